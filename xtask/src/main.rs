//! The tasks of this workspace: `cargo xtask --help` lists them.

mod commands;
mod samples;
mod shell;
mod workspace;

use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Everything a contributor runs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Fetch real photographs into target/samples
    Samples,
}

fn main() -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match Cli::parse().task {
        Task::Samples => commands::samples::run(&workspace),
    }
}
