//! What can be typed after `outboard size`.

use std::path::PathBuf;

use outboard_build::BuildOptions;

/// Say what fills the wasm: which crate, which generic, which function
///
/// The crate is built as a release into a folder that is then removed; a package that was built before, or a module, is weighed as it
/// is. Generics are summed over the types they were compiled for. What the budget of the metadata allows is said, not enforced:
/// `outboard build` does that.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/size.txt"))]
pub(crate) struct Size {
    /// Folder of a crate, its Cargo.toml, a package, or a .wasm file
    #[arg(default_value = ".", hide_default_value = true)]
    path: PathBuf,

    /// Member of the workspace
    #[arg(short, long, value_name = "NAME")]
    package: Option<String>,

    /// Only this variant: simd, relaxed, threads, threads-relaxed [default: all that the metadata asks for]
    #[arg(long, value_name = "VARIANT", value_parser = ["simd", "relaxed", "threads", "threads-relaxed"], hide_possible_values = true)]
    pub(crate) variant: Option<String>,

    /// Functions and generics to list
    #[arg(long, value_name = "N", default_value_t = 12)]
    pub(crate) top: usize,

    /// Cargo features to switch on, separated by commas
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',')]
    features: Vec<String>,

    /// Refuse whatever would need the network
    #[arg(long)]
    offline: bool,

    /// Print one JSON document on stdout, and nothing else
    #[arg(long)]
    pub(crate) json: bool,
}

impl Size {
    pub(crate) fn options(&self) -> BuildOptions {
        let mut options = BuildOptions::new(&self.path);
        options.package.clone_from(&self.package);
        options.features.clone_from(&self.features);
        options.offline = self.offline;
        options
    }
}
