use outboard::Control;

#[outboard::export]
pub fn two(_first: &Control, _second: Control) {}

#[outboard::export]
pub fn changed(_control: &mut Control) {}

#[outboard::export]
pub fn described(#[outboard(js_name = "stop")] _control: &Control) {}

mod knobs {
    pub struct Control;
}

#[outboard::export]
pub fn another(_control: &knobs::Control) {}

#[outboard::export]
pub struct A;

#[outboard::export]
impl A {
    #[outboard::export(getter)]
    pub fn width(&self, _control: &Control) -> u32 {
        1
    }
}

#[outboard::export]
impl A {
    #[outboard::export(setter)]
    pub fn set_width(&mut self, _width: u32, _control: &Control) {}
}

fn main() {}
