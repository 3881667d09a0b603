//! What is to be measured: which builds, where, and for how long.

use std::path::PathBuf;
use std::time::Duration;

/// Everything a measurement can be told. [`Plan::new`] gives what `outboard bench` does without arguments.
#[derive(Debug, Clone)]
pub struct Plan {
    /// A folder with a `Cargo.toml`, or the `Cargo.toml` itself.
    pub path: PathBuf,
    /// The package of a workspace.
    pub package: Option<String>,
    /// The bench target; `None` takes all that have no harness.
    pub bench: Option<String>,
    /// Only cases whose names contain this.
    pub case: Option<String>,
    /// The native builds; the first is what the others are compared with.
    pub natives: Vec<Native>,
    /// The wasm builds.
    pub variants: Vec<Variant>,
    /// Where wasm and JavaScript run; one that is not installed is skipped.
    pub places: Vec<Place>,
    /// Whether the JavaScript beside the benchmark takes part.
    pub javascript: bool,
    /// Cargo features for every build.
    pub features: Vec<String>,
    /// How long to measure.
    pub pace: Pace,
    /// Refuse whatever would need the network.
    pub offline: bool,
}

impl Plan {
    /// All benchmarks of the crate at `path`: two native builds, and `simd` in every place.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            package: None,
            bench: None,
            case: None,
            natives: Native::defaults(),
            variants: vec![Variant::Simd],
            places: Place::ALL.to_vec(),
            javascript: true,
            features: Vec::new(),
            pace: Pace::default(),
            offline: false,
        }
    }
}

/// A native build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Native {
    /// What it is called in the report.
    pub name: String,
    /// Compiler flags, besides those of the environment.
    pub rustflags: Vec<String>,
    /// Cargo features, besides those of the plan.
    pub features: Vec<String>,
}

impl Native {
    /// A native build with these compiler flags.
    pub fn new(name: impl Into<String>, rustflags: &[&str]) -> Self {
        Self {
            name: name.into(),
            rustflags: rustflags.iter().map(|flag| (*flag).to_owned()).collect(),
            features: Vec::new(),
        }
    }

    /// A release as it is, and one for this very machine.
    #[must_use]
    pub fn defaults() -> Vec<Self> {
        vec![
            Self::new("native", &[]),
            Self::new("native, this CPU", &["-Ctarget-cpu=native"]),
        ]
    }
}

/// A wasm build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// What every browser runs.
    Simd,
    /// With relaxed SIMD.
    Relaxed,
    /// With threads; runs the cases that are `parallel`.
    Threads,
    /// With both.
    ThreadsRelaxed,
}

impl Variant {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Simd,
        Self::Relaxed,
        Self::Threads,
        Self::ThreadsRelaxed,
    ];

    /// The word for it, as packages have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simd => "simd",
            Self::Relaxed => "relaxed",
            Self::Threads => "threads",
            Self::ThreadsRelaxed => "threads-relaxed",
        }
    }

    /// Whether it has threads.
    #[must_use]
    pub fn threads(self) -> bool {
        matches!(self, Self::Threads | Self::ThreadsRelaxed)
    }

    /// Whether it has relaxed SIMD.
    #[must_use]
    pub fn relaxed(self) -> bool {
        matches!(self, Self::Relaxed | Self::ThreadsRelaxed)
    }
}

/// Where wasm and JavaScript run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, by its driver.
    Webkit,
    /// Node.
    Node,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Chromium, Self::Firefox, Self::Webkit, Self::Node];

    /// The word for it on the command line and in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
            Self::Node => "node",
        }
    }
}

macro_rules! from_word {
    ($($type:ty),*) => {$(
        impl std::str::FromStr for $type {
            type Err = String;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.into_iter().find(|each| each.as_str() == word);
                known.ok_or_else(|| {
                    let words: Vec<&str> = Self::ALL.iter().map(|each| each.as_str()).collect();
                    format!("expected one of: {}", words.join(", "))
                })
            }
        }
    )*};
}
from_word!(Variant, Place);

/// How long to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many rounds at most; each gives one sample of every arm.
    pub rounds: u32,
    /// How long one sample takes at least; never less than a hundred steps of the clock.
    pub sample: Duration,
    /// After how long no new round begins, for one case at one size; five rounds are always made.
    pub time: Duration,
    /// How long one answer may take: a case that takes longer fails.
    pub limit: Duration,
}

impl Pace {
    /// The rounds that are always made: fewer say nothing.
    pub const FEWEST: u32 = 5;

    /// A glance: a fifth of the rounds, shorter samples.
    #[must_use]
    pub fn quick() -> Self {
        Self {
            rounds: Self::FEWEST,
            sample: Duration::from_millis(5),
            ..Self::default()
        }
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            rounds: 25,
            sample: Duration::from_millis(20),
            time: Duration::from_secs(20),
            limit: Duration::from_secs(60),
        }
    }
}
