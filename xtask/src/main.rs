//! The tasks of this workspace: `cargo xtask --help` lists them.

mod by_hand;
mod commands;
mod engines;
mod models;
mod samples;
mod setup;
mod shell;
mod suite;
mod workspace;

use std::process::ExitCode;

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
    /// Build the engines and serve the Studio on 127.0.0.1
    Studio(commands::studio::Options),
    /// Install what the tests need, and run them all
    Test(commands::test::Options),
    /// Install the packed packages into an app for every bundler and runtime, and run each
    Consumers(commands::consumers::Options),
    /// Print the fault table: what can go wrong, in three browser engines and Node
    Faults(commands::faults::Options),
    /// Build crates that others wrote, unchanged, and ask each what is known
    Ecosystem(commands::ecosystem::Options),
    /// Make random calls with random faults, and account for every one
    Soak(commands::soak::Options),
    /// Measure the engines in a browser, beside what people use today
    Bench(commands::bench::Options),
    /// Feed the decoders and parsers with libFuzzer
    Fuzz(commands::fuzz::Options),
    /// Build packages of engines into target/packages
    BuildEngines {
        /// Which ones; all, where none is named
        names: Vec<String>,
    },
    /// Fetch real photographs into target/samples
    Samples,
    /// Fetch and convert the models and samples of the AI engine into the user's cache folder
    Models(commands::models::Options),
    /// Build the guide and the API reference into target/docs
    Docs(commands::docs::Options),
    /// Write the golden files anew, after a change that is meant
    Bless,
}

fn main() -> ExitCode {
    let task = Cli::parse().task;
    match Workspace::find().and_then(|workspace| carry_out(task, &workspace)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task, workspace: &Workspace) -> anyhow::Result<()> {
    match task {
        Task::Studio(options) => commands::studio::run(workspace, &options),
        Task::Test(options) => commands::test::run(workspace, &options),
        Task::Consumers(options) => commands::consumers::run(workspace, &options),
        Task::Faults(options) => commands::faults::run(workspace, &options),
        Task::Ecosystem(options) => commands::ecosystem::run(workspace, &options),
        Task::Soak(options) => commands::soak::run(workspace, &options),
        Task::Bench(options) => commands::bench::run(workspace, &options),
        Task::Fuzz(options) => commands::fuzz::run(workspace, &options),
        Task::BuildEngines { names } => commands::engines::run(workspace, &names),
        Task::Samples => commands::samples::run(workspace),
        Task::Models(options) => commands::models::run(workspace, &options),
        Task::Docs(options) => commands::docs::run(workspace, &options),
        Task::Bless => commands::bless::run(workspace),
    }
}
