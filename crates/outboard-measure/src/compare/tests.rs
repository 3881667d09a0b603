use fastrand::Rng;

use super::*;
use crate::report::Sized;

fn measured(arm: &str, samples: Vec<f64>) -> Measured {
    Measured {
        arm: arm.to_owned(),
        times: 1,
        samples,
        crossings: Vec::new(),
        summary: None,
        crossing: None,
        ratios: BTreeMap::new(),
        failure: None,
    }
}

/// A report of ten arms whose times are noisy around a level.
fn report(rng: &mut Rng, level: f64, rounds: usize) -> Report {
    let mut sample = || level * (1.0 + 0.03 * rng.f64() + 0.01 / (0.05 + rng.f64()));
    let arms = (0..10).map(|arm| {
        let samples = (0..rounds).map(|_| sample()).collect();
        measured(&arm.to_string(), samples)
    });
    Report {
        version: Report::VERSION,
        package: "demo".to_owned(),
        package_version: "1.0.0".to_owned(),
        bench: "demo".to_owned(),
        machine: Machine::this(),
        versions: BTreeMap::new(),
        arms: Vec::new(),
        skipped: Vec::new(),
        overall: Vec::new(),
        cases: vec![Case {
            name: "case".to_owned(),
            tolerance: 0.0,
            parallel: false,
            crossovers: Vec::new(),
            sizes: vec![Sized {
                size: 1,
                input_bytes: 0,
                result_bytes: 0,
                disagreements: Vec::new(),
                arms: arms.collect(),
            }],
        }],
    }
}

fn verdicts(before: &Report, after: &Report) -> Vec<Verdict> {
    let comparison = compare(before, after, false).unwrap();
    comparison
        .changes
        .iter()
        .map(|change| change.verdict)
        .collect()
}

#[test]
fn the_same_code_is_rarely_faster_or_slower() {
    let mut rng = Rng::with_seed(3);
    let alarms = (0..5)
        .filter(|_| {
            let (before, after) = (report(&mut rng, 1.0, 25), report(&mut rng, 1.0, 25));
            verdicts(&before, &after)
                .iter()
                .any(|verdict| *verdict != Verdict::Same)
        })
        .count();
    assert!(alarms <= 1, "{alarms} of 5");
}

#[test]
fn a_real_change_is_told_with_its_direction() {
    let mut rng = Rng::with_seed(4);
    let (slow, fast) = (report(&mut rng, 1.0, 25), report(&mut rng, 0.7, 25));
    assert_eq!(verdicts(&slow, &fast), [Verdict::Faster; 10]);
    assert_eq!(verdicts(&fast, &slow), [Verdict::Slower; 10]);
}

#[test]
fn a_change_that_is_sure_and_small_is_none() {
    let mut rng = Rng::with_seed(5);
    let (before, after) = (report(&mut rng, 1.0, 100), report(&mut rng, 1.02, 100));
    assert_eq!(verdicts(&before, &after), [Verdict::Same; 10]);
}

#[test]
fn few_rounds_are_no_proof_of_sameness() {
    let mut rng = Rng::with_seed(6);
    let (before, after) = (report(&mut rng, 1.0, 4), report(&mut rng, 1.0, 4));
    assert_eq!(verdicts(&before, &after), [Verdict::TooFew; 10]);
}

#[test]
fn other_machines_and_other_benchmarks_are_refused() {
    let mut rng = Rng::with_seed(7);
    let (before, mut after) = (report(&mut rng, 1.0, 5), report(&mut rng, 1.0, 5));
    after.machine.cpu = "another".to_owned();
    assert_eq!(
        compare(&before, &after, false).unwrap_err().code(),
        "other-machine"
    );
    assert!(compare(&before, &after, true).is_ok());
    after.bench = "other".to_owned();
    assert_eq!(
        compare(&before, &after, true).unwrap_err().code(),
        "incomparable"
    );
}

#[test]
fn a_report_survives_its_json() {
    let report = report(&mut Rng::with_seed(8), 1.0, 5);
    let text = Report::document(std::slice::from_ref(&report)).to_string();
    assert_eq!(Report::read(&text).unwrap(), [report]);
    assert_eq!(Report::read("{}").unwrap_err().code(), "not-a-report");
    assert_eq!(Report::read("[").unwrap_err().code(), "not-a-report");
}
