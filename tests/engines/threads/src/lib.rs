//! A test engine that computes with rayon, and is built in every variant.

mod bytes;
mod control;
mod faults;
mod numbers;
mod relaxed;

/// How many threads compute: 1 where the variant has none.
#[outboard::export]
pub fn thread_count() -> usize {
    rayon::current_num_threads()
}

/// How many threads took part in jobs that wait for one another, so that each needs a thread of its own; 0 when the time was up.
#[outboard::export]
pub fn threads_at_once(patience: u32) -> usize {
    numbers::meet(rayon::current_num_threads(), patience)
}
