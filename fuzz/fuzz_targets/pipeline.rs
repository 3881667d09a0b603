//! Files or pixels, with a plan.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| outboard_fuzz::pipeline::pipeline(bytes));
