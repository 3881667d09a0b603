//! JavaScript that comes along: written in place, and as a file of its own.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "export function shout(text) { return text.toUpperCase() + '!'; }")]
extern "C" {
    #[wasm_bindgen(js_name = shout)]
    fn shout_in_js(text: &str) -> String;
}

#[wasm_bindgen(module = "/js/clock.js")]
extern "C" {
    fn now() -> f64;
}

/// A louder text, by JavaScript written in place.
#[wasm_bindgen]
pub fn shout(text: &str) -> String {
    shout_in_js(text)
}

/// How long a computation took, by a clock from a file of JavaScript.
#[wasm_bindgen(js_name = timeSum)]
pub fn time_sum(count: u32) -> f64 {
    let start = now();
    std::hint::black_box((0..count).map(f64::from).sum::<f64>());
    now() - start
}
