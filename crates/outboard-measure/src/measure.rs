//! From a plan to reports: builds, opens the arms, and measures case by case.

mod arms;
mod conclude;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use outboard_bench::{CaseInfo, Value};

use crate::error::Error;
use crate::machine::{Machine, said_by};
use crate::plan::Plan;
use crate::project::{self, Benchmark, Project};
use crate::report::{Case, Report, Sized};
use crate::rounds::{self, Task};
use crate::watch::{Progress, Watch};
use arms::Arms;

/// Measures the benchmarks of a plan, one report each.
///
/// # Errors
///
/// When a build fails, or there is nothing to measure. A place that is not installed, an arm that does not start, and a case that
/// fails are in the report instead.
pub fn measure(plan: &Plan, watch: &mut dyn Watch) -> Result<Vec<Report>, Error> {
    let project = project::find(plan)?;
    let reports = project
        .benches
        .iter()
        .map(|bench| one(&project, plan, bench, watch));
    reports.collect()
}

fn one(
    project: &Project,
    plan: &Plan,
    bench: &Benchmark,
    watch: &mut dyn Watch,
) -> Result<Report, Error> {
    let scratch = tempfile::tempdir().map_err(|source| Error::File {
        action: "make a folder",
        path: std::env::temp_dir(),
        source,
    })?;
    let mut arms = Arms::open(project, plan, bench, scratch.path(), watch)?;
    let wanted = |case: &&CaseInfo| {
        plan.case
            .as_ref()
            .is_none_or(|part| case.name.contains(part))
    };
    let infos: Vec<CaseInfo> = arms.cases.iter().filter(wanted).cloned().collect();
    if infos.is_empty() {
        let names: Vec<&str> = arms.cases.iter().map(|case| case.name.as_str()).collect();
        let why = match &plan.case {
            Some(part) => format!(
                "no case has `{part}` in its name; there are {}",
                names.join(", ")
            ),
            None => "the benchmark has no case".to_owned(),
        };
        return Err(Error::Nothing { why });
    }
    let mut cases = Vec::new();
    for info in infos {
        let mut sizes = Vec::new();
        for size in &info.sizes {
            sizes.push(sized(&info, *size, &mut arms, plan, watch)?);
        }
        cases.push(conclude::case(
            Case {
                name: info.name,
                tolerance: info.tolerance,
                parallel: info.parallel,
                sizes,
                crossovers: Vec::new(),
            },
            &arms.described,
        ));
    }
    let mut versions =
        BTreeMap::from([("outboard".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]);
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    if let Some(version) = said_by(
        Command::new(rustc)
            .arg("--version")
            .current_dir(&project.folder),
    ) {
        versions.insert("rustc".to_owned(), version);
    }
    versions.append(&mut arms.versions);
    Ok(Report {
        version: Report::VERSION,
        package: project.package.name.to_string(),
        package_version: project.package.version.to_string(),
        bench: bench.name.clone(),
        machine: Machine::this(),
        versions,
        overall: conclude::overall(&cases, &arms.described),
        arms: arms.described,
        skipped: arms.skipped,
        cases,
    })
}

fn sized(
    info: &CaseInfo,
    size: usize,
    arms: &mut Arms,
    plan: &Plan,
    watch: &mut dyn Watch,
) -> Result<Sized, Error> {
    let input = arms.input(&info.name, size);
    let input_bytes = match &input {
        Ok(bytes) => Value::decode(bytes).map_or(0, |value| value.bytes()),
        Err(_) => 0,
    };
    if let (Some(runner), Ok(bytes)) = (&arms.runner, &input) {
        let file = runner.file("input");
        fs::write(&file, bytes).map_err(|source| Error::File {
            action: "write a file",
            path: file,
            source,
        })?;
    }
    let task = Task {
        case: &info.name,
        size,
        tolerance: info.tolerance,
        input_bytes,
    };
    let of = plan.pace.rounds;
    let outcome = rounds::run(&task, &mut arms.of(info), &plan.pace, &mut |round| {
        watch.progress(Progress::Round {
            case: &info.name,
            size,
            round,
            of,
        });
    });
    Ok(Sized {
        size,
        input_bytes,
        result_bytes: outcome.result_bytes,
        disagreements: outcome.disagreements,
        arms: outcome.arms,
    })
}
