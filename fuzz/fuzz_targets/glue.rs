//! The glue of an engine with its types.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| outboard_fuzz::package::glue(bytes));
