//! `outboard new`: asks, writes, and says what comes next.

pub(crate) mod args;
mod ask;
mod failure;
mod start;

use std::path::Path;
use std::process::ExitCode;

use args::New;
use failure::Failure;
use outboard_new::Project;

use crate::failure::words;
use crate::style::{BOLD, DIM, GOOD};

pub(crate) fn run(arguments: &New) -> ExitCode {
    match make(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // Who left the questions knows that; a shell calls it 130.
        Err(Failure::Left) => ExitCode::from(130),
        Err(failure) => {
            words(
                None,
                failure.code(),
                &failure,
                failure.place(),
                &failure.help(),
            );
            ExitCode::FAILURE
        }
    }
}

fn make(arguments: &New) -> Result<(), Failure> {
    let (folder, template) = ask::complete(arguments)?;
    let project = outboard_new::create(&folder, &template)?;
    wrote(&project);
    if arguments.run {
        return start::run(&project);
    }
    next(&project);
    Ok(())
}

fn wrote(project: &Project) {
    let Project { folder, name, .. } = project;
    anstream::eprintln!(
        "{GOOD}{:>12}{GOOD:#} {name}, from the template {}",
        "Wrote",
        project.template.name
    );
    anstream::eprintln!("{:>12} {}", "in", folder.display());
    anstream::eprintln!();
    anstream::eprintln!(
        "  {BOLD}engine/src/lib.rs{BOLD:#}   what JavaScript can call, and it runs off the main thread"
    );
    anstream::eprintln!("  {BOLD}README.md{BOLD:#}           every command, and what is where");
    anstream::eprintln!();
}

/// What to type now.
fn next(project: &Project) {
    let here = std::env::current_dir().unwrap_or_default();
    let folder = project
        .folder
        .strip_prefix(&here)
        .unwrap_or(&project.folder);
    if folder != Path::new("") {
        anstream::eprintln!("  cd {}", folder.display());
    }
    for step in start::steps(project) {
        anstream::eprintln!("  npm {}", step.join(" "));
    }
    anstream::eprintln!();
    anstream::eprintln!(
        "  {DIM}`--run` does this for you; the first build installs what it needs, and takes a minute{DIM:#}"
    );
}
