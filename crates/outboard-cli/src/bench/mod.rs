//! `outboard bench`: arguments and words.

pub(crate) mod args;
mod people;
mod table;
mod verdicts;
mod words;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use args::Bench;
use outboard_measure::{Comparison, Error, Report, Unwatched, Watch, compare, html, measure};
use serde_json::json;

use crate::failure;
use crate::remember;
use people::People;

/// Runs the command.
pub(crate) fn run(arguments: &Bench) -> ExitCode {
    let done = if arguments.json || arguments.quiet {
        everything(arguments, &mut Unwatched)
    } else {
        let mut people = People::default();
        let done = everything(arguments, &mut people);
        people.finish();
        done
    };
    let error = done.as_ref().err();
    remember::ended(
        "bench",
        error.map(|error| (error, error.code(), error.help())),
    );
    match (done, arguments.json) {
        (Ok((reports, comparisons)), true) => {
            let mut document = Report::document(&reports);
            if arguments.compare.is_some() {
                document["comparisons"] = json!(comparisons);
            }
            anstream::println!("{document:#}");
            ExitCode::SUCCESS
        }
        (Ok((reports, comparisons)), false) => {
            reports.iter().for_each(table::print);
            comparisons.iter().for_each(verdicts::print);
            if let Some(file) = &arguments.html {
                anstream::println!("\n  with plots: {}", file.display());
            }
            ExitCode::SUCCESS
        }
        (Err(error), true) => {
            let error = json!({
                "code": error.code(),
                "message": error.to_string(),
                "place": error.place(),
                "help": error.help(),
                "output": error.output().map(|text| anstream::adapter::strip_str(text).to_string()),
            });
            anstream::println!(
                "{:#}",
                json!({ "version": 1, "ok": false, "errors": [error], "reports": [] })
            );
            ExitCode::FAILURE
        }
        (Err(error), false) => {
            // The compiler's words were printed while it worked.
            let told = error.code() == "compile" && !arguments.quiet;
            let output = error.output().filter(|_| !told);
            failure::words(output, error.code(), &error, error.place(), &error.help());
            ExitCode::FAILURE
        }
    }
}

fn everything(
    arguments: &Bench,
    watch: &mut dyn Watch,
) -> Result<(Vec<Report>, Vec<Comparison>), Error> {
    // Before minutes are spent on what is then not comparable.
    let before = arguments.compare.as_deref().map(earlier).transpose()?;
    let reports = measure(&arguments.plan(), watch)?;
    let mut comparisons = Vec::new();
    if let Some(before) = before {
        for report in &reports {
            let same = |earlier: &&Report| earlier.bench == report.bench;
            let earlier = before
                .iter()
                .find(same)
                .ok_or_else(|| Error::Incomparable {
                    why: format!("the file has no report on `{}`", report.bench),
                })?;
            comparisons.push(compare(earlier, report, arguments.across_machines)?);
        }
    }
    if let Some(file) = &arguments.html {
        let page = html(&reports, &comparisons, arguments.offline, watch)?;
        fs::write(file, page).map_err(|source| Error::File {
            action: "write a file",
            path: file.clone(),
            source,
        })?;
    }
    Ok((reports, comparisons))
}

fn earlier(file: &Path) -> Result<Vec<Report>, Error> {
    let text = fs::read_to_string(file).map_err(|source| Error::File {
        action: "read a file",
        path: file.to_path_buf(),
        source,
    })?;
    Report::read(&text)
}
