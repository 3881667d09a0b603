//! A benchmark that kept the test harness.

#[test]
fn nothing() {}
