//! The wasm target and the components of the toolchain. rustup's own automatic installation may be switched off, and then
//! leaves out what rust-toolchain.toml lists without a word, so they are installed here, by name.

use anyhow::{Context, Result};

use crate::shell::{command, output, run, say};
use crate::workspace::Workspace;

/// What every build of an engine needs.
pub(crate) fn rust(workspace: &Workspace) -> Result<()> {
    add(workspace, "target", &["wasm32-unknown-unknown"])?;
    add(workspace, "component", &["rust-src"])
}

/// What the checks of the code need.
pub(crate) fn lints(workspace: &Workspace) -> Result<()> {
    add(workspace, "component", &["clippy", "rustfmt"])
}

fn add(workspace: &Workspace, kind: &str, wanted: &[&str]) -> Result<()> {
    let installed = output(command("rustup", &workspace.root).args([kind, "list", "--installed"]))
        .context("rustup is needed: install it, then run this again")?;
    for name in wanted {
        // Components are listed with their host: `clippy-x86_64-unknown-linux-gnu`.
        if !installed.lines().any(|line| line.starts_with(name)) {
            say(&format!("installing the {kind} {name}"));
            run(command("rustup", &workspace.root).args([kind, "add", name]))?;
        }
    }
    Ok(())
}
