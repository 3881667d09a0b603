//! Handles as arguments: borrowed, consumed, optional, in a list; and methods that consume their object.
//
//@ wasm-bindgen = "=0.2.130"

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Matrix {
    cells: Vec<f32>,
}

#[wasm_bindgen]
impl Matrix {
    #[wasm_bindgen(constructor)]
    pub fn new(cells: Vec<f32>) -> Matrix {
        Matrix { cells }
    }

    pub fn dot(&self, other: &Matrix) -> f32 {
        self.cells.iter().zip(&other.cells).map(|(a, b)| a * b).sum()
    }

    pub fn swallow(&mut self, other: Matrix) {
        self.cells.extend(other.cells);
    }

    #[wasm_bindgen(js_name = orElse)]
    pub fn or_else(&self, other: Option<Matrix>) -> Option<Matrix> {
        other
    }

    pub fn finish(self) -> Vec<f32> {
        self.cells
    }
}

#[wasm_bindgen]
pub fn trace(matrix: &Matrix) -> f32 {
    matrix.cells.iter().sum()
}

#[wasm_bindgen]
pub fn consume(matrix: Matrix, weight: f32) -> f32 {
    matrix.cells.iter().sum::<f32>() * weight
}

#[wasm_bindgen]
pub fn fill(matrix: &mut Matrix, value: f32) {
    matrix.cells.fill(value);
}

#[wasm_bindgen]
pub fn join(parts: Vec<Matrix>) -> Matrix {
    Matrix { cells: parts.into_iter().flat_map(|m| m.cells).collect() }
}
