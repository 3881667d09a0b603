//! Nothing, next to nothing, and as much as is asked for.

/// Nothing.
#[outboard::export]
pub fn noop() {}

/// The sum of two numbers.
#[outboard::export]
pub fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

/// Turns a number over so many times: work that touches no memory and that no compiler sees through.
#[outboard::export]
pub fn spin(rounds: u32) -> u32 {
    (0..rounds).fold(1, |mut number: u32, round| {
        number ^= number << 13;
        number ^= number >> 17;
        number ^= number << 5;
        number.wrapping_add(round)
    })
}
