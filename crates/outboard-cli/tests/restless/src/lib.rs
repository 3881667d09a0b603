use wasm_bindgen::prelude::*;

#[cfg(not(feature = "cell"))]
type Number = u32;
/// What changes behind a shared reference is not unwind safe, so wasm-bindgen refuses it where panics unwind.
#[cfg(feature = "cell")]
type Number = std::cell::Cell<u32>;

#[wasm_bindgen]
#[derive(Default)]
pub struct Counter {
    number: Number,
}

#[wasm_bindgen]
impl Counter {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Counter {
        Counter::default()
    }

    pub fn overdraw(&mut self, by: u32) {
        assert!(by == 0, "there is nothing");
        self.number = Number::default();
    }
}
