//! Bytes that cross, and are hardly looked at.

/// How many bytes [`peek`] reads.
const LOOKS: usize = 16;

/// The length of the bytes, plus a few of them: read from all over, so that bytes which did not arrive are noticed.
#[outboard::export]
pub fn peek(bytes: &[u8]) -> f64 {
    let step = (bytes.len() / LOOKS).max(1);
    let seen: u32 = bytes
        .iter()
        .step_by(step)
        .map(|byte| u32::from(*byte))
        .sum();
    bytes.len() as f64 + f64::from(seen)
}

/// The bytes as they came, but for the first and the last, which are inverted.
#[outboard::export]
pub fn echo(mut bytes: Vec<u8>) -> Vec<u8> {
    if let [first, .., last] = bytes.as_mut_slice() {
        *first = !*first;
        *last = !*last;
    }
    bytes
}
