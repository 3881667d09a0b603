#[outboard::export]
pub struct A;

#[outboard::export]
impl A {
    #[outboard::export(constructor, getter)]
    pub fn two_roles(&self) -> u32 {
        1
    }
}

#[outboard::export]
impl A {
    #[outboard::export(constructor)]
    pub async fn slow_constructor() -> A {
        A
    }
}

#[outboard::export]
impl A {
    #[outboard::export(getter)]
    pub fn with_argument(&self, _by: u32) -> u32 {
        1
    }
}

#[outboard::export]
impl A {
    #[outboard::export(setter)]
    pub fn width(&mut self, _width: u32) {}
}

#[outboard::export]
impl A {
    pub fn boxed(self: Box<Self>) {}
}

#[outboard::export]
impl A {
    #[outboard::export(getter)]
    fn private(&self) -> u32 {
        1
    }
}

fn main() {}
