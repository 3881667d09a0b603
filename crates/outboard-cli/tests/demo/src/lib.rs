//! What a package of the tests exports.

use wasm_bindgen::prelude::*;

#[cfg(feature = "broken")]
compile_error!("the feature `broken` is on");

#[wasm_bindgen(module = "/js/greet.js")]
extern "C" {
    fn greet(name: &str) -> String;
}

#[wasm_bindgen(inline_js = "export function twice(x) { return x * 2; }")]
extern "C" {
    fn twice(x: f64) -> f64;
}

#[wasm_bindgen(module = "ms")]
extern "C" {
    #[wasm_bindgen(js_name = default)]
    fn milliseconds(text: &str) -> f64;
}

/// Adds two numbers.
#[wasm_bindgen]
pub fn add(a: i32, b: i32) -> i32 {
    a + b
}

/// Turns every byte around, in place.
#[wasm_bindgen]
pub fn invert(bytes: &mut [u8]) {
    for byte in bytes {
        *byte = !*byte;
    }
}

/// Greets through a snippet, loudly if the feature is on.
#[wasm_bindgen]
pub fn welcome(name: &str) -> String {
    let words = greet(name);
    if cfg!(feature = "shout") { words.to_uppercase() } else { words }
}

/// Doubles through an inline module.
#[wasm_bindgen]
pub fn double(x: f64) -> f64 {
    twice(x)
}

/// Reads a duration with a package from npm.
#[wasm_bindgen]
pub fn duration(text: &str) -> f64 {
    milliseconds(text)
}

/// Cannot cross a thread.
#[wasm_bindgen]
pub fn each() -> js_sys::Function {
    js_sys::Function::new_no_args("return 1")
}

/// Counts.
#[wasm_bindgen]
pub struct Counter {
    value: u32,
}

#[wasm_bindgen]
impl Counter {
    /// Starts at a value.
    #[wasm_bindgen(constructor)]
    pub fn new(value: u32) -> Counter {
        Counter { value }
    }

    /// Counts on.
    pub fn count(&mut self) -> u32 {
        self.value += 1;
        self.value
    }
}
