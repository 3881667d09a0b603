//! What can be typed.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ArgGroup, Parser, Subcommand};
use outboard_build::{BuildOptions, Lanes, Panic, Profile};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// A Rust crate becomes an npm package that computes off the main thread.
#[derive(Debug, Parser)]
#[command(name = "outboard", version, styles = STYLES, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(crate::new::args::New),
    Build(Box<Build>),
    Bench(Box<crate::bench::args::Bench>),
    Dev(Box<crate::dev::args::Dev>),
    Test(Box<crate::testing::args::Test>),
    Size(crate::size::args::Size),
    Doctor(crate::doctor::Doctor),
    Completions(crate::completions::Completions),
}

/// Build a crate that exports functions with wasm-bindgen into an npm package
///
/// The package has the names of the crate's exports, typed and asynchronous. A page calls them, and they run on workers
/// of the package's own: `import { f } from 'demo'; await f()`. Nothing has to be written for the workers.
///
/// The crate needs a library with `crate-type = ["cdylib", "rlib"]` and wasm-bindgen, in any version. What else is needed
/// is installed: the wasm target by rustup, and wasm-bindgen's and Binaryen's tools once, into the user's cache folder.
#[derive(Debug, clap::Args)]
#[command(
    group = ArgGroup::new("chosen profile").args(["dev", "release", "profile"]),
    after_help = EXAMPLES,
    after_long_help = concat_help(),
)]
pub(crate) struct Build {
    /// Folder of the crate, or its Cargo.toml
    #[arg(default_value = ".", hide_default_value = true)]
    path: PathBuf,

    /// Folder for the package; it must be new, empty, or an earlier package [default: pkg, in the crate's folder]
    #[arg(short, long, visible_alias = "out-dir", value_name = "DIR")]
    out: Option<PathBuf>,

    /// Compile quickly and keep function names: no wasm-opt
    #[arg(long)]
    dev: bool,

    /// Optimise for publishing; this is the default
    #[arg(long)]
    release: bool,

    /// Compile with a profile of the crate's own, then optimise
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,

    /// Member of the workspace to build
    #[arg(short, long, value_name = "NAME")]
    package: Option<String>,

    /// Cargo features to switch on, separated by commas
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',')]
    features: Vec<String>,

    /// Leave the default features off
    #[arg(long)]
    no_default_features: bool,

    /// Switch all features on
    #[arg(long)]
    all_features: bool,

    /// npm scope: `--scope me` makes the package @me/demo
    #[arg(long, value_name = "SCOPE")]
    scope: Option<String>,

    /// npm name, where it is not the crate's
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Workers the package opens: `auto`, as many as the cores allow, or a number
    #[arg(long, value_name = "auto|N")]
    lanes: Option<Lanes>,

    /// What a panic does: `unwind` throws it and keeps the lane, `abort` replaces the lane
    #[arg(long, value_name = "unwind|abort")]
    panic: Option<Panic>,

    /// Build a variant with threads too: rayon's, where a page is cross-origin isolated; `=false` goes before the metadata
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    threads: Option<bool>,

    /// Build a variant with relaxed SIMD too, for browsers that have it; `=false` goes before the metadata
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    relaxed_simd: Option<bool>,

    /// Let DevTools show Rust: a source map beside the wasm, which Binaryen then leaves as it is
    #[arg(long)]
    debug_info: bool,

    /// Refuse whatever would need the network
    #[arg(long)]
    offline: bool,

    /// Print errors only
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Print one JSON document on stdout, and nothing else
    #[arg(long)]
    pub(crate) json: bool,

    /// Arguments for `cargo build`, as they are
    #[arg(last = true, value_name = "CARGO ARGUMENTS")]
    cargo_args: Vec<String>,
}

const EXAMPLES: &str = include_str!("help/examples.txt");

fn concat_help() -> String {
    format!("{EXAMPLES}\n{}", include_str!("help/metadata.txt"))
}

impl Build {
    pub(crate) fn options(&self) -> BuildOptions {
        let mut options = BuildOptions::new(&self.path);
        if let Some(out) = &self.out {
            // What is typed is meant from the current folder; only the default lies with the crate.
            options.out = std::path::absolute(out).unwrap_or_else(|_| out.clone());
        }
        options.profile = match &self.profile {
            Some(name) => Profile::Named(name.clone()),
            None if self.dev => Profile::Dev,
            None => Profile::Release,
        };
        options.package.clone_from(&self.package);
        options.features.clone_from(&self.features);
        options.no_default_features = self.no_default_features;
        options.all_features = self.all_features;
        options.scope.clone_from(&self.scope);
        options.name.clone_from(&self.name);
        options.lanes = self.lanes;
        options.panic = self.panic;
        options.threads = self.threads;
        options.relaxed_simd = self.relaxed_simd;
        options.debug_info = self.debug_info;
        options.offline = self.offline;
        options.cargo_args.clone_from(&self.cargo_args);
        options
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn build(line: &str) -> Result<BuildOptions, clap::Error> {
        match Arguments::try_parse_from(line.split(' '))?.command {
            Command::Build(build) => Ok(build.options()),
            _ => panic!("{line} is no build"),
        }
    }

    #[test]
    fn the_definition_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_a_wasm_pack_user_types_is_understood() {
        let line = "outboard build crate --features a,b -p member --scope me --panic unwind --dev -- --locked -v";
        let options = build(line).unwrap();
        assert_eq!(options.path, PathBuf::from("crate"));
        assert_eq!(options.features, ["a", "b"]);
        assert_eq!(options.package.as_deref(), Some("member"));
        assert_eq!(options.scope.as_deref(), Some("me"));
        assert_eq!(options.profile, Profile::Dev);
        assert_eq!(options.panic, Some(Panic::Unwind));
        assert_eq!(options.cargo_args, ["--locked", "-v"]);
    }

    #[test]
    fn without_arguments_it_is_a_release_of_this_folder() {
        let options = build("outboard build").unwrap();
        assert_eq!(options.path, PathBuf::from("."));
        assert_eq!(options.out, PathBuf::from("pkg"));
        assert_eq!(options.profile, Profile::Release);
        assert_eq!(options.lanes, None);
        assert_eq!(options.panic, None);
    }

    #[test]
    fn variants_are_asked_for_or_refused() {
        let of = |line: &str| {
            let options = build(line).unwrap();
            (options.threads, options.relaxed_simd, options.path)
        };
        let here = PathBuf::from(".");
        assert_eq!(of("outboard build"), (None, None, here.clone()));
        let both = (Some(true), Some(true), PathBuf::from("crate"));
        assert_eq!(of("outboard build --threads --relaxed-simd crate"), both);
        let refused = (Some(false), None, here);
        assert_eq!(of("outboard build --threads=false"), refused);
    }

    #[test]
    fn two_profiles_are_a_usage_error() {
        for line in [
            "outboard build --dev --release",
            "outboard build --dev --profile x",
            "outboard build --lanes 0",
            "outboard build --panic throw",
            "outboard build --threads=4",
        ] {
            assert_eq!(build(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
