//! A class, and functions that take handles of it.

use std::cell::Cell;

thread_local! {
    static LIVING: Cell<u32> = const { Cell::new(0) };
}

/// A running total that lives on one lane.
#[outboard::export]
pub struct Session {
    total: f64,
    /// Enough that a leak of sessions is seen in the memory.
    kept: Vec<u8>,
}

#[outboard::export]
impl Session {
    /// A session that begins at a number.
    #[outboard::export(constructor)]
    pub fn new(start: f64) -> Session {
        LIVING.set(LIVING.get() + 1);
        Self {
            total: start,
            kept: vec![1; 16 * 1024],
        }
    }

    /// Adds a number, and gives the total.
    pub fn add(&mut self, number: f64) -> f64 {
        self.total += number;
        self.total
    }

    /// The total.
    #[outboard::export(getter)]
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Another session of the same total, on the same lane.
    pub fn fork(&self) -> Session {
        Self::new(self.total)
    }

    /// Panics when there is less than that, half way through a change.
    pub fn overdraw(&mut self, amount: f64) -> f64 {
        let kept = std::mem::take(&mut self.kept);
        assert!(amount <= self.total, "there are only {}", self.total);
        self.kept = kept;
        self.total -= amount;
        self.total
    }

    /// Adds one after so many milliseconds of work, and gives the total.
    pub fn work(&mut self, ms: f64) -> f64 {
        crate::busy(ms);
        self.add(1.0)
    }

    /// Which lane it lives on.
    pub fn lane(&self) -> f64 {
        crate::lane_id()
    }

    /// The total, and the session is gone.
    pub fn finish(self) -> f64 {
        self.total
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        LIVING.set(LIVING.get() - 1);
    }
}

/// After so many milliseconds of work: which lane this is, and how many sessions live here.
#[outboard::export]
pub fn sessions(ms: f64) -> Vec<f64> {
    vec![crate::busy(ms), f64::from(LIVING.get())]
}

/// The total of a session.
#[outboard::export]
pub fn peek(session: &Session) -> f64 {
    session.total
}

/// The total of two sessions of one lane.
#[outboard::export]
pub fn merged(first: &Session, second: &Session) -> f64 {
    first.total + second.total
}

/// The total of many sessions, which are gone afterwards.
#[outboard::export]
pub fn sum_of(sessions: Vec<Session>) -> f64 {
    sessions.iter().map(|session| session.total).sum()
}
