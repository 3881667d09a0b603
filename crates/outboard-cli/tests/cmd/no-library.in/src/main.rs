//! A fixture.
fn main() {}
