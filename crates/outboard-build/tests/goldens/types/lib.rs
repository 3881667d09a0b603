//! Types the crate writes itself, as tsify and hand-written sections do, overloads and members redeclared in an interface.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Where to cut. */
export interface Rect {
    x: number;
    y: number;
    /** May be left out. */
    width?: number;
}

type Shape = { kind: "rect"; rect: Rect } | { kind: "circle"; radius: number };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

declare const brand: unique symbol;

export type Id = number & { [brand]?: true };

export function query(selector: string): Rect;
export function query(id: number, deep?: boolean): Rect[];

export interface Doc {
    /** Reads a value. */
    get(path: string): Json;
    get(path: string[], fallback: Json): Json;
    readonly size: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Rect")]
    pub type Rect;
    #[wasm_bindgen(typescript_type = "Shape[]")]
    pub type Shapes;
}

#[wasm_bindgen]
pub fn area(rect: &Rect) -> f64 {
    let _ = rect;
    0.0
}

#[wasm_bindgen]
pub fn shapes(list: Shapes, id: Option<Rect>) -> Shapes {
    let _ = id;
    list
}

#[wasm_bindgen(skip_typescript)]
pub fn query(selector: JsValue, deep: Option<bool>) -> JsValue {
    let _ = deep;
    selector
}

#[wasm_bindgen]
pub struct Doc {
    keys: u32,
}

#[wasm_bindgen]
impl Doc {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Doc {
        Doc { keys: 0 }
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn get(&self, path: JsValue, fallback: JsValue) -> JsValue {
        let _ = path;
        fallback
    }

    #[wasm_bindgen(getter, skip_typescript)]
    pub fn size(&self) -> u32 {
        self.keys
    }
}
