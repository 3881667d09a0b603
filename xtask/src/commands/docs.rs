//! `cargo xtask docs`: the guide and the API reference, as one folder that any server can give out.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::commands::test::files;
use crate::engines::{ENGINES, SHOWN, TEST_ENGINES, Tool};
use crate::setup::{self, Browsers};
use crate::shell::{cargo, command, output, run as go, say};
use crate::workspace::Workspace;

/// What can be said after `docs`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Serve it on 127.0.0.1 until Ctrl-C
    #[arg(long)]
    serve: bool,
    /// Test all samples, and look at every page and link in a browser
    #[arg(long)]
    check: bool,
    /// Test with the site and the packages as they are
    #[arg(long, requires = "check")]
    no_build: bool,
}

/// Builds it, into `target/docs`.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::node(workspace)?;
    if !options.no_build {
        build(workspace)?;
    }
    if options.check {
        check(workspace, options)?;
    }
    let site = workspace.target().join("docs");
    if options.serve {
        return go(command("node", &workspace.root)
            .arg("docs/serve.js")
            .arg(&site));
    }
    println!(
        "\n  {} is the site; `cargo xtask docs --serve` shows it.\n",
        site.display()
    );
    Ok(())
}

fn check(workspace: &Workspace, options: &Options) -> Result<()> {
    let tool = Tool::make(workspace)?;
    if !options.no_build {
        setup::rust(workspace)?;
        super::samples::run(workspace)?;
        for engine in ENGINES.iter().chain(&TEST_ENGINES) {
            let wanted = matches!(engine.name, "image" | "streams" | "threads");
            if wanted && !workspace.packages().join(engine.name).is_dir() {
                tool.build(engine)?;
            }
        }
        shown(workspace, &tool)?;
    }
    go(&mut tests(workspace, &setup::chromium(workspace)?)).context("the guide is not in order")
}

/// Builds all of it: the program that tests it.
pub(crate) fn ready(workspace: &Workspace, browsers: &Browsers) -> Result<Command> {
    build(workspace)?;
    shown(workspace, &Tool::make(workspace)?)?;
    Ok(tests(workspace, browsers))
}

/// The guide first, for that empties the folder; then what is written from the code.
fn build(workspace: &Workspace) -> Result<()> {
    let docs = workspace.root.join("docs");
    say("vitepress build docs");
    output(command(workspace.npm_bin("vitepress"), &docs).args(["build", "."]))?;
    say("typedoc");
    // Beside the guide, for it needs a TypeScript of its own.
    output(
        command(docs.join("node_modules/.bin/typedoc"), &docs).args(["--options", "typedoc.json"]),
    )?;
    rustdoc(workspace)
}

/// The crates that authors depend on.
fn rustdoc(workspace: &Workspace) -> Result<()> {
    say("cargo doc");
    let made = workspace.cargo_target().join("doc");
    if made.exists() {
        // Its index would name whatever was documented there before.
        fs::remove_dir_all(&made)?;
    }
    output(
        cargo(&workspace.root)
            .args(["doc", "--no-deps", "--package", "outboard"])
            .args([
                "--package",
                "outboard-bench",
                "--features",
                "outboard/stream",
            ])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    copy(&made, &workspace.target().join("docs/api/rust"))
}

/// The crates that pages show: their own tests, and the packages that samples import.
fn shown(workspace: &Workspace, tool: &Tool<'_>) -> Result<()> {
    let crates = workspace.root.join("tests/docs/engines");
    // One folder for all, or what they depend on is compiled for each.
    let target = workspace.target().join("docs-samples/cargo");
    say("the crates that the guide shows");
    output(
        cargo(&crates)
            .args(["test", "--quiet", "--all-targets", "--locked"])
            .env("CARGO_TARGET_DIR", &target),
    )?;
    for name in SHOWN {
        let out = workspace.target().join("docs-samples/packages").join(name);
        tool.shown(&crates.join(name), &out, &target)?;
    }
    Ok(())
}

/// The tests of the guide, of samples, apps and the site.
fn tests(workspace: &Workspace, browsers: &Browsers) -> Command {
    let mut node = command("node", &workspace.root);
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files(workspace, "tests/docs"))
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_SAMPLES", workspace.samples());
    for (name, variable) in [
        ("outboard", "OUTBOARD_COMMAND"),
        ("xtask", "OUTBOARD_XTASK"),
    ] {
        let file = format!("debug/{name}{}", std::env::consts::EXE_SUFFIX);
        node.env(variable, workspace.cargo_target().join(file));
    }
    browsers.tell(&mut node);
    node
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        bail!("there is no {}", from.display());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
