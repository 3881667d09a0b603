//! A class with everything a class can have, and one that nobody can construct.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Point {
    pub x: f64,
    #[wasm_bindgen(readonly)]
    pub y: f64,
    pub line_width: f32,
}

#[wasm_bindgen]
impl Point {
    #[wasm_bindgen(constructor)]
    pub fn new(x: f64, y: f64) -> Point {
        Point { x, y, line_width: 1.0 }
    }

    pub fn origin() -> Point {
        Point::new(0.0, 0.0)
    }

    #[wasm_bindgen(js_name = scaleBy)]
    pub fn scale_by(&mut self, factor: f64) {
        self.x *= factor;
    }

    #[wasm_bindgen(getter)]
    pub fn label(&self) -> String {
        String::new()
    }

    #[wasm_bindgen(setter)]
    pub fn set_label(&mut self, label: &str) {
        let _ = label;
    }

    #[wasm_bindgen(setter)]
    pub fn set_only(&mut self, value: u32) {
        let _ = value;
    }
}

#[wasm_bindgen]
pub struct Index {
    terms: u32,
}

#[wasm_bindgen]
impl Index {
    pub fn build(text: &[u8]) -> Index {
        Index { terms: text.len() as u32 }
    }

    pub fn terms(&self) -> u32 {
        self.terms
    }
}
