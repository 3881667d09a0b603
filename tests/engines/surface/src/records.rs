//! Structs that cross as plain objects.

#![allow(
    deprecated,
    reason = "most crates in the wild still use tsify in this form"
)]

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// A size in pixels; TypeScript sees its type.
#[derive(Clone, Copy, Serialize, Deserialize, Tsify)]
#[tsify(into_wasm_abi, from_wasm_abi)]
#[serde(rename_all = "camelCase")]
pub struct PixelSize {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
    /// Pixels for each point of the screen.
    #[tsify(optional)]
    pub device_scale: Option<f64>,
}

/// The size, turned by a right angle.
#[wasm_bindgen]
pub fn turned(size: PixelSize) -> PixelSize {
    PixelSize {
        width: size.height,
        height: size.width,
        ..size
    }
}

#[derive(Serialize, Deserialize)]
struct Person {
    name: String,
    age: u8,
}

/// Someone a year later; TypeScript sees `any`.
#[wasm_bindgen(js_name = yearLater)]
pub fn year_later(person: JsValue) -> Result<JsValue, JsError> {
    let mut person: Person = serde_wasm_bindgen::from_value(person)?;
    person.age = person
        .age
        .checked_add(1)
        .ok_or_else(|| JsError::new("nobody is that old"))?;
    Ok(serde_wasm_bindgen::to_value(&person)?)
}
