//! `cargo xtask faults`: everything that can go wrong, in three browser engines and Node, with both ways to panic, with threads, and
//! with relaxed SIMD.

use std::process::Command;

use anyhow::{Context, Result};

use crate::engines::{FAULTS, Faults, Tool};
use crate::setup;
use crate::shell::{command, run as go};
use crate::workspace::Workspace;

/// What can be said after `faults`.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Only rows whose name contains this; can be given several times
    #[arg(long, value_name = "ROW")]
    only: Vec<String>,
    /// Only these columns
    #[arg(long = "in", value_name = "PLACE", value_delimiter = ',',
          value_parser = ["chromium", "firefox", "webkit", "node"])]
    places: Vec<String>,
    /// Only with the package that panics this way
    #[arg(long, value_parser = ["unwind", "abort"])]
    panics: Option<String>,
    /// Only these variants of the package
    #[arg(long = "variant", value_name = "VARIANT", value_delimiter = ',',
          value_parser = ["simd", "threads", "relaxed"])]
    variants: Vec<String>,
    /// Print all that was seen as JSON
    #[arg(long)]
    json: bool,
    /// Run with the packages as they are
    #[arg(long)]
    no_build: bool,
}

impl Options {
    /// The whole table, with packages that have been built.
    pub(crate) fn built() -> Self {
        Self {
            no_build: true,
            ..Self::default()
        }
    }

    fn wants(&self, faults: &Faults) -> bool {
        let variant = |wanted: &String| faults.variants.contains(&wanted.as_str());
        self.panics
            .as_deref()
            .is_none_or(|only| only == faults.panic)
            && (self.variants.is_empty() || self.variants.iter().any(variant))
    }
}

/// Runs it; a row that fails is an error.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    go(&mut ready(workspace, options)?).context("the fault table is not green")
}

/// Builds what it needs: the program that fills the table.
pub(crate) fn ready(workspace: &Workspace, options: &Options) -> Result<Command> {
    setup::node(workspace)?;
    let needs_browsers =
        options.places.is_empty() || options.places.iter().any(|place| place != "node");
    let browsers = needs_browsers
        .then(|| setup::browsers(workspace))
        .transpose()?;
    if !options.no_build {
        setup::rust(workspace)?;
        let tool = Tool::make(workspace)?;
        for faults in FAULTS.iter().filter(|faults| options.wants(faults)) {
            tool.build_faults(faults)?;
        }
    }

    let mut table = command("node", &workspace.root);
    table
        .arg("tests/faults/run.mjs")
        .env("OUTBOARD_PACKAGES", workspace.packages());
    for row in &options.only {
        table.args(["--only", row]);
    }
    if !options.places.is_empty() {
        table.args(["--in", &options.places.join(",")]);
    }
    if let Some(panics) = &options.panics {
        table.args(["--panics", panics]);
    }
    if !options.variants.is_empty() {
        table.args(["--variant", &options.variants.join(",")]);
    }
    if options.json {
        table.arg("--json");
    }
    if let Some(browsers) = &browsers {
        browsers.tell(&mut table);
    }
    Ok(table)
}
