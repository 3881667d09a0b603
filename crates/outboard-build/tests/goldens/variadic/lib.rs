//! Rest parameters and optional ones.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen(variadic)]
pub fn sum(values: Vec<f64>) -> f64 {
    values.iter().sum()
}

/// Adds a base to the sum.
#[wasm_bindgen(variadic)]
pub fn tagged(tag: &str, values: Vec<JsValue>) -> String {
    format!("{tag}{}", values.len())
}

#[wasm_bindgen]
pub fn crop(width: u32, height: Option<u32>, name: Option<String>) -> u32 {
    let _ = name;
    width * height.unwrap_or(1)
}

#[wasm_bindgen]
pub struct Sink {
    total: f64,
}

#[wasm_bindgen]
impl Sink {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Sink {
        Sink { total: 0.0 }
    }

    #[wasm_bindgen(variadic)]
    pub fn push(&mut self, values: Vec<f64>) -> f64 {
        self.total += values.iter().sum::<f64>();
        self.total
    }
}
