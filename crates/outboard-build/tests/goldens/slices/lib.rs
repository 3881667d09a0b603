//! Slices that are written back, alone and beside slices that are not.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn invert(data: &mut [u8], key: &[u8]) {
    for byte in data {
        *byte = !*byte ^ key[0];
    }
}

#[wasm_bindgen]
pub fn normalise(samples: &mut [f32]) -> f32 {
    let peak = samples.iter().fold(0.0f32, |peak, s| peak.max(s.abs()));
    for sample in samples {
        *sample /= peak;
    }
    peak
}

#[wasm_bindgen]
pub fn clamp(pixels: Clamped<Vec<u8>>, ids: Option<Vec<u8>>) -> Clamped<Vec<u8>> {
    let _ = ids;
    pixels
}

#[wasm_bindgen]
pub struct Mixer {
    gain: f64,
}

#[wasm_bindgen]
impl Mixer {
    #[wasm_bindgen(constructor)]
    pub fn new(gain: f64) -> Mixer {
        Mixer { gain }
    }

    pub fn apply(&self, left: &mut [f64], right: &mut [f64]) -> Result<(), JsError> {
        left.iter_mut().chain(right).for_each(|s| *s *= self.gain);
        Ok(())
    }
}
