//! Functions by which a test tells one lane from another.

use std::cell::{Cell, OnceCell};

use outboard::js_sys::{Date, Math};

thread_local! {
    static ID: OnceCell<f64> = const { OnceCell::new() };
    static LEVEL: Cell<u32> = const { Cell::new(0) };
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

/// Never returns.
#[outboard::export]
pub fn spin() {
    loop {
        std::hint::spin_loop();
    }
}

/// Prepares every lane.
#[outboard::export(setup)]
pub fn configure(level: u32) {
    LEVEL.set(level);
}

/// The level this lane was prepared with, after so many milliseconds: enough calls at once are taken by several lanes.
#[outboard::export]
pub fn configured(ms: f64) -> Vec<f64> {
    vec![busy(ms), f64::from(LEVEL.get())]
}
