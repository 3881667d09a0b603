//! What was measured: all samples, and what they say. As JSON it is what `outboard bench --json` prints.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::agree::Disagreement;
use crate::crossover::Crossover;
use crate::error::{Error, Failure};
use crate::machine::Machine;
use crate::statistics::{Ratio, Summary};

/// The version of the JSON.
const VERSION: u32 = 1;

/// The report on one bench target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Of the JSON: 1.
    pub version: u32,
    /// The package.
    pub package: String,
    /// The package's version.
    pub package_version: String,
    /// The bench target.
    pub bench: String,
    /// What it was measured on.
    pub machine: Machine,
    /// Of `outboard`, `rustc`, and each place.
    pub versions: BTreeMap<String, String>,
    /// Who ran against each other.
    pub arms: Vec<Arm>,
    /// Who did not take part, and why.
    pub skipped: Vec<Skipped>,
    /// What was measured.
    pub cases: Vec<Case>,
    /// Each arm's mean over all cases and sizes.
    pub overall: Vec<Overall>,
}

/// One of those that ran against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arm {
    /// What it is called in this report: `native`, `simd chromium`, `javascript firefox`.
    pub id: String,
    /// What it is.
    pub kind: ArmKind,
    /// Where it runs: a place, or `native`.
    pub place: String,
    /// The smallest step of its clock, in nanoseconds.
    pub clock: f64,
}

/// What an arm is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ArmKind {
    /// A native build.
    Native,
    /// A variant, in a lane.
    Engine,
    /// JavaScript, on the page's own thread (in Node on the main one), where it would run if there were no engine.
    Javascript,
}

/// A place or an arm that did not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Which.
    pub what: String,
    /// Why.
    pub why: String,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// How far results may differ.
    pub tolerance: f64,
    /// Whether it uses threads where there are some.
    pub parallel: bool,
    /// What was measured at each size.
    pub sizes: Vec<Sized>,
    /// From which size on it pays to compute off the page's thread, for each engine.
    pub crossovers: Vec<Crossover>,
}

/// A case at one size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sized {
    /// The size.
    pub size: usize,
    /// The bytes of the input, as they cross.
    pub input_bytes: usize,
    /// The bytes of the result.
    pub result_bytes: usize,
    /// Where results differ; then there are no ratios.
    pub disagreements: Vec<Disagreement>,
    /// Each arm that has this case.
    pub arms: Vec<Measured>,
}

/// One arm in one case at one size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// The arm.
    pub arm: String,
    /// How many runs one sample is the mean of.
    pub times: u32,
    /// Nanoseconds a run, one sample a round.
    pub samples: Vec<f64>,
    /// Nanoseconds of a crossing of the input there and the result back, one sample a round; empty for arms that do not cross.
    pub crossings: Vec<f64>,
    /// What the samples say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// The median of the crossings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossing: Option<f64>,
    /// How many times as fast as another arm: each native build, and the JavaScript of the same place.
    pub ratios: BTreeMap<String, Ratio>,
    /// Why there are no samples.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

/// An arm's geometric mean over all cases and sizes in which results agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overall {
    /// The arm.
    pub arm: String,
    /// Whom it is compared with.
    pub to: String,
    /// How many times as fast.
    pub ratio: f64,
    /// How many cases and sizes.
    pub count: usize,
}

impl Report {
    pub(crate) const VERSION: u32 = VERSION;

    /// Reads a report, or the list of them that `outboard bench --json` prints.
    ///
    /// # Errors
    ///
    /// When the text is something else, or of another version.
    pub fn read(text: &str) -> Result<Vec<Self>, Error> {
        #[derive(Deserialize)]
        struct Document {
            reports: Vec<Report>,
        }
        let not = |why: String| Error::NotAReport { why };
        let json: serde_json::Value =
            serde_json::from_str(text).map_err(|error| not(error.to_string()))?;
        let version = &json["version"];
        if *version != VERSION {
            return Err(not(format!(
                "its version is {version}, and this tool reads {VERSION}"
            )));
        }
        let document: Document =
            serde_json::from_value(json).map_err(|error| not(error.to_string()))?;
        Ok(document.reports)
    }

    /// The document that `outboard bench --json` prints.
    #[must_use]
    pub fn document(reports: &[Self]) -> serde_json::Value {
        serde_json::json!({ "version": VERSION, "ok": true, "reports": reports })
    }
}
