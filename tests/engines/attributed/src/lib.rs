//! A test engine whose exports carry `#[outboard::export]`.

#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, warnings)]

mod callbacks;
mod catalogue;
mod error;
mod lanes;
mod panics;
mod slow;
mod streams;
mod tally;
mod upper;

pub use callbacks::{ask, call_back, tell};
pub use catalogue::{
    Catalogue, Coordinates, SpectralClass, Star, alike, brightest, bunches, light_of, make_stars,
};
pub use error::EngineError;
pub use lanes::{busy, configure, configured, lane_id, spin};
pub use panics::{
    catch_and_trap, catch_panic, dive, guards, hoard, pages, panic_apart, panic_called_back,
    panic_for_good, panic_for_text, panic_holding, panic_later, trap, trap_for_text,
};
pub use slow::{count_patiently, count_slowly};
pub use streams::{numbers_failing_at, numbers_up_to, zeros};
pub use tally::{Rounding, Tally};
pub use upper::Upper;

use outboard::JsValue;

type Result<T> = std::result::Result<T, EngineError>;

/// The sum of all bytes.
#[outboard::export]
pub fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte)).sum()
}

/// Inverts the bytes where they are.
#[outboard::export]
pub fn invert(bytes: &mut [u8]) {
    for byte in bytes {
        *byte = !*byte;
    }
}

/// Multiplies each sample, and leaves out those above a limit.
#[outboard::export]
pub fn scale_samples(samples: Vec<f32>, factor: f32, upper_limit: Option<f32>) -> Vec<f32> {
    samples
        .into_iter()
        .map(|sample| sample * factor)
        .filter(|sample| upper_limit.is_none_or(|limit| *sample <= limit))
        .collect()
}

/// A number from its digits.
#[outboard::export]
pub fn parse_number(text: &str) -> Result<i32> {
    text.parse().map_err(|source| EngineError::NoNumber {
        text: text.to_owned(),
        source,
    })
}

/// The same number, larger by one, when JavaScript comes back to it.
#[outboard::export]
pub async fn later(number: u32) -> std::result::Result<u32, EngineError> {
    number.checked_add(1).ok_or(EngineError::TooLarge)
}

/// A value as it came.
#[outboard::export(js_name = "same", returns = "{ width: number }")]
pub fn give_back(#[outboard(ts = "{ width: number }")] value: JsValue) -> JsValue {
    value
}

/// Whether a value was given.
#[outboard::export]
pub fn is_given(#[outboard(ts = "string", optional, js_name = "maybe")] value: JsValue) -> bool {
    !value.is_undefined()
}

/// Panics with a message.
#[outboard::export]
pub fn panic_with(message: &str) {
    panic!("{message}");
}
