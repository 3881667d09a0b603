//! What cannot cross a thread, beside what can.
//
//@ wasm-bindgen = "=0.2.130"
//@ js-sys = "0.3"
//@ web-sys = { version = "0.3", features = ["AudioContext", "Blob", "Element", "HtmlCanvasElement", "ImageBitmap"] }

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Progress = (done: number, total: number) => void;
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Progress")]
    pub type Progress;
    #[wasm_bindgen(typescript_type = "IterableIterator<number>")]
    pub type Numbers;
}

#[wasm_bindgen]
pub fn each(callback: &js_sys::Function) {
    let _ = callback;
}

#[wasm_bindgen]
pub fn watch(bytes: &[u8], progress: Progress) {
    let _ = (bytes, progress);
}

#[wasm_bindgen]
pub fn draw(canvas: web_sys::HtmlCanvasElement) {
    let _ = canvas;
}

#[wasm_bindgen]
pub fn numbers(list: js_sys::Iterator) -> Numbers {
    let _ = list;
    JsValue::NULL.unchecked_into()
}

#[wasm_bindgen]
pub fn tag() -> js_sys::Symbol {
    js_sys::Symbol::iterator()
}

#[wasm_bindgen]
pub fn heap() -> js_sys::WebAssembly::Memory {
    wasm_bindgen::memory().unchecked_into()
}

#[wasm_bindgen]
pub fn picture(image: web_sys::ImageBitmap, file: web_sys::Blob) -> u32 {
    let _ = file;
    image.width()
}

#[wasm_bindgen]
pub struct Player {
    pub volume: f64,
}

#[wasm_bindgen]
impl Player {
    #[wasm_bindgen(constructor)]
    pub fn new(context: web_sys::AudioContext) -> Player {
        let _ = context;
        Player { volume: 1.0 }
    }

    pub fn silent() -> Player {
        Player { volume: 0.0 }
    }

    #[wasm_bindgen(js_name = onEnd)]
    pub fn on_end(&self, callback: Option<js_sys::Function>) {
        let _ = callback;
    }

    #[wasm_bindgen(getter)]
    pub fn element(&self) -> web_sys::Element {
        JsValue::NULL.unchecked_into()
    }

    pub fn play(&mut self) -> f64 {
        self.volume
    }
}
