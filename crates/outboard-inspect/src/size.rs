//! What fills the modules of a crate, of a package, or of one file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use outboard_build::size::Census;
use outboard_build::{Budget, BuildOptions, Reporter, WasmError};
use serde_json::{Value, json};

/// One module, weighed.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// Which variant it is; none for a module that stands alone.
    pub variant: Option<String>,
    /// The file's name.
    pub file: String,
    /// What is in it.
    pub census: Census,
    /// What its crate allows, where that is known.
    pub budget: Option<Budget>,
}

/// Why nothing was weighed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SizeError {
    /// The crate could not be built.
    #[error(transparent)]
    Build(#[from] outboard_build::Error),
    /// A module cannot be read.
    #[error("{source}")]
    Wasm {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: WasmError,
    },
    /// A package without the variant that was asked for.
    #[error("there is no variant `{variant}`")]
    NoVariant {
        /// Where it was looked for.
        path: PathBuf,
        /// What was asked for.
        variant: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The marker of a package is not as this program writes it.
    #[error("this package cannot be read: {why}")]
    NotAPackage {
        /// The marker.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// A file that could not be read.
    #[error("could not {action}: {source}")]
    File {
        /// What was to be done.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl SizeError {
    /// A stable name for this kind of error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Build(error) => error.code(),
            Self::Wasm { .. } => "invalid-wasm",
            Self::NoVariant { .. } => "no-variant",
            Self::NotAPackage { .. } => "not-a-package",
            Self::File { .. } => "file",
        }
    }

    /// Where it was.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Build(error) => error.place(),
            Self::Wasm { path, .. }
            | Self::NoVariant { path, .. }
            | Self::NotAPackage { path, .. }
            | Self::File { path, .. } => Some(path.display().to_string()),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Build(error) => error.help(),
            Self::Wasm { .. } => {
                "give a crate, a package, or a module; this file may be cut short".to_owned()
            }
            Self::NoVariant { known, .. } => format!(
                "there are: {}; `threads` and `relaxed-simd` in [package.metadata.outboard] make more",
                known.join(", ")
            ),
            Self::NotAPackage { .. } => "build the package again with this program".to_owned(),
            Self::File { .. } => "check the path and its permissions".to_owned(),
        }
    }

    /// What a failing tool wrote.
    #[must_use]
    pub fn output(&self) -> Option<&str> {
        match self {
            Self::Build(error) => error.output(),
            _ => None,
        }
    }
}

/// Weighs what `options.path` names: a `.wasm` file, a package that was built before, or a crate, which is built as a release into a
/// folder that is then removed. A budget is no error here.
///
/// # Errors
///
/// When there is nothing of the kind, when it does not build, or when it has no variant `variant`.
pub fn weigh(
    options: &BuildOptions,
    variant: Option<&str>,
    reporter: &mut dyn Reporter,
) -> Result<Vec<Weighed>, SizeError> {
    let path = &options.path;
    if path.is_file() && path.extension().is_some_and(|ending| ending == "wasm") {
        return Ok(vec![module(path, None, None)?]);
    }
    if path.join("outboard.json").is_file() {
        return package(path, variant, None);
    }
    let scratch = tempfile::tempdir().map_err(|source| SizeError::File {
        action: "create a folder",
        path: std::env::temp_dir(),
        source,
    })?;
    let mut options = options.clone();
    options.out = scratch.path().join("pkg");
    options.budget = false;
    // A variant that is asked for by name is built though the metadata does not ask for it.
    if let Some(variant) = variant {
        options.threads = variant
            .contains("threads")
            .then_some(true)
            .or(options.threads);
        options.relaxed_simd = variant
            .contains("relaxed")
            .then_some(true)
            .or(options.relaxed_simd);
    }
    let built = outboard_build::build(&options, reporter)?;
    package(&built.folder, variant, built.budget)
}

/// The modules of a package, best first.
fn package(
    folder: &Path,
    wanted: Option<&str>,
    budget: Option<Budget>,
) -> Result<Vec<Weighed>, SizeError> {
    let marker = folder.join("outboard.json");
    let wrong = |why: &str| SizeError::NotAPackage {
        path: marker.clone(),
        why: why.to_owned(),
    };
    let text = String::from_utf8(read(&marker)?).map_err(|error| wrong(&error.to_string()))?;
    let described: Value =
        serde_json::from_str(&text).map_err(|error| wrong(&error.to_string()))?;
    let variants = described["variants"].as_array();
    let known: Vec<String> = variants
        .ok_or_else(|| wrong("it does not say which variants it has"))?
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    if let Some(variant) = wanted.filter(|wanted| !known.iter().any(|name| name == wanted)) {
        return Err(SizeError::NoVariant {
            path: folder.to_path_buf(),
            variant: variant.to_owned(),
            known,
        });
    }
    let names = fs::read_dir(folder).map_err(|source| SizeError::File {
        action: "read a folder",
        path: folder.to_path_buf(),
        source,
    })?;
    let files: Vec<PathBuf> = names
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    let of = |variant: &String| {
        let ending = format!(".{variant}.wasm");
        let found = files
            .iter()
            .find(|file| file.to_string_lossy().ends_with(&ending));
        let file =
            found.ok_or_else(|| wrong(&format!("it has no module of the variant {variant}")))?;
        module(file, Some(variant.clone()), budget)
    };
    known
        .iter()
        .filter(|name| wanted.is_none_or(|wanted| *name == wanted))
        .map(of)
        .collect()
}

fn module(
    file: &Path,
    variant: Option<String>,
    budget: Option<Budget>,
) -> Result<Weighed, SizeError> {
    let wasm = read(file)?;
    let map = file.with_extension("symbols");
    let symbols = if map.is_file() {
        String::from_utf8_lossy(&read(&map)?).into_owned()
    } else {
        String::new()
    };
    let census = Census::of(&wasm, &symbols).map_err(|source| SizeError::Wasm {
        path: file.to_path_buf(),
        source,
    })?;
    let name = file.file_name().unwrap_or_default();
    Ok(Weighed {
        variant,
        file: name.to_string_lossy().into_owned(),
        census,
        budget,
    })
}

fn read(path: &Path) -> Result<Vec<u8>, SizeError> {
    fs::read(path).map_err(|source| SizeError::File {
        action: "read a file",
        path: path.to_path_buf(),
        source,
    })
}

impl Weighed {
    /// One module as JSON, with at most `top` functions and generics.
    #[must_use]
    pub fn document(&self, top: usize) -> Value {
        let Census {
            bytes,
            gzip,
            functions,
            data,
            other,
        } = &self.census;
        let mut generics = self.census.generics();
        generics.truncate(top);
        json!({
            "variant": self.variant,
            "file": self.file,
            "bytes": bytes,
            "gzip": gzip,
            "budget": self.budget,
            "code": functions.iter().map(|function| function.bytes).sum::<u64>(),
            "data": data.iter().map(|segment| segment.bytes).sum::<u64>(),
            "other": other,
            "crates": self.census.crates(),
            "generics": generics,
            "functions": &functions[..functions.len().min(top)],
            "segments": data,
        })
    }
}

#[cfg(test)]
mod tests {
    use outboard_build::Silent;

    use super::*;

    /// An empty module.
    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn a_package_is_weighed_as_it_lies_there() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        write("outboard.json", br#"{ "variants": ["threads", "simd"] }"#);
        write("demo.simd.wasm", EMPTY);
        write("demo.threads.wasm", EMPTY);
        let options = BuildOptions::new(folder.path());
        let all = weigh(&options, None, &mut Silent).unwrap();
        let names: Vec<_> = all.iter().map(|one| one.file.as_str()).collect();
        assert_eq!(names, ["demo.threads.wasm", "demo.simd.wasm"]);
        assert_eq!(all[1].document(5)["bytes"], 8);
        let one = weigh(&options, Some("simd"), &mut Silent).unwrap();
        assert_eq!(one.len(), 1);
        let error = weigh(&options, Some("relaxed"), &mut Silent).unwrap_err();
        assert_eq!(error.code(), "no-variant");
        assert!(error.help().contains("threads, simd"));
        fs::remove_file(folder.path().join("demo.simd.wasm")).unwrap();
        let error = weigh(&options, None, &mut Silent).unwrap_err();
        assert_eq!(error.code(), "not-a-package");
    }

    #[test]
    fn a_file_that_is_no_module_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.wasm");
        fs::write(&file, "hello").unwrap();
        let error = weigh(&BuildOptions::new(&file), None, &mut Silent).unwrap_err();
        assert_eq!(error.code(), "invalid-wasm");
        fs::write(&file, EMPTY).unwrap();
        assert_eq!(
            weigh(&BuildOptions::new(&file), None, &mut Silent)
                .unwrap()
                .len(),
            1
        );
    }
}
