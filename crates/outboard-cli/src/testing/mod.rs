//! `outboard test`: arguments and words.

pub(crate) mod args;
mod people;
mod table;

use std::process::ExitCode;

use args::Test;
use clap::CommandFactory;
use clap::error::ErrorKind;
use outboard_test::{Error, Report, Unwatched, test};
use serde_json::json;

use crate::args::Arguments;
use crate::failure;
use crate::remember;
use people::People;

/// Runs the command.
pub(crate) fn run(arguments: &Test) -> ExitCode {
    let plan = match arguments.plan() {
        Ok(plan) => plan,
        Err(wrong) => {
            let error = Arguments::command().error(ErrorKind::UnknownArgument, wrong);
            // It goes to a closed pipe at worst.
            let _ = error.print();
            return ExitCode::from(2);
        }
    };
    let done = if arguments.json {
        test(&plan, &mut Unwatched)
    } else {
        let mut people = People::new(arguments.quiet);
        let done = test(&plan, &mut people);
        people.finish();
        done
    };
    match done {
        Ok(report) => told(&report, arguments.json),
        Err(error) => failed(&error, arguments),
    }
}

fn told(report: &Report, as_json: bool) -> ExitCode {
    let passed = report.passed();
    let failure = Failing(table::sentence(report));
    let help = "run `outboard test` there and see which".to_owned();
    remember::ended("test", (!passed).then_some((&failure, "tests", help)));
    if as_json {
        anstream::println!("{:#}", report.document());
    } else {
        table::print(report);
    }
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn failed(error: &Error, arguments: &Test) -> ExitCode {
    remember::ended("test", Some((error, error.code(), error.help())));
    if arguments.json {
        let told = failure::document(
            error.code(),
            error,
            error.place(),
            &error.help(),
            error.output(),
        );
        let document = json!({ "version": 1, "ok": false, "errors": [told], "tests": [] });
        anstream::println!("{document:#}");
    } else {
        // The compiler's words were printed while it worked.
        let output = error
            .output()
            .filter(|_| error.code() != "compile" || arguments.quiet);
        failure::words(output, error.code(), error, error.place(), &error.help());
    }
    ExitCode::FAILURE
}

/// Tests that failed, as something that can be remembered.
#[derive(Debug)]
struct Failing(String);

impl std::fmt::Display for Failing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failing {}
