//! `cargo xtask ecosystem`: crates that others wrote, unchanged, each asked through its generated client.

use anyhow::{Context, Result};

use crate::engines::Tool;
use crate::setup;
use crate::shell::{command, run as go};
use crate::workspace::Workspace;

/// What can be said after `ecosystem`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only this crate; can be given several times
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Write the table into docs/ecosystem.md
    #[arg(long, conflicts_with = "only")]
    write: bool,
}

/// Runs it; a crate that is not carried as it was is an error.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::rust(workspace)?;
    setup::node(workspace)?;
    let browsers = setup::chromium(workspace)?;
    let tool = Tool::make(workspace)?;
    let mut table = command("node", &workspace.root);
    table
        .arg("tests/ecosystem/run.mjs")
        .arg("--outboard")
        .arg(tool.program());
    for name in &options.only {
        table.args(["--only", name]);
    }
    if options.write {
        table.arg("--write");
    }
    go(browsers.tell(&mut table)).context("the ecosystem is not as it was")
}
