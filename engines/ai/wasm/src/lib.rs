//! The boundary of the AI engine: exports and conversions, no logic.

mod ask;
mod convert;
pub mod files;
mod held;
pub mod learn;
mod learn_plain;
pub mod model;
mod profile;
pub mod sight;
mod sight_bitmap;
pub mod speech;
pub mod speech_live;
mod tensors;
pub mod text;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
