//! `cargo xtask bench`: timings, never a test's verdict; whether memory stays as it is has one.

use anyhow::Result;

use super::samples;
use crate::engines::{ENGINES, TEST_ENGINES, Tool};
use crate::setup;
use crate::shell::{command, run as go};
use crate::workspace::Workspace;

/// What can be said after `bench`.
#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(clap::Subcommand)]
enum Bench {
    /// The image engine in Chromium, beside pica, jSquash and Comlink
    Image {
        /// Arguments of the bench: `--json`, `--markdown`, `--row NAME`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Gigabytes through a hash and a compressor, in Node and Chromium: it fails when memory grows
    Streams {
        /// Arguments of the bench: `--gib N`, `--place node`, `--json`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// What panics that unwind cost in size and speed, in Node
    Unwind {
        /// Arguments of the bench: `--json`, `--markdown`, `--rounds N`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
}

/// Builds what is measured, and measures.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::rust(workspace)?;
    setup::node(workspace)?;
    match &options.bench {
        Bench::Image { args } => image(workspace, args),
        Bench::Streams { args } => streams(workspace, args),
        Bench::Unwind { args } => unwind(workspace, args),
    }
}

fn image(workspace: &Workspace, args: &[String]) -> Result<()> {
    let chromium = setup::chromium(workspace)?;
    samples::run(workspace)?;
    let tool = Tool::make(workspace)?;
    // The first of the test engines is the one whose bytes go in and whose number comes out.
    for engine in ENGINES.iter().chain(&TEST_ENGINES[..1]) {
        tool.build(engine)?;
    }
    go(chromium
        .tell(&mut command("node", &workspace.root))
        .arg("bench/image.mjs")
        .args(args)
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_SAMPLES", workspace.samples()))
}

fn streams(workspace: &Workspace, args: &[String]) -> Result<()> {
    let chromium = setup::chromium(workspace)?;
    let tool = Tool::make(workspace)?;
    for engine in TEST_ENGINES.iter().filter(|each| each.name == "streams") {
        tool.build(engine)?;
    }
    go(chromium
        .tell(&mut command("node", &workspace.root))
        .arg("bench/streams.mjs")
        .args(args)
        .env("OUTBOARD_PACKAGES", workspace.packages()))
}

fn unwind(workspace: &Workspace, args: &[String]) -> Result<()> {
    samples::run(workspace)?;
    let tool = Tool::make(workspace)?;
    // Beside the engine that matters, one whose functions do little: there a call's own cost is seen.
    let small = TEST_ENGINES
        .iter()
        .filter(|engine| engine.name == "attributed");
    for engine in ENGINES.iter().chain(small) {
        for panic in ["abort", "unwind"] {
            tool.build_with_panic(engine, panic)?;
        }
    }
    go(command("node", &workspace.root)
        .arg("bench/unwind.mjs")
        .args(args)
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_SAMPLES", workspace.samples()))
}
