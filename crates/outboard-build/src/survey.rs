//! What a build would find, without compiling or installing anything: what `outboard doctor` looks at.

use std::path::{Path, PathBuf};

use crate::bind::driver;
use crate::cache;
use crate::error::Error;
use crate::options::BuildOptions;
use crate::project;
use crate::toolchain::{self, Part};
use crate::tools::{BINARYEN, ROLLDOWN, Tool};
use crate::variant::Variant;

/// Rust's side of a machine, as it is in force in one folder.
#[derive(Debug, Clone)]
pub struct Rust {
    /// The version of rustc.
    pub rustc: String,
    /// Where the toolchain is.
    pub sysroot: PathBuf,
    /// Whether it can compile to wasm.
    pub target: bool,
    /// Whether it has the sources of the standard library, which threads and unwinding panics need.
    pub source: bool,
}

/// A tool of a build that is installed once.
#[derive(Debug, Clone)]
pub struct Found {
    /// The npm package.
    pub name: &'static str,
    /// The version that this program uses.
    pub version: String,
    /// Its folder, where it is installed.
    pub folder: Option<PathBuf>,
}

/// A crate that can be built, as far as that can be told before compiling.
#[derive(Debug, Clone)]
pub struct Buildable {
    /// Its name and version.
    pub name: String,
    /// The version of wasm-bindgen that its lock file names.
    pub wasm_bindgen: String,
    /// What would be built of it, best first.
    pub variants: Vec<Variant>,
    /// Whether the standard library would be built with it.
    pub rebuilds: bool,
}

/// Asks the toolchain in force in `folder` what it has.
///
/// # Errors
///
/// When rustc does not run there.
pub fn rust(folder: &Path) -> Result<Rust, Error> {
    let (rustc, sysroot) = toolchain::ask_both(folder)?;
    Ok(Rust {
        target: toolchain::has(Part::Target, &sysroot),
        source: toolchain::has(Part::Source, &sysroot),
        rustc,
        sysroot,
    })
}

/// The folder that holds what is installed once.
///
/// # Errors
///
/// When this user has none.
pub fn cache_folder() -> Result<PathBuf, Error> {
    cache::root()
}

/// The Node tools of a build.
///
/// # Errors
///
/// When this user has no cache folder.
pub fn tools() -> Result<Vec<Found>, Error> {
    [BINARYEN, ROLLDOWN].iter().map(Tool::found).collect()
}

/// The versions of wasm-bindgen whose drivers are built.
///
/// # Errors
///
/// When this user has no cache folder.
pub fn drivers() -> Result<Vec<String>, Error> {
    driver::built(&cache::root()?)
}

/// Reads the crate as a build would. Nothing is fetched: what is not there is an error.
///
/// # Errors
///
/// When the crate cannot be built as it is.
pub fn buildable(options: &BuildOptions) -> Result<Buildable, Error> {
    let mut options = options.clone();
    options.offline = true;
    // What is looked at is left as it is.
    options.cargo_args.push("--locked".to_owned());
    let project = project::find(&options)?;
    let rebuilt = |variant: &Variant| crate::compile::is_rebuilt(project.panic, *variant);
    Ok(Buildable {
        name: format!("{} {}", project.package.name, project.package.version),
        rebuilds: project.variants.iter().any(rebuilt),
        wasm_bindgen: project.wasm_bindgen,
        variants: project.variants,
    })
}
