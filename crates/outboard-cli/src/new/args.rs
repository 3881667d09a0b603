//! What can be typed after `new`.

use std::path::PathBuf;

/// Make a project: an app or a package, and the crate that computes for it
///
/// The project is complete: a page (or a command, or a package) that calls a function in Rust, shows how far it is and stops it, with a
/// test and a benchmark. Nothing is installed or built until you say so, or give `--run`.
///
/// Asks for what is not said. With a name and `--template`, or with `--yes`, it asks nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/new.txt"))]
pub(crate) struct New {
    /// The project's folder, which must be new or empty; its last part is the name
    #[arg(value_name = "NAME")]
    pub(crate) path: Option<PathBuf>,

    /// What to make: vanilla, react, vue, next, node or lib
    #[arg(short, long, value_name = "NAME")]
    pub(crate) template: Option<String>,

    /// Ask nothing: what is not said is the default, a page called my-app
    #[arg(short, long)]
    pub(crate) yes: bool,

    /// Then install what it needs, and start it
    #[arg(long)]
    pub(crate) run: bool,
}
