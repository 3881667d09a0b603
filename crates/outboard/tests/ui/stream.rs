use futures_util::stream::{Empty, empty};
use outboard::Stream;

#[outboard::export]
pub fn of_what() -> impl Stream {
    empty::<u32>()
}

#[outboard::export]
pub fn of_pairs() -> impl Stream<Item = (u32, u32)> {
    empty()
}

#[outboard::export]
pub fn borrowing(_bytes: &[u8]) -> impl Stream<Item = u32> {
    empty()
}

#[outboard::export]
pub fn owning(_bytes: &[u8]) -> impl Stream<Item = u32> + use<> {
    empty()
}

#[outboard::export(setup)]
pub fn prepare() -> impl Stream<Item = u32> {
    empty()
}

#[outboard::export]
pub fn named() -> Empty<u32> {
    empty()
}

#[outboard::export]
pub struct A;

#[outboard::export]
impl A {
    #[outboard::export(getter)]
    pub fn numbers(&self) -> impl Stream<Item = u32> + use<> {
        empty()
    }
}

fn main() {}
