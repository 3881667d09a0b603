//! What wasm-bindgen 0.2.92 writes: no externref table, and an `init` that takes the module as it is.
//
//@ wasm-bindgen = "=0.2.92"
//@ js-sys = "=0.3.69"
//@ wasm-bindgen-futures = "=0.4.42"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub enum Color {
    Red,
    Green,
}

#[wasm_bindgen]
pub enum Kind {
    A = "a",
    B = "b",
}

/// Adds.
#[wasm_bindgen]
pub fn add(a: i32, b: Option<f64>) -> f64 {
    f64::from(a) + b.unwrap_or(0.0)
}

#[wasm_bindgen]
pub fn invert(data: &mut [u8], key: &[u8]) {
    for byte in data {
        *byte = !*byte ^ key[0];
    }
}

#[wasm_bindgen]
pub async fn later(color: Color) -> Result<u32, JsValue> {
    Ok(color as u32)
}

#[wasm_bindgen(variadic)]
pub fn total(values: Vec<f64>) -> f64 {
    values.iter().sum()
}

#[wasm_bindgen]
pub struct Point {
    pub x: f64,
    #[wasm_bindgen(readonly)]
    pub y: f64,
}

#[wasm_bindgen]
impl Point {
    pub fn origin() -> Point {
        Point { x: 0.0, y: 0.0 }
    }

    pub fn distance(&self, other: &Point) -> f64 {
        self.x - other.x
    }

    pub fn swallow(&mut self, other: Option<Point>, kind: Kind) -> Result<f64, JsError> {
        let _ = kind;
        other.map(|o| o.x).ok_or_else(|| JsError::new("nothing to swallow"))
    }

    pub fn finish(self) -> Vec<f32> {
        vec![self.x as f32]
    }
}
