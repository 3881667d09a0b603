//! Names that would be taken for something else in the client.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn init(level: u32) -> u32 {
    level
}

#[wasm_bindgen]
pub fn engine() -> u32 {
    1
}

#[wasm_bindgen]
pub struct Handle {
    pub then: u32,
}

#[wasm_bindgen]
impl Handle {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Handle {
        Handle { then: 0 }
    }

    pub fn create(name: &str) -> Handle {
        let _ = name;
        Handle::new()
    }

    pub fn dispose(&mut self) {}

    #[wasm_bindgen(js_name = with)]
    pub fn with_(&self, other: &Handle) -> u32 {
        other.then
    }

    #[wasm_bindgen(js_name = setThen)]
    pub fn set_then_twice(&mut self, value: u32) {
        self.then = value * 2;
    }
}

#[wasm_bindgen]
pub fn clone_handle(handle: &Handle) -> Handle {
    Handle { then: handle.then }
}
