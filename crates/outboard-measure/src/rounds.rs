//! One case at one size: every arm is prepared, and then asked in turns.

use std::time::{Duration, Instant};

use fastrand::Rng;
use outboard_bench::Value;

use crate::agree::{Disagreement, first_difference};
use crate::arm::Answers;
use crate::error::Failure;
use crate::plan::Pace;
use crate::report::Measured;

/// An arm that takes part in a case.
pub(crate) struct Runner<'a> {
    pub(crate) id: &'a str,
    pub(crate) clock: f64,
    pub(crate) answers: &'a mut dyn Answers,
}

/// What came of a case at one size.
pub(crate) struct Outcome {
    pub(crate) arms: Vec<Measured>,
    pub(crate) disagreements: Vec<Disagreement>,
    pub(crate) result_bytes: usize,
}

/// What is measured.
pub(crate) struct Task<'a> {
    pub(crate) case: &'a str,
    pub(crate) size: usize,
    pub(crate) tolerance: f64,
    pub(crate) input_bytes: usize,
}

/// Measures a task. `round` hears when a round begins.
pub(crate) fn run(
    task: &Task<'_>,
    arms: &mut [Runner<'_>],
    pace: &Pace,
    round: &mut dyn FnMut(u32),
) -> Outcome {
    let mut measured: Vec<Measured> = arms.iter().map(|arm| empty(arm.id)).collect();
    let mut results = Vec::new();
    for (arm, own) in arms.iter_mut().zip(&mut measured) {
        match ready(task, arm, pace) {
            Ok((result, times)) => {
                own.times = times;
                results.push((arm.id, result));
            }
            Err(failure) => own.failure = Some(failure),
        }
    }
    let disagreements = disagreements(&results, task.tolerance);
    let result_bytes = results.first().map_or(0, |(_, result)| result.bytes());
    drop(results);
    let since = Instant::now();
    let mut order: Vec<usize> = (0..arms.len()).collect();
    let mut rng = Rng::with_seed(task.size as u64);
    for number in 1..=pace.rounds.max(1) {
        if number > Pace::FEWEST && since.elapsed() > pace.time {
            break;
        }
        round(number);
        rng.shuffle(&mut order);
        for index in &order {
            let (arm, own) = (&mut arms[*index], &mut measured[*index]);
            if own.failure.is_none()
                && let Err(failure) = sample(task, arm, own, pace, result_bytes)
            {
                own.failure = Some(failure);
                own.samples.clear();
                own.crossings.clear();
            }
        }
    }
    Outcome {
        arms: measured,
        disagreements,
        result_bytes,
    }
}

fn empty(arm: &str) -> Measured {
    Measured {
        arm: arm.to_owned(),
        times: 0,
        samples: Vec::new(),
        crossings: Vec::new(),
        summary: None,
        crossing: None,
        ratios: Default::default(),
        failure: None,
    }
}

/// How long one sample of an arm takes at least, in nanoseconds.
fn at_least(arm: &Runner<'_>, pace: &Pace) -> f64 {
    (pace.sample.as_nanos() as f64).max(arm.clock * 100.0)
}

/// Prepares an arm, takes its result, and lets it run until it is warm and one sample is long enough.
fn ready(task: &Task<'_>, arm: &mut Runner<'_>, pace: &Pace) -> Result<(Value, u32), Failure> {
    arm.answers.prepare(task.case, task.size)?;
    let result = arm.answers.result()?;
    let wanted = at_least(arm, pace);
    let warm = Duration::from_nanos((wanted * 5.0) as u64);
    let since = Instant::now();
    let mut times = 1_u32;
    loop {
        let passed = arm.answers.run(times)?.max(1.0);
        let enough = wanted / passed * f64::from(times);
        if passed >= wanted && (since.elapsed() >= warm || times == 1) {
            // A compiler that optimises while it runs may have made it faster than it was at first.
            return Ok((result, (enough.ceil() as u32).max(1)));
        }
        // Not at once: the first runs are the slow ones.
        let next = enough.min(f64::from(times) * 8.0).ceil();
        times = (next as u32).max(1);
    }
}

fn sample(
    task: &Task<'_>,
    arm: &mut Runner<'_>,
    own: &mut Measured,
    pace: &Pace,
    result_bytes: usize,
) -> Result<(), Failure> {
    let passed = arm.answers.run(own.times)?;
    own.samples.push(passed / f64::from(own.times));
    let atleast = at_least(arm, pace);
    let crossing = arm.answers.cross(task.input_bytes, result_bytes, atleast)?;
    own.crossings.extend(crossing);
    Ok(())
}

/// Holds every result against the first.
fn disagreements(results: &[(&str, Value)], tolerance: f64) -> Vec<Disagreement> {
    let Some(((reference, expected), others)) = results.split_first() else {
        return Vec::new();
    };
    let differ = |(arm, found): &(&str, Value)| {
        let (element, expected, found) = first_difference(expected, found, tolerance)?;
        Some(Disagreement {
            reference: (*reference).to_owned(),
            arm: (*arm).to_owned(),
            element,
            expected,
            found,
        })
    };
    others.iter().filter_map(differ).collect()
}
