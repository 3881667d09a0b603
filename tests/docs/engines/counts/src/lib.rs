use wasm_bindgen::prelude::*;

/// How often each byte occurs.
#[wasm_bindgen]
pub fn histogram(bytes: &[u8]) -> Vec<u32> {
    let mut counts = vec![0; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    counts
}

/// A sum that grows.
#[wasm_bindgen]
#[derive(Default)]
pub struct Total {
    sum: f64,
}

#[wasm_bindgen]
impl Total {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Total {
        Total::default()
    }

    pub fn add(&mut self, values: &[f64]) -> f64 {
        self.sum += values.iter().sum::<f64>();
        self.sum
    }
}
