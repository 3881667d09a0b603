//! Names that mean something to JavaScript, or to a client.
//!
//! A free function `then` is not among them: wasm-bindgen's own `init` resolves with the exports of the module, which would then
//! pass for a promise that is never kept.

use wasm_bindgen::prelude::*;

/// The name of the function that starts an engine.
#[wasm_bindgen]
pub fn init(number: u32) -> u32 {
    number + 2
}

/// A class whose members have the names of a handle's own.
#[wasm_bindgen]
pub struct Clash {
    value: u32,
}

#[wasm_bindgen]
impl Clash {
    /// Begins with a number.
    #[wasm_bindgen(constructor)]
    pub fn new(value: u32) -> Clash {
        Clash { value }
    }

    /// A static method with the name that a client gives to constructors.
    pub fn create(value: u32) -> Clash {
        Clash { value: value + 100 }
    }

    /// Makes an object look like a promise to `await`.
    pub fn then(&self) -> u32 {
        self.value
    }

    /// Looks like a handle's.
    pub fn dispose(&self) -> u32 {
        self.value + 1
    }

    /// Looks like a function's.
    #[wasm_bindgen(js_name = "with")]
    pub fn with_number(&self, number: u32) -> u32 {
        self.value + number
    }

    /// A method with the name of wasm-bindgen's own, as near as it allows.
    #[wasm_bindgen(js_name = "free_")]
    pub fn free_like(&self) -> u32 {
        self.value + 2
    }
}
