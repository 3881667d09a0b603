//! What can be typed after `outboard bench`.

use std::path::PathBuf;
use std::time::Duration;

use outboard_measure::{Native, Pace, Place, Plan, Variant};

/// Measure a benchmark natively and in every browser, against JavaScript
///
/// A benchmark is a bench target without harness, written with the crate outboard-bench; docs/bench.md begins with one. It is built
/// natively and for the web, and all builds run in turns. JavaScript in `benches/<name>.js`, with functions called as the cases, takes
/// part on the page's own thread. What all return is compared: where results differ, there is no ratio.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/bench.txt"))]
pub(crate) struct Bench {
    /// Folder of the crate, or its Cargo.toml
    #[arg(default_value = ".", hide_default_value = true)]
    path: PathBuf,

    /// Member of the workspace
    #[arg(short, long, value_name = "NAME")]
    package: Option<String>,

    /// Bench target; without, all that have no harness
    #[arg(long, value_name = "NAME")]
    bench: Option<String>,

    /// Only cases with this in their names
    #[arg(long, value_name = "TEXT")]
    case: Option<String>,

    /// Where to run, separated by commas [default: all that are installed]
    #[arg(long = "in", value_name = "PLACES", value_delimiter = ',')]
    places: Vec<Place>,

    /// Wasm builds: simd, relaxed, threads, threads-relaxed [default: simd]
    #[arg(long, value_name = "VARIANTS", value_delimiter = ',')]
    variants: Vec<Variant>,

    /// Compiler flags of one more native build
    #[arg(long, value_name = "FLAGS", allow_hyphen_values = true)]
    native: Vec<String>,

    /// Cargo features to switch on, separated by commas
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',')]
    features: Vec<String>,

    /// Leave the JavaScript out
    #[arg(long)]
    no_javascript: bool,

    /// Five rounds and shorter samples: a glance
    #[arg(long)]
    quick: bool,

    /// Rounds at most; each gives one sample of every build [default: 25]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    rounds: Option<u32>,

    /// Seconds after which no further round begins, for each case and size [default: 20]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    time: Option<Duration>,

    /// Seconds after which a case that does not end has failed [default: 60]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    limit: Option<Duration>,

    /// Say what became faster or slower since a report of --json
    #[arg(long, value_name = "FILE")]
    pub(crate) compare: Option<PathBuf>,

    /// Compare even with a report from another machine
    #[arg(long, requires = "compare")]
    pub(crate) across_machines: bool,

    /// Write a page with plots
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,

    /// Print one JSON document with all samples on stdout, and nothing else
    #[arg(long)]
    pub(crate) json: bool,

    /// Refuse whatever would need the network
    #[arg(long)]
    pub(crate) offline: bool,

    /// Print the table and errors only
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    let wrong = || "expected a number of seconds above 0".to_owned();
    let seconds: f64 = text.parse().map_err(|_| wrong())?;
    let duration = Duration::try_from_secs_f64(seconds).map_err(|_| wrong())?;
    if duration.is_zero() {
        Err(wrong())
    } else {
        Ok(duration)
    }
}

impl Bench {
    pub(crate) fn plan(&self) -> Plan {
        let mut plan = Plan::new(&self.path);
        plan.package.clone_from(&self.package);
        plan.bench.clone_from(&self.bench);
        plan.case.clone_from(&self.case);
        if !self.places.is_empty() {
            plan.places.clone_from(&self.places);
        }
        if !self.variants.is_empty() {
            plan.variants.clone_from(&self.variants);
        }
        for flags in &self.native {
            let words: Vec<&str> = flags.split_whitespace().collect();
            plan.natives
                .push(Native::new(format!("native, {flags}"), &words));
        }
        plan.features.clone_from(&self.features);
        plan.javascript = !self.no_javascript;
        plan.offline = self.offline;
        plan.pace = if self.quick {
            Pace::quick()
        } else {
            Pace::default()
        };
        plan.pace.rounds = self.rounds.unwrap_or(plan.pace.rounds);
        plan.pace.time = self.time.unwrap_or(plan.pace.time);
        plan.pace.limit = self.limit.unwrap_or(plan.pace.limit);
        plan
    }
}
