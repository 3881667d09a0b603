//! The `outboard` command: arguments and words, no logic.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod args;
mod bench;
mod completions;
mod dev;
mod doctor;
mod failure;
mod new;
mod people;
mod record;
mod remember;
mod size;
mod style;
mod summary;
mod testing;
mod wrap;

use std::process::ExitCode;

use args::{Arguments, Build, Command};
use clap::Parser;
use outboard_build::{Error, Package, Silent};
use people::People;
use record::Record;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::New(arguments) => new::run(&arguments),
        Command::Build(arguments) => build(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Dev(arguments) => dev::run(&arguments),
        Command::Test(arguments) => testing::run(&arguments),
        Command::Size(arguments) => size::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    }
}

fn build(arguments: &Build) -> ExitCode {
    let options = arguments.options();
    let done = match () {
        () if arguments.json => return json(arguments),
        () if arguments.quiet => outboard_build::build(&options, &mut Silent),
        () => for_people(arguments),
    };
    remember(done.as_ref().err());
    match done {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            failure::print(&error, arguments.quiet);
            ExitCode::FAILURE
        }
    }
}

fn remember(error: Option<&Error>) {
    remember::ended(
        "build",
        error.map(|error| (error, error.code(), error.help())),
    );
}

fn for_people(arguments: &Build) -> Result<Package, Error> {
    let mut people = People::default();
    let package = outboard_build::build(&arguments.options(), &mut people);
    people.finish();
    let package = package?;
    summary::print(&package);
    Ok(package)
}

/// One document on stdout, whatever happens; nothing else on either output.
fn json(arguments: &Build) -> ExitCode {
    let mut record = Record::default();
    let done = outboard_build::build(&arguments.options(), &mut record);
    remember(done.as_ref().err());
    let succeeded = done.is_ok();
    anstream::println!("{:#}", record.document(done));
    if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
