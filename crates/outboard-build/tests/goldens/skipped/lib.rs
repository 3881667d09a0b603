//! An export without a type, and types without an export.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export function absent(x: number): number;
export const version: string;
export class Ghost { haunt(): void; }
"#;

#[wasm_bindgen(skip_typescript)]
pub fn untyped(bytes: &[u8], times: u32) -> Vec<u8> {
    bytes.repeat(times as usize)
}

#[wasm_bindgen]
pub struct Store {
    pub size: u32,
}

#[wasm_bindgen]
impl Store {
    #[wasm_bindgen(skip_typescript)]
    pub fn put(&mut self, key: &str, value: JsValue) {
        let _ = (key, value);
    }

    #[wasm_bindgen(getter, skip_typescript)]
    pub fn hidden(&self) -> u32 {
        self.size
    }
}
