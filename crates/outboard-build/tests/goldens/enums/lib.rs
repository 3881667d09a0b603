//! Enums of numbers, negative ones too, enums of strings, and functions that take them.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

/// A colour of the flag.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Color {
    /// Like a rose.
    Red,
    Green,
    Blue = 7,
}

#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Sign {
    Minus = -1,
    Plus = 1,
}

#[wasm_bindgen]
pub enum Filter {
    Nearest = "nearest",
    Lanczos3 = "lanczos3",
}

#[wasm_bindgen]
pub fn mix(a: Color, b: Option<Color>) -> Color {
    b.unwrap_or(a)
}

#[wasm_bindgen]
pub fn sign(filter: Filter) -> Sign {
    match filter {
        Filter::Nearest => Sign::Minus,
        _ => Sign::Plus,
    }
}
