//! Files of models, in pieces.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| outboard_fuzz::onnx::onnx_loader(bytes));
