//! Numbers, sorted, mapped and changed in place.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

/// In ascending order.
#[outboard::export]
pub fn sort(mut values: Vec<f64>) -> Vec<f64> {
    values.par_sort_unstable_by(f64::total_cmp);
    values
}

/// Each squared.
#[outboard::export]
pub fn squares(values: &[f64]) -> Vec<f64> {
    values.par_iter().map(|value| value * value).collect()
}

/// Multiplies each in place.
#[outboard::export]
pub fn scale(values: &mut [f32], factor: f32) {
    values.par_iter_mut().for_each(|value| *value *= factor);
}

/// How many of a grid of points lie in the Mandelbrot set: work that divides well.
#[outboard::export]
pub fn mandelbrot(side: u32, iterations: u32) -> u32 {
    let inside = |x: u32, y: u32| {
        let (re, im) = (
            f64::from(x) / f64::from(side) * 3.0 - 2.0,
            f64::from(y) / f64::from(side) * 2.0 - 1.0,
        );
        let (mut a, mut b) = (0.0, 0.0);
        for _ in 0..iterations {
            (a, b) = (a * a - b * b + re, 2.0 * a * b + im);
            if a * a + b * b > 4.0 {
                return false;
            }
        }
        true
    };
    (0..side)
        .into_par_iter()
        .map(|y| (0..side).filter(|&x| inside(x, y)).count() as u32)
        .sum()
}

/// How many of `count` jobs met, when each waits for all others and asks `patience` thousand times.
pub(crate) fn meet(count: usize, patience: u32) -> usize {
    let here = AtomicUsize::new(0);
    let all = |_| {
        here.fetch_add(1, Ordering::SeqCst);
        for _ in 0..u64::from(patience) * 1000 {
            if here.load(Ordering::SeqCst) == count {
                return true;
            }
            std::hint::spin_loop();
        }
        false
    };
    (0..count)
        .into_par_iter()
        .with_max_len(1)
        .map(all)
        .filter(|met| *met)
        .count()
}
