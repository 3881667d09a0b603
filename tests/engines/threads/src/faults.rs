//! What can go wrong inside of a job.

use rayon::prelude::*;

/// Runs a job for each number below `count`; the one of `at` panics.
#[outboard::export]
pub fn panic_inside(count: u32, at: u32) -> u32 {
    (0..count)
        .into_par_iter()
        .with_max_len(1)
        .map(|number| {
            assert_ne!(number, at, "the job of {at} panics");
            1
        })
        .sum()
}

/// Panics on a thread that is not the lane's own; without threads, on the only one.
#[outboard::export]
pub fn panic_elsewhere() {
    on_another(|| panic!("another thread panics"));
}

/// Traps on a thread that is not the lane's own; without threads, on the only one.
#[outboard::export]
pub fn trap_elsewhere() {
    on_another(|| std::process::abort());
}

/// Never returns: every thread is in an endless job.
#[outboard::export]
pub fn spin() -> u32 {
    (0..rayon::current_num_threads())
        .into_par_iter()
        .with_max_len(1)
        .map(|number| {
            let mut turns = number as u32;
            while std::hint::black_box(true) {
                turns = turns.wrapping_add(1);
            }
            turns
        })
        .sum()
}

/// Runs jobs on all threads until one of them was not the thread that calls.
fn on_another(job: impl Fn() + Sync) {
    if rayon::current_num_threads() == 1 {
        return job();
    }
    rayon::broadcast(|context| {
        if context.index() == 1 {
            job();
        }
    });
}
