#[outboard::export]
pub fn largest<T: Ord>(_values: Vec<T>) {}

#[outboard::export]
pub fn borrowed<'a>(_text: &'a str) {}

#[outboard::export]
pub fn shown(_text: impl std::fmt::Display) {}

#[outboard::export]
pub struct Holder<T> {
    pub value: T,
}

#[outboard::export]
impl<T> Holder<T> {}

fn main() {}
