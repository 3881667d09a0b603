//! `cargo xtask models`: the models and samples that tests, the Studio and the benches run with.
//!
//! They lie outside the checkout, where `outboard-models` looks for them. What each is made of says
//! `engines/ai/models/manifest.json`; docs/ai/models.md says it to people.

use anyhow::Result;
use clap::Args;

use crate::models;
use crate::workspace::Workspace;

/// Which of them, and what besides.
#[derive(Args)]
pub(crate) struct Options {
    /// These kits only; all, where none is named
    #[arg(long, num_args = 1.., value_name = "NAME")]
    only: Vec<String>,
    /// Say what there is, where it comes from, and how it may be used
    #[arg(long)]
    list: bool,
    /// Test the scripts that convert, against what they convert
    #[arg(long)]
    check: bool,
    /// Run the same models with onnxruntime and print what it makes of the samples
    #[arg(long)]
    reference: bool,
}

/// Puts the kits where they are looked for, unless they are there.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    if options.list {
        return models::list(workspace);
    }
    models::ensure(workspace, &options.only)?;
    if options.check {
        models::check(workspace)?;
    }
    if options.reference {
        models::reference(workspace)?;
    }
    Ok(())
}
