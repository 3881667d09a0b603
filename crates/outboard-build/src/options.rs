//! What a caller of [`crate::build`] may choose.

use std::path::PathBuf;

use serde::Serialize;

/// Everything a build can be told. [`BuildOptions::new`] gives what `outboard build` does without arguments.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// A folder with a `Cargo.toml`, or the `Cargo.toml` itself.
    pub path: PathBuf,
    /// The folder the package is written to; a relative one is taken from the crate's folder.
    pub out: PathBuf,
    /// Which cargo profile compiles the crate.
    pub profile: Profile,
    /// What of the crate becomes the package.
    pub target: Target,
    /// The package of a workspace to build (`-p`).
    pub package: Option<String>,
    /// Cargo features to switch on, besides those of the metadata.
    pub features: Vec<String>,
    /// Cargo's `--no-default-features`.
    pub no_default_features: bool,
    /// Cargo's `--all-features`.
    pub all_features: bool,
    /// The npm scope, with or without its `@`.
    pub scope: Option<String>,
    /// The npm name, where it is not the crate's.
    pub name: Option<String>,
    /// How many lanes the client opens; `None` leaves it to the metadata and to what is known of the crate.
    pub lanes: Option<Lanes>,
    /// What becomes of a panic; `None` leaves it to the metadata, and where that says nothing, panics abort.
    pub panic: Option<Panic>,
    /// Whether to build a variant with threads; `None` leaves it to the metadata.
    pub threads: Option<bool>,
    /// Whether to build a variant with relaxed SIMD; `None` leaves it to the metadata.
    pub relaxed_simd: Option<bool>,
    /// Whether DevTools are to show Rust: a source map beside each module, which is then not optimised by Binaryen.
    pub debug_info: bool,
    /// Whether a package over the budget of its metadata is an error.
    pub budget: bool,
    /// Refuse whatever would need the network.
    pub offline: bool,
    /// Arguments for `cargo build`, as they are.
    pub cargo_args: Vec<String>,
    /// Whether the package is for pages under development: their engines can be given the next build, and what only a published
    /// package needs is left out.
    pub watched: bool,
}

impl BuildOptions {
    /// A release build of the crate at `path` into its `pkg` folder.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            out: PathBuf::from("pkg"),
            profile: Profile::Release,
            target: Target::Lib,
            package: None,
            features: Vec::new(),
            no_default_features: false,
            all_features: false,
            scope: None,
            name: None,
            lanes: None,
            panic: None,
            threads: None,
            relaxed_simd: None,
            debug_info: false,
            budget: true,
            offline: false,
            cargo_args: Vec::new(),
            watched: false,
        }
    }
}

/// A cargo profile. Only [`Profile::Dev`] leaves the wasm as wasm-bindgen wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Profile {
    /// Compiles quickly, keeps function names.
    Dev,
    /// What is published.
    Release,
    /// A profile of the crate's own; optimised like a release.
    Named(String),
}

/// What of a crate becomes a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The library: what is published.
    Lib,
    /// The bench target of this name: what `outboard bench` measures. It has no front.
    Bench(String),
}

/// What becomes of a panic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panic {
    /// It is thrown as an error: destructors run, and the lane goes on with its handles.
    Unwind,
    /// It traps: the lane is replaced, and its handles are stale.
    Abort,
}

impl Panic {
    /// The word for it in a manifest and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unwind => "unwind",
            Self::Abort => "abort",
        }
    }
}

impl std::str::FromStr for Panic {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "unwind" => Ok(Self::Unwind),
            "abort" => Ok(Self::Abort),
            _ => Err("expected `unwind` or `abort`".to_owned()),
        }
    }
}

/// How many lanes a client opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    /// As many as the cores allow.
    Auto,
    /// Exactly so many.
    Count(u32),
}

impl std::str::FromStr for Lanes {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse::<u32>() {
            _ if text == "auto" => Ok(Self::Auto),
            Ok(count) if count >= 1 => Ok(Self::Count(count)),
            _ => Err("expected `auto` or a whole number from 1".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, Panic};

    #[test]
    fn lanes_are_auto_or_at_least_one() {
        assert_eq!("auto".parse(), Ok(Lanes::Auto));
        assert_eq!("4".parse(), Ok(Lanes::Count(4)));
        for wrong in ["0", "-1", "many", ""] {
            assert!(wrong.parse::<Lanes>().is_err(), "{wrong:?} was accepted");
        }
    }
    #[test]
    fn a_panic_unwinds_or_aborts() {
        for panic in [Panic::Unwind, Panic::Abort] {
            assert_eq!(panic.as_str().parse(), Ok(panic));
        }
        for wrong in ["", "Unwind", "immediate-abort"] {
            assert!(wrong.parse::<Panic>().is_err(), "{wrong:?} was accepted");
        }
    }
}
