//! `cargo xtask bench options`: what each option of a build is worth, in size and in time, on the kernels of `bench/native`.

mod list;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use outboard_build::{BuildOptions, Lanes, Panic, Profile, Silent, Target};
use serde::Serialize;

use self::list::{Choice, FEATURES, choices};
use crate::by_hand::newest;
use crate::setup;
use crate::shell::{command, output, run as go, say};
use crate::workspace::Workspace;

/// What can be said after `bench options`.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Only options with this in their name; what is usual is always there to compare with
    #[arg(long, value_name = "NAME")]
    option: Option<String>,
    /// Arguments of the bench: `--json`, `--markdown`, `--rounds N`, `--kernel NAME`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

/// A module that was built, as the program that measures reads it.
#[derive(Serialize)]
struct Built {
    name: &'static str,
    /// The folder with the glue.
    package: PathBuf,
    wasm: PathBuf,
}

/// Builds the modules, and measures them in turns in one Node.
pub(super) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::node(workspace)?;
    let shelf = workspace.target().join("bench/options");
    let wanted = |choice: &Choice| match &options.option {
        Some(part) => choice.name == "usual" || choice.name.contains(part.as_str()),
        None => true,
    };
    let mut built = Vec::new();
    for choice in choices().into_iter().filter(wanted) {
        built.push(build(workspace, &shelf, &choice)?);
    }
    let list = shelf.join("list.json");
    fs::write(&list, serde_json::to_string(&built)?)?;
    // V8 compiles hot functions anew on another thread, when it gets to it: here it does so at once.
    go(command("node", &workspace.root)
        .arg("--no-liftoff")
        .arg("bench/options.mjs")
        .arg(list)
        .args(&options.args))
}

fn build(workspace: &Workspace, shelf: &Path, choice: &Choice) -> Result<Built> {
    say(&format!("building for: {}", choice.name));
    // Each has a folder of its own, for the glue of a package serves one module.
    let package = shelf.join(slug(choice.name));
    let mut options = BuildOptions::new(workspace.root.join("bench/native"));
    options.out.clone_from(&package);
    options.target = Target::Bench("kernels".to_owned());
    // A dev build leaves the module as wasm-bindgen wrote it, which wasm-opt is given here in several ways; cargo optimises all the same.
    options.profile = Profile::Dev;
    options.cargo_args = vec!["--release".to_owned()];
    for config in &choice.compiled {
        options
            .cargo_args
            .extend(["--config".to_owned(), (*config).to_owned()]);
    }
    options.features = choice
        .features
        .iter()
        .map(|&name| name.to_owned())
        .collect();
    options.name = Some("outboard-benchmark".to_owned());
    options.lanes = Some(Lanes::Count(1));
    options.panic = Some(Panic::Abort);
    options.threads = Some(false);
    options.relaxed_simd = Some(false);
    outboard_build::build(&options, &mut Silent)?;
    // The package then loads what is optimised, as it would load any module of its own.
    let wasm = package.join("outboard-benchmark.simd.wasm");
    let bound = package.join("bound.wasm");
    fs::rename(&wasm, &bound)?;
    let binaryen = newest("tools", "binaryen-")?;
    output(
        command("node", &workspace.root)
            .arg(binaryen.join("node_modules/binaryen/bin/wasm-opt"))
            .arg(&bound)
            .arg("-o")
            .arg(&wasm)
            .args(["--mvp-features", "--strip-debug", "--strip-producers"])
            .args(FEATURES)
            .args(&choice.binaryen),
    )
    .with_context(|| format!("optimising for: {}", choice.name))?;
    Ok(Built {
        name: choice.name,
        package,
        wasm,
    })
}

/// A name for a file: what is no letter or digit becomes a line.
fn slug(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}
