#[outboard::export]
pub fn method(&self) {}

#[outboard::export]
pub fn apart((_x, _y): (f64, f64)) {}

#[outboard::export]
pub fn nameless(_: u32) {}

#[outboard::export]
pub unsafe fn risky() {}

#[outboard::export]
pub extern "C" fn foreign() {}

#[outboard::export]
fn hidden() {}

fn main() {}
