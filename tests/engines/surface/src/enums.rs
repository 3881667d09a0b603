//! Enums of numbers and of strings.

use wasm_bindgen::prelude::*;

/// A colour.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Like a tomato.
    Red,
    /// Like a leaf.
    Green = 5,
    /// Like the sea.
    Blue,
}

/// How to fill a box.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Cover = "cover",
    Contain = "contain",
}

/// The colour after this one.
#[wasm_bindgen(js_name = nextColor)]
pub fn next_color(color: Color) -> Color {
    match color {
        Color::Red => Color::Green,
        Color::Green => Color::Blue,
        Color::Blue => Color::Red,
    }
}

/// The other way to fill a box.
#[wasm_bindgen(js_name = otherFit)]
pub fn other_fit(fit: Fit) -> Fit {
    match fit {
        Fit::Cover => Fit::Contain,
        _ => Fit::Cover,
    }
}
