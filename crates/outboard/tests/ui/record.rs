use std::collections::HashMap;

#[outboard::record]
pub struct Held {
    map: HashMap<String, u32>,
    wide: u128,
    nested: Vec<Option<Elsewhere>>,
}

pub struct Elsewhere;

#[outboard::record]
pub struct Borrowing {
    text: &'static str,
}

#[outboard::record]
pub struct Tree {
    children: Vec<Tree>,
}

#[outboard::record]
pub struct Generic<T> {
    value: T,
}

#[outboard::record]
pub struct Pair(f64, f64);

#[outboard::record]
pub struct Nothing;

#[outboard::record]
pub struct Twice {
    max_width: u32,
    #[outboard(js_name = "maxWidth")]
    other: u32,
}

#[outboard::record]
pub struct Named {
    #[outboard(js_name = "__proto__")]
    it: u32,
    #[outboard(readonly)]
    that: u32,
}

#[outboard::record]
pub enum Shape {
    Circle(f64),
    Point,
}

#[outboard::record]
pub enum Never {}

#[outboard::record]
pub fn function() {}

#[outboard::export]
pub fn by_slice(_all: &[Elsewhere]) {}

fn main() {}
