//! Bytes that are said to be records.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| outboard_fuzz::record::record(bytes));
