//! `cargo xtask consumers`: the packed packages in every bundler and runtime, installed by npm into an app for each.

use anyhow::{Context, Result};

use super::samples;
use crate::engines::{ENGINES, TEST_ENGINES, Tool};
use crate::setup::{self, Browsers};
use crate::shell::{command, run as go};
use crate::workspace::Workspace;

/// The packages that every app installs, and one more whose types are looked at.
const PACKAGES: [&str; 4] = ["image", "surface", "streams", "threads"];

/// What can be said after `consumers`.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Only rows whose name contains this; can be given several times
    #[arg(long, value_name = "ROW")]
    only: Vec<String>,
    /// Only those that take some seconds
    #[arg(long)]
    quick: bool,
    /// Print the table as JSON
    #[arg(long)]
    json: bool,
    /// Run with the packages as they are
    #[arg(long)]
    no_build: bool,
}

/// Builds what is installed, and runs the rows; one that fails is an error.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::node(workspace)?;
    let browsers = setup::browsers(workspace)?;
    samples::run(workspace)?;
    if !options.no_build {
        setup::rust(workspace)?;
        let tool = Tool::make(workspace)?;
        for engine in ENGINES.iter().chain(&TEST_ENGINES) {
            if PACKAGES.contains(&engine.name) {
                tool.build(engine)?;
            }
        }
    }
    table(workspace, options, &browsers)
}

/// All rows, with the packages that `cargo xtask test` has built.
pub(crate) fn all(workspace: &Workspace, browsers: &Browsers) -> Result<()> {
    table(workspace, &Options::default(), browsers)
}

fn table(workspace: &Workspace, options: &Options, browsers: &Browsers) -> Result<()> {
    let mut table = command("node", &workspace.root);
    table
        .arg("tests/consumers/run.mjs")
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_SAMPLES", workspace.samples());
    for row in &options.only {
        table.args(["--only", row]);
    }
    for (wanted, flag) in [(options.quick, "--quick"), (options.json, "--json")] {
        if wanted {
            table.arg(flag);
        }
    }
    go(browsers.tell(&mut table)).context("the table of consumers is not green")
}
