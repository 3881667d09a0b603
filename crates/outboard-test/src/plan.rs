//! Which tests are to run, and where.

use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

/// Everything a run of tests can be told. [`Plan::new`] gives what `outboard test` does without arguments.
#[derive(Debug, Clone)]
pub struct Plan {
    /// A folder with a `Cargo.toml`, or the `Cargo.toml` itself.
    pub path: PathBuf,
    /// The package of a workspace.
    pub package: Option<String>,
    /// Where to run.
    pub places: Vec<Place>,
    /// Whether a place that cannot be had is a failure: it is where it was asked for by name.
    pub strict: bool,
    /// Which tests.
    pub selection: Selection,
    /// Cargo features for every build.
    pub features: Vec<String>,
    /// After how long a test has failed.
    pub limit: Duration,
    /// Compile as a release.
    pub release: bool,
    /// Refuse whatever would need the network.
    pub offline: bool,
}

impl Plan {
    /// All tests of the crate at `path`, wherever they can run.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            package: None,
            places: Place::ALL.to_vec(),
            strict: false,
            selection: Selection::default(),
            features: Vec::new(),
            limit: Duration::from_secs(60),
            release: false,
            offline: false,
        }
    }
}

/// Where tests run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// As a program of this machine's.
    Native,
    /// As wasm in Node.
    Node,
    /// As wasm in Chromium.
    Chromium,
    /// As wasm in Firefox.
    Firefox,
    /// As wasm in WebKitGTK.
    Webkit,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Native,
        Self::Node,
        Self::Chromium,
        Self::Firefox,
        Self::Webkit,
    ];

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Node => "node",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

impl std::str::FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|place| place.as_str() == text);
        found.ok_or_else(|| "expected native, node, chromium, firefox or webkit".to_owned())
    }
}

/// Which tests run: what `cargo test -- …` understands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Selection {
    /// Only tests with one of these in their names; all where there is none.
    pub filters: Vec<String>,
    /// No tests with one of these in their names.
    pub skip: Vec<String>,
    /// Names are meant whole.
    pub exact: bool,
    /// What becomes of tests with `#[ignore]`.
    pub ignored: Ignored,
}

/// What becomes of tests with `#[ignore]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ignored {
    /// They are listed, and do not run.
    #[default]
    No,
    /// Only they run.
    Only,
    /// They run like all others.
    Too,
}

impl Selection {
    /// Reads what stands behind `--`.
    ///
    /// # Errors
    ///
    /// When it is an option that means nothing here.
    pub fn read(words: &[String]) -> Result<Self, String> {
        let mut selection = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--exact" => selection.exact = true,
                "--ignored" => selection.ignored = Ignored::Only,
                "--include-ignored" => selection.ignored = Ignored::Too,
                "--skip" => match words.next() {
                    Some(name) => selection.skip.push(name.clone()),
                    None => return Err("`--skip` needs a part of a name".to_owned()),
                },
                option if option.starts_with('-') => {
                    return Err(format!(
                        "`{option}` is not known here; there are --exact, --ignored, --include-ignored and --skip NAME"
                    ));
                }
                _ => selection.filters.push(word.clone()),
            }
        }
        Ok(selection)
    }

    /// Whether a test of this name is selected.
    #[must_use]
    pub fn takes(&self, name: &str) -> bool {
        let fits = |part: &String| {
            if self.exact {
                name == part
            } else {
                name.contains(part.as_str())
            }
        };
        (self.filters.is_empty() || self.filters.iter().any(fits)) && !self.skip.iter().any(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Selection, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Selection::read(&words)
    }

    #[test]
    fn what_cargo_test_understands_is_understood() {
        let selection = read("adds subs --skip slow --include-ignored").unwrap();
        assert!(selection.takes("tests::adds"));
        assert!(!selection.takes("tests::adds_slowly"));
        assert!(!selection.takes("tests::mul"));
        assert_eq!(selection.ignored, Ignored::Too);
        let exact = read("--exact tests::adds").unwrap();
        assert!(exact.takes("tests::adds") && !exact.takes("tests::adds_more"));
        assert!(read("--nocapture").is_err());
        assert!(read("--skip").is_err());
    }
}
