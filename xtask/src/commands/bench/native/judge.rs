//! From a report to verdicts.

use outboard_measure::{ArmKind, Case, Measured, Ratio, Report, geometric_mean, ratio};
use serde::Serialize;

use super::{FULL, SAME};

/// What is asked of the mean against the same width.
pub(super) const SAME_MEAN: f64 = 0.95;
/// What is asked of each kernel against the same width.
pub(super) const SAME_EACH: f64 = 0.75;
/// What is asked of the mean against all the CPU has.
pub(super) const FULL_MEAN: f64 = 0.70;
/// What is asked of two threads on two cores.
pub(super) const SPEED_UP: f64 = 1.85;

/// Everything that is printed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Judged {
    pub(super) kernels: Vec<Kernel>,
    pub(super) threads: Vec<Threads>,
    pub(super) targets: Vec<Target>,
}

/// One kernel on one thread.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Kernel {
    pub(super) name: String,
    /// Milliseconds.
    pub(super) same: Option<f64>,
    /// Milliseconds of the faster of the two builds.
    pub(super) full: Option<f64>,
    /// Which of the two that is.
    pub(super) faster: Option<&'static str>,
    /// Milliseconds of each wasm build.
    pub(super) wasm: Vec<Option<f64>>,
    /// Native time by wasm time: 1 is the speed of native.
    pub(super) to_same: Option<Ratio>,
    pub(super) to_full: Option<Ratio>,
    /// Why there are no ratios.
    pub(super) trouble: Option<String>,
    /// Whether it is no further behind the same width than a kernel may be.
    pub(super) pass: bool,
}

/// One kernel on several threads.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Threads {
    pub(super) name: String,
    /// Milliseconds of the build without threads.
    pub(super) one: Option<f64>,
    /// Milliseconds of the build with threads.
    pub(super) more: Option<f64>,
    pub(super) speed_up: Option<Ratio>,
    pub(super) trouble: Option<String>,
    pub(super) pass: bool,
}

/// What was asked, and what came out.
#[derive(Debug, Serialize)]
pub(super) struct Target {
    pub(super) what: String,
    pub(super) asked: f64,
    pub(super) found: Option<f64>,
    pub(super) pass: bool,
}

impl Target {
    fn new(what: impl Into<String>, asked: f64, found: Option<f64>) -> Self {
        Self {
            what: what.into(),
            asked,
            found,
            pass: found.is_some_and(|found| found >= asked),
        }
    }
}

/// The wasm builds on one thread that were measured, the one that a page would take last.
pub(super) fn variants(report: &Report) -> Vec<&str> {
    let known = ["simd chromium", "relaxed chromium"];
    let measured = |id: &&str| report.arms.iter().any(|arm| arm.id == *id);
    known.into_iter().filter(measured).collect()
}

impl Judged {
    pub(super) fn of(report: &Report) -> Self {
        let variants = variants(report);
        let alone = report.cases.iter().filter(|case| !case.parallel);
        let kernels: Vec<Kernel> = alone.map(|case| kernel(case, &variants)).collect();
        let parallel = report.cases.iter().filter(|case| case.parallel);
        let threaded = |id: &&str| id.starts_with("threads");
        let engines = report.arms.iter().filter(|arm| arm.kind == ArmKind::Engine);
        let threads = match engines.map(|arm| arm.id.as_str()).find(threaded) {
            Some(arm) => parallel.map(|case| threads(case, arm)).collect(),
            None => Vec::new(),
        };
        let targets = targets(&kernels, &threads);
        Self {
            kernels,
            threads,
            targets,
        }
    }

    /// Whether results of the same case are not the same somewhere.
    pub(super) fn disagree(&self) -> bool {
        let kernels = self.kernels.iter().map(|each| &each.trouble);
        let mut all = kernels.chain(self.threads.iter().map(|each| &each.trouble));
        all.any(Option::is_some)
    }
}

fn targets(kernels: &[Kernel], threads: &[Threads]) -> Vec<Target> {
    let values = |of: fn(&Kernel) -> Option<Ratio>| -> Vec<f64> {
        kernels
            .iter()
            .filter_map(of)
            .map(|ratio| ratio.value)
            .collect()
    };
    let (same, full) = (values(|each| each.to_same), values(|each| each.to_full));
    let speed_ups = threads.iter().filter_map(|each| each.speed_up);
    let least = |values: &[f64]| values.iter().copied().reduce(f64::min);
    let mut targets = Vec::new();
    if !kernels.is_empty() {
        let mean = |to: &str, of: usize| format!("geometric mean of {of} kernels against {to}");
        targets.push(Target::new(
            mean("the same width", same.len()),
            SAME_MEAN,
            geometric_mean(&same),
        ));
        targets.push(Target::new("the least of them", SAME_EACH, least(&same)));
        targets.push(Target::new(
            mean("all the CPU has", full.len()),
            FULL_MEAN,
            geometric_mean(&full),
        ));
    }
    if !threads.is_empty() {
        let all: Vec<f64> = speed_ups.map(|ratio| ratio.value).collect();
        targets.push(Target::new("the least from threads", SPEED_UP, least(&all)));
    }
    targets
}

fn kernel(case: &Case, variants: &[&str]) -> Kernel {
    let same = arm(case, SAME);
    let fulls = FULL.map(|id| Some((id, milliseconds(arm(case, id))?)));
    let faster = fulls
        .into_iter()
        .flatten()
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let judged = variants.last().and_then(|id| arm(case, id));
    let trouble = trouble(case);
    let against = |id: &str| {
        judged
            .filter(|_| trouble.is_none())?
            .ratios
            .get(id)
            .copied()
    };
    let to_same = against(SAME);
    Kernel {
        name: case.name.clone(),
        same: milliseconds(same),
        full: faster.map(|(_, time)| time),
        faster: faster.map(|(id, _)| id),
        wasm: variants
            .iter()
            .map(|id| milliseconds(arm(case, id)))
            .collect(),
        to_same,
        to_full: faster.and_then(|(id, _)| against(id)),
        pass: to_same.is_some_and(|ratio| ratio.value >= SAME_EACH),
        trouble,
    }
}

fn threads(case: &Case, id: &str) -> Threads {
    let plain = if id.contains("relaxed") {
        "relaxed chromium"
    } else {
        "simd chromium"
    };
    let (one, more) = (arm(case, plain), arm(case, id));
    let trouble = trouble(case);
    let speed_up = one
        .zip(more)
        .filter(|_| trouble.is_none())
        .and_then(|(one, more)| ratio(&one.samples, &more.samples));
    Threads {
        name: case.name.clone(),
        one: milliseconds(one),
        more: milliseconds(more),
        pass: speed_up.is_some_and(|ratio| ratio.value >= SPEED_UP),
        speed_up,
        trouble,
    }
}

fn arm<'a>(case: &'a Case, id: &str) -> Option<&'a Measured> {
    let sized = case.sizes.first()?;
    sized.arms.iter().find(|measured| measured.arm == id)
}

fn milliseconds(measured: Option<&Measured>) -> Option<f64> {
    Some(measured?.summary?.median / 1e6)
}

/// Why the times of a case may not be compared.
fn trouble(case: &Case) -> Option<String> {
    let sized = case.sizes.first()?;
    let differs = sized.disagreements.first().map(|found| {
        let (arm, element) = (&found.arm, &found.element);
        format!(
            "{arm} has {} where {} has {} {element}",
            found.found, found.reference, found.expected
        )
    });
    let failed = || {
        sized.arms.iter().find_map(|measured| {
            let failure = measured.failure.as_ref()?;
            Some(format!("{} failed: {}", measured.arm, failure.message))
        })
    };
    differs.or_else(failed)
}
