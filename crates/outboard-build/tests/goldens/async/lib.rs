//! Async functions and methods: the promise of a promise is one promise.
//
//@ wasm-bindgen = "=0.2.130"
//@ wasm-bindgen-futures = "0.4"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub async fn later(x: u32) -> Result<u32, JsValue> {
    Ok(x)
}

#[wasm_bindgen]
pub async fn done() {}

#[wasm_bindgen]
pub async fn load(bytes: Vec<u8>) -> Result<Model, JsError> {
    Ok(Model { bytes })
}

#[wasm_bindgen]
pub struct Model {
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Model {
    pub async fn run(&self, input: Vec<f32>) -> Vec<f32> {
        let _ = self.bytes.len();
        input
    }

    pub async fn close(self) {}
}
