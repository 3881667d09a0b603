//! `cargo xtask soak`: random calls and random faults, and every one of them accounted for.

use std::process::Command;

use anyhow::{Context, Result};

use super::samples;
use crate::engines::{ENGINES, FAULTS, Faults, TEST_ENGINES, Tool};
use crate::setup::{self, Browsers};
use crate::shell::{cargo, command, run as go, say};
use crate::workspace::Workspace;

/// What can be said after `soak`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How long in all; the places share it
    #[arg(long, value_name = "N", default_value_t = 10.0)]
    minutes: f64,
    /// What the actions are drawn from, to see the same ones again; drawn itself, where none is given
    #[arg(long, value_name = "S")]
    seed: Option<u32>,
    /// Only there: isolated is a page of Chromium that shares memory with its lanes
    #[arg(long = "in", value_name = "PLACE", value_delimiter = ',',
          value_parser = ["node", "chromium", "isolated"])]
    places: Vec<String>,
    /// What a panic does in the test engines; by default, in one place this and in the next that
    #[arg(long, value_parser = ["unwind", "abort"])]
    panics: Option<String>,
    /// Run with the packages as they are
    #[arg(long)]
    no_build: bool,
}

/// Builds what is soaked, and soaks it.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::node(workspace)?;
    let needs_browser =
        options.places.is_empty() || options.places.iter().any(|place| place != "node");
    let browsers = needs_browser
        .then(|| setup::chromium(workspace))
        .transpose()?;
    samples::run(workspace)?;
    if !options.no_build {
        setup::rust(workspace)?;
        build(&Tool::make(workspace)?)?;
    }
    go(&mut soak(workspace, options, browsers.as_ref())?).context("the soak found something")
}

/// The packages that a soak needs.
fn build(tool: &Tool<'_>) -> Result<()> {
    let soaked = |name: &str| matches!(name, "image" | "attributed" | "attributed-unwind");
    for engine in ENGINES.iter().chain(&TEST_ENGINES) {
        if soaked(engine.name) {
            tool.build(engine)?;
        }
    }
    soaked_faults().try_for_each(|faults| tool.build_faults(faults))
}

/// Those without threads: what differs with threads is the fault table's.
fn soaked_faults() -> impl Iterator<Item = &'static Faults> {
    FAULTS
        .iter()
        .filter(|faults| faults.variants.contains(&"simd"))
}

/// One minute of it, with the packages that `cargo xtask test` has built.
pub(crate) fn one_minute(workspace: &Workspace, browsers: &Browsers) -> Result<Command> {
    let options = Options {
        minutes: 1.0,
        seed: None,
        places: Vec::new(),
        panics: None,
        no_build: true,
    };
    soak(workspace, &options, Some(browsers))
}

fn soak(workspace: &Workspace, options: &Options, browsers: Option<&Browsers>) -> Result<Command> {
    say("building the native engine, to compare with");
    go(cargo(&workspace.root)
        .args(["build", "--quiet", "--package", "outboard-image"])
        .args(["--example", "plans"]))?;
    let program = format!("debug/examples/plans{}", std::env::consts::EXE_SUFFIX);

    let mut soak = command("node", &workspace.root);
    soak.arg("tests/soak/run.mjs")
        .args(["--minutes", &options.minutes.to_string()])
        .env("OUTBOARD_PLANS", workspace.cargo_target().join(program))
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_SAMPLES", workspace.samples());
    if let Some(seed) = options.seed {
        soak.args(["--seed", &seed.to_string()]);
    }
    if !options.places.is_empty() {
        soak.args(["--in", &options.places.join(",")]);
    }
    if let Some(panics) = &options.panics {
        soak.args(["--panics", panics]);
    }
    if let Some(browsers) = browsers {
        browsers.tell(&mut soak);
    }
    Ok(soak)
}
