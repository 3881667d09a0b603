//! What `cargo bench` shows: this machine's native times, without the rest of `outboard bench`.

use std::time::Instant;

use super::panic;
use crate::case::CaseInfo;
use crate::desk::Desk;
use crate::error::BenchError;

/// How long to measure.
#[derive(Clone, Copy)]
pub(super) enum Length {
    /// Until there is something to say.
    Full,
    /// One run of each, to see whether it works.
    Once,
}

/// How many samples a line is made of.
const SAMPLES: usize = 21;

/// How long one sample takes at least, in nanoseconds.
const SAMPLE: f64 = 2e7;

/// Prints a line for each case and size whose name contains `filter`; says whether all of them ran.
pub(super) fn print(desk: &mut Desk, filter: &str, length: Length) -> bool {
    let cases: Vec<CaseInfo> = desk.list().cloned().collect();
    let mut good = true;
    if matches!(length, Length::Full) {
        println!(
            "{:<32} {:>12} {:>12} {:>24}",
            "case", "size", "median", "half of all between"
        );
    }
    for case in cases.iter().filter(|case| case.name.contains(filter)) {
        for size in &case.sizes {
            match panic::guard(|| measure(desk, &case.name, *size, length)) {
                Ok(Some([low, median, high])) => {
                    let spread = format!("{} … {}", time(low), time(high));
                    println!(
                        "{:<32} {size:>12} {:>12} {spread:>24}",
                        case.name,
                        time(median)
                    );
                }
                Ok(None) => println!("{:<32} {size:>12} {:>12}", case.name, "runs"),
                Err(error) => {
                    good = false;
                    println!("{:<32} {size:>12} {error}", case.name);
                }
            }
        }
    }
    good
}

fn measure(
    desk: &mut Desk,
    case: &str,
    size: usize,
    length: Length,
) -> Result<Option<[f64; 3]>, BenchError> {
    desk.prepare(case, size)?;
    let Length::Full = length else {
        desk.run(1)?;
        return Ok(None);
    };
    let mut times = 1;
    while sample(desk, times)? * f64::from(times) < SAMPLE && times < u32::MAX / 2 {
        times *= 2;
    }
    let mut samples = Vec::with_capacity(SAMPLES);
    for _ in 0..SAMPLES {
        samples.push(sample(desk, times)?);
    }
    samples.sort_by(f64::total_cmp);
    Ok(Some(
        [1, 2, 3].map(|quarter| samples[quarter * (SAMPLES - 1) / 4]),
    ))
}

/// Nanoseconds of one run, from a sample of several.
fn sample(desk: &Desk, times: u32) -> Result<f64, BenchError> {
    let since = Instant::now();
    desk.run(times)?;
    Ok(since.elapsed().as_nanos() as f64 / f64::from(times))
}

/// A time in the unit that leaves few digits.
fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        ..1e3 => format!("{nanoseconds:.1} ns"),
        ..1e6 => format!("{:.2} µs", nanoseconds / 1e3),
        ..1e9 => format!("{:.2} ms", nanoseconds / 1e6),
        _ => format!("{:.2} s", nanoseconds / 1e9),
    }
}
