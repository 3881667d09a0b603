//! `cargo xtask bless`: the golden files, written anew for a reviewer to read the difference.

use anyhow::Result;

use crate::setup;
use crate::shell::{cargo, run as go};
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::rust(workspace)?;
    for package in [
        "outboard",
        "outboard-build",
        "outboard-cli",
        "outboard-session",
    ] {
        go(cargo(&workspace.root)
            .args(["test", "--package", package])
            .envs([
                ("OUTBOARD_BLESS", "1"),
                ("TRYBUILD", "overwrite"),
                ("TRYCMD", "overwrite"),
            ]))?;
    }
    Ok(())
}
