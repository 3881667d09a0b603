//! `cargo xtask bench`: timings, never a test's verdict; whether memory stays as it is has one.

mod ai;
mod native;
mod options;

use anyhow::Result;

use super::samples;
use crate::by_hand::ByHand;
use crate::engines::{BOUNDARY, ENGINES, TEST_ENGINES, Tool};
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
    /// The AI engine in Chromium, beside onnxruntime-web with the same models
    Ai {
        /// Arguments of the bench: `--json`, `--markdown`, `--row NAME`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// The image engine in Chromium, beside pica, jSquash and Comlink
    Image {
        /// Arguments of the bench: `--json`, `--markdown`, `--row NAME`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// What it costs to cross to an engine and back, in Chromium, beside what one would write by hand
    Boundary {
        /// Arguments of the bench: `--json`, `--markdown`, `--full`, `--row NAME`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// The kernels of `bench/native` in Chromium, beside two native builds
    Native(native::Options),
    /// What each option of a build is worth in size and time, in Node
    Options(options::Options),
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
        Bench::Ai { args } => ai::run(workspace, args),
        Bench::Image { args } => image(workspace, args),
        Bench::Boundary { args } => boundary(workspace, args),
        Bench::Native(options) => native::run(workspace, options),
        Bench::Options(options) => options::run(workspace, options),
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

/// What is made by hand, and of which folder.
const BY_HAND: [(ByHand, &str); 3] = [
    (
        ByHand {
            name: "boundary",
            library: "boundary",
            optimise: &["-O"],
        },
        "bench/boundary/engine",
    ),
    (
        ByHand {
            name: "boundary_serde",
            library: "boundary_serde",
            optimise: &["-O"],
        },
        "bench/boundary/serde",
    ),
    (
        ByHand {
            name: "image",
            library: "outboard_image_wasm",
            optimise: &["-O"],
        },
        "engines/image/wasm",
    ),
];

/// Its manifest says this to wasm-pack.
const FOREIGN_BY_HAND: ByHand = ByHand {
    name: "photon",
    library: "photon_rs",
    optimise: &["-O3", "--enable-mutable-globals"],
};

fn boundary(workspace: &Workspace, args: &[String]) -> Result<()> {
    let chromium = setup::chromium(workspace)?;
    let tool = Tool::make(workspace)?;
    for engine in ENGINES.iter().chain([&BOUNDARY]) {
        tool.build(engine)?;
    }
    for (crate_, folder) in BY_HAND {
        crate_.build(workspace, &workspace.root.join(folder))?;
    }
    // A large crate, which only one kind of row looks at.
    if !args.iter().any(|arg| arg == "--row") || args.iter().any(|arg| arg.starts_with("size")) {
        tool.build_foreign()?;
        FOREIGN_BY_HAND.build(workspace, &tool.fetch_foreign()?)?;
    }
    go(chromium
        .tell(&mut command("node", &workspace.root))
        .arg("bench/boundary.mjs")
        .args(args)
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_BY_HAND", workspace.by_hand()))
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
