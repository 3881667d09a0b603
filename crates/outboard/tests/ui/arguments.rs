#[outboard::export(set_up)]
pub fn unknown() {}

#[outboard::export(setup, setup)]
pub fn twice() {}

#[outboard::export(js_name)]
pub fn no_text() {}

#[outboard::export(setup = "yes")]
pub fn no_flag() {}

#[outboard::export(js_name = "two words")]
pub fn no_name() {}

#[outboard::export(returns = "number")]
pub fn nothing() {}

#[outboard::export(js_name = resize)]
pub fn no_literal() {}

#[outboard::export]
pub fn on_parameter(#[outboard(tsx = "Plan")] _plan: u32) {}

#[outboard::export]
pub fn optional_alone(#[outboard(optional)] _plan: u32) {}

#[outboard::export]
pub fn out_of_order(#[outboard(ts = "Plan", optional)] _plan: u32, _size: u32) {}

fn main() {}
