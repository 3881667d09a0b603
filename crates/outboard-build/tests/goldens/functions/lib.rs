//! Plain functions: numbers, strings, BigInt, typed arrays, strings in a list, anything.
//
//@ wasm-bindgen = "=0.2.130"
//@ js-sys = "0.3"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn add(a: i32, b: f64) -> f64 {
    f64::from(a) + b
}

#[wasm_bindgen(js_name = toUpper)]
pub fn to_upper(text: &str) -> String {
    text.to_uppercase()
}

#[wasm_bindgen]
pub fn next(x: u64) -> u64 {
    x + 1
}

#[wasm_bindgen]
pub fn is_even(x: u32) -> bool {
    x % 2 == 0
}

#[wasm_bindgen]
pub fn ignite() {}

#[wasm_bindgen]
pub fn histogram(rgba: &[u8]) -> Vec<u32> {
    rgba.iter().map(|&b| u32::from(b)).collect()
}

#[wasm_bindgen]
pub fn shift(samples: &[i8], weights: Vec<f64>) -> Vec<f32> {
    samples.iter().zip(weights).map(|(&s, w)| f32::from(s) * w as f32).collect()
}

#[wasm_bindgen]
pub fn view(bytes: js_sys::Uint8Array, names: Vec<String>, anything: JsValue) -> JsValue {
    let _ = (bytes, names);
    anything
}
