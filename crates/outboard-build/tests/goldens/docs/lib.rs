//! Docs on everything that can carry them, with the characters that break careless writers.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

/// Rotates the image.
///
/// Angles are in degrees:
///
/// ```
/// rotate(90, "`both` /* kinds");
/// ```
///
/// @param angle clockwise, `$&` and `{{name}}` included
#[wasm_bindgen]
pub fn rotate(angle: f64, name: &str) -> f64 {
    let _ = name;
    angle
}

/// A session with the model.
#[wasm_bindgen]
pub struct Session {
    /// How often it ran.
    #[wasm_bindgen(readonly)]
    pub runs: u32,
}

#[wasm_bindgen]
impl Session {
    /// Opens a session.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Session {
        Session { runs: 0 }
    }

    /// Runs once.
    pub fn run(&mut self) {
        self.runs += 1;
    }
}

/// The two modes.
#[wasm_bindgen]
pub enum Mode {
    /// Slow and good.
    Good,
    /// Fast.
    Fast,
}
