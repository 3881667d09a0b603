#[outboard::export]
pub struct Session {
    #[outboard::export(skip)]
    hidden: u32,
    pub count: u32,
}

#[outboard::export]
pub struct Fields {
    #[outboard::export(getter)]
    pub count: u32,
    #[outboard::export(skip, readonly)]
    pub other: u32,
}

#[outboard::export]
struct Private;

#[outboard::export]
impl Default for Session {
    fn default() -> Self {
        Session { hidden: 0, count: 0 }
    }
}

#[outboard::export]
impl self::Session {}

#[outboard::export]
pub enum Shape {
    Circle(f64),
}

#[outboard::export]
mod inner {}

fn main() {}
