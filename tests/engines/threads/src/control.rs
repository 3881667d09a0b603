//! A control that all threads of a call ask.

use outboard::{Cancelled, Control};
use rayon::prelude::*;

/// How many numbers below `limit` are prime. It asks whether to stop in every job, and says from every job how far it is.
#[outboard::export]
pub fn count_primes(limit: u32, control: &Control) -> Result<u32, Cancelled> {
    const BLOCK: u32 = 1 << 10;
    let blocks = limit.div_ceil(BLOCK);
    (0..blocks)
        .into_par_iter()
        .map(|block| {
            control.check()?;
            control.progress(f64::from(block) / f64::from(blocks), "sieving");
            let numbers = (block * BLOCK).max(2)..limit.min((block + 1).saturating_mul(BLOCK));
            let prime = |number: &u32| {
                (2..*number)
                    .take_while(|d| d * d <= *number)
                    .all(|d| number % d != 0)
            };
            Ok(numbers.filter(prime).count() as u32)
        })
        .sum()
}

/// Goes on for ever in jobs of all threads, until it is stopped.
#[outboard::export]
pub fn until_stopped(control: &Control) -> Result<(), Cancelled> {
    (0..rayon::current_num_threads())
        .into_par_iter()
        .with_max_len(1)
        .try_for_each(|_| {
            loop {
                control.check()?;
            }
        })
}
