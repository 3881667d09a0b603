//! Honest work, whose results a test knows beforehand.

use std::cell::OnceCell;

use outboard::JsValue;
use outboard::js_sys::{Date, Math};

thread_local! {
    static ID: OnceCell<f64> = const { OnceCell::new() };
}

/// A number of this lane's own, drawn when it is first asked for.
#[outboard::export]
pub fn lane_id() -> f64 {
    ID.with(|id| *id.get_or_init(Math::random))
}

/// Computes for so many milliseconds, and gives the number of this lane.
#[outboard::export]
pub fn busy(ms: f64) -> f64 {
    let end = Date::now() + ms;
    while Date::now() < end {}
    lane_id()
}

/// The FNV-1a hash of the bytes.
#[outboard::export]
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// Adds a key and its place to each byte, after so many milliseconds of other work.
#[outboard::export]
pub fn scramble(bytes: &[u8], key: u8, ms: f64) -> Vec<u8> {
    busy(ms);
    bytes
        .iter()
        .zip(0_usize..)
        .map(|(byte, place)| byte.wrapping_add(key).wrapping_add(place as u8))
        .collect()
}

/// Inverts the bytes where they are.
#[outboard::export]
pub fn invert(bytes: &mut [u8]) {
    for byte in bytes {
        *byte = !*byte;
    }
}

/// A value as it came.
#[outboard::export]
pub fn same(#[outboard(ts = "unknown")] value: JsValue) -> JsValue {
    value
}
