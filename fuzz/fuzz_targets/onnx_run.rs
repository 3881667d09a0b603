//! Models of one operator, with inputs of odd shapes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| outboard_fuzz::onnx::onnx_run(bytes));
