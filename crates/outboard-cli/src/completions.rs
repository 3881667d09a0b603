//! `outboard completions`: what a shell needs to complete what is typed.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::args::Arguments;

/// Print what a shell completes commands and options by
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("help/completions.txt"))]
pub(crate) struct Completions {
    /// bash, zsh, fish, powershell or elvish
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

/// Runs the command.
pub(crate) fn run(arguments: &Completions) -> ExitCode {
    // Written at once: whoever reads it may stop in the middle, and that is no reason to panic.
    let mut script = Vec::new();
    generate(
        arguments.shell,
        &mut Arguments::command(),
        "outboard",
        &mut script,
    );
    match io::stdout().write_all(&script) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
