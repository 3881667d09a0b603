//! Structs that cross by serde-wasm-bindgen, as one would write it without `#[outboard::record]`.

#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, warnings)]

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// A star of a catalogue: eight fields of the kinds that structs have.
#[derive(Serialize, Deserialize)]
struct Star {
    id: u32,
    x: f64,
    y: f64,
    z: f64,
    magnitude: f32,
    visible: bool,
    name: String,
    class: String,
}

/// A number to which each field of each star adds something.
#[wasm_bindgen]
pub fn weigh(stars: JsValue) -> Result<f64, JsError> {
    let stars: Vec<Star> = serde_wasm_bindgen::from_value(stars)?;
    Ok(stars.iter().map(weight).sum())
}

/// So many stars, each another.
#[wasm_bindgen]
pub fn stars(count: u32) -> Result<JsValue, JsError> {
    let stars: Vec<Star> = (0..count).map(star).collect();
    Ok(serde_wasm_bindgen::to_value(&stars)?)
}

fn weight(star: &Star) -> f64 {
    let Star {
        id,
        x,
        y,
        z,
        magnitude,
        visible,
        name,
        class,
    } = star;
    let texts = name.len() + class.len();
    f64::from(*id)
        + x
        + y
        + z
        + f64::from(*magnitude)
        + f64::from(u8::from(*visible))
        + texts as f64
}

fn star(id: u32) -> Star {
    let at = f64::from(id);
    Star {
        id,
        x: at * 0.5,
        y: at * -0.25,
        z: at + 0.125,
        magnitude: (id % 64) as f32 / 4.0,
        visible: id % 3 == 0,
        name: format!("star {id}"),
        class: ["O", "B", "A", "F", "G", "K", "M"][id as usize % 7].to_owned(),
    }
}
