//! What can be typed after `outboard test`.

use std::path::PathBuf;
use std::time::Duration;

use outboard_test::{Place, Plan, Selection};

/// Run a crate's tests natively and as wasm, in Node and in every browser found
///
/// `#[test]` functions run as wasm as they are, `#[wasm_bindgen_test]` ones too. A test that panics has failed in that place; one that
/// does not end is ended. Tests of programs (`src/main.rs`) run natively only, examples in documentation not at all.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/test.txt"))]
pub(crate) struct Test {
    /// Folder of the crate, or its Cargo.toml
    #[arg(default_value = ".", hide_default_value = true)]
    path: PathBuf,

    /// Where to run, separated by commas: native, node, chromium, firefox, webkit [default: all that are found]
    #[arg(long = "in", value_name = "PLACES", value_delimiter = ',')]
    places: Vec<Place>,

    /// Member of the workspace
    #[arg(short, long, value_name = "NAME")]
    package: Option<String>,

    /// Cargo features to switch on, separated by commas
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',')]
    features: Vec<String>,

    /// Compile the tests as a release
    #[arg(long)]
    release: bool,

    /// Seconds after which a test that does not end has failed
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = crate::bench::args::seconds)]
    limit: Duration,

    /// Refuse whatever would need the network
    #[arg(long)]
    offline: bool,

    /// Print failures and the last line only
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Print one JSON document on stdout, and nothing else
    #[arg(long)]
    pub(crate) json: bool,

    /// Parts of names, as after `cargo test --`: also --exact, --ignored, --include-ignored, --skip NAME
    #[arg(last = true, value_name = "FILTERS", allow_hyphen_values = true)]
    filters: Vec<String>,
}

impl Test {
    /// The plan, or what is wrong with the filters.
    pub(crate) fn plan(&self) -> Result<Plan, String> {
        let mut plan = Plan::new(&self.path);
        if !self.places.is_empty() {
            plan.places.clone_from(&self.places);
            plan.strict = true;
        }
        plan.package.clone_from(&self.package);
        plan.features.clone_from(&self.features);
        plan.release = self.release;
        plan.limit = self.limit;
        plan.offline = self.offline;
        plan.selection = Selection::read(&self.filters)?;
        Ok(plan)
    }
}
