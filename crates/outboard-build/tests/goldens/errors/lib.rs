//! Results and options, in and out.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn parse(text: &str) -> Result<f64, JsError> {
    Ok(text.parse()?)
}

#[wasm_bindgen]
pub fn decode(bytes: &[u8], limit: Option<u32>) -> Result<Option<Vec<u8>>, JsValue> {
    if bytes.is_empty() {
        return Err(JsValue::from_str("empty"));
    }
    Ok(limit.map(|limit| bytes[..limit as usize].to_vec()))
}

#[wasm_bindgen]
pub fn greet(name: Option<String>, times: Option<f64>, loud: bool) -> Option<String> {
    let _ = (times, loud);
    name
}
