//! EXIF blocks.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| outboard_fuzz::orientation::orientation(bytes));
