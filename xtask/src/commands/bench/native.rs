//! `cargo xtask bench native`: the kernels of `bench/native` in Chromium, beside two native builds on the same machine.

mod judge;
mod print;
mod progress;

use std::time::Duration;

use anyhow::{Result, bail};
use outboard_measure::{Native, Pace, Place, Plan, Report, Variant, measure};

use self::judge::Judged;
use self::progress::Told;
use crate::setup;
use crate::workspace::Workspace;

/// The native build that may use what wasm has: vectors of 128 bits.
const SAME: &str = "same width";
/// The native builds that may use all the CPU has. Which is faster depends on the kernel: code for this CPU is not always the better
/// one, so a kernel is measured against the faster.
const FULL: [&str; 2] = ["release", "this CPU"];

/// What can be said after `bench native`.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Only kernels with this in their name
    #[arg(long, value_name = "NAME")]
    kernel: Option<String>,
    /// The wasm builds: `simd`, `relaxed`, `threads`, `threads-relaxed`
    #[arg(
        long,
        value_name = "VARIANTS",
        value_delimiter = ',',
        default_value = "simd,relaxed,threads"
    )]
    variants: Vec<Variant>,
    /// How many rounds at most
    #[arg(long, default_value_t = Pace::default().rounds)]
    rounds: u32,
    /// How long to go on with one kernel, in seconds
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// The verdicts and all samples as JSON
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Tables for a page
    #[arg(long)]
    markdown: bool,
}

/// Builds all arms, measures, and prints.
pub(super) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::chromium(workspace)?;
    let reports = measure(&plan(workspace, options), &mut Told)?;
    let [report] = reports.as_slice() else {
        bail!("bench/native has {} benchmarks, not one", reports.len());
    };
    for skipped in &report.skipped {
        eprintln!("{} did not take part: {}", skipped.what, skipped.why);
    }
    let judged = Judged::of(report);
    if options.json {
        let document =
            serde_json::json!({ "verdicts": judged, "measured": Report::document(&reports) });
        println!("{}", serde_json::to_string_pretty(&document)?);
    } else {
        print!("{}", print::tables(&judged, report, options.markdown));
    }
    if judged.disagree() {
        bail!("results differ: the work was not the same");
    }
    Ok(())
}

fn plan(workspace: &Workspace, options: &Options) -> Plan {
    let mut same = Native::new(SAME, &["-Ctarget-cpu=x86-64-v2"]);
    // Crates that look at the CPU at run time find no more there either.
    same.features = vec!["same-width".to_owned()];
    let [release, this_cpu] = FULL;
    Plan {
        case: options.kernel.clone(),
        natives: vec![
            same,
            Native::new(release, &[]),
            Native::new(this_cpu, &["-Ctarget-cpu=native"]),
        ],
        variants: options.variants.clone(),
        places: vec![Place::Chromium],
        javascript: false,
        pace: Pace {
            rounds: options.rounds,
            time: Duration::from_secs(options.seconds),
            ..Pace::default()
        },
        ..Plan::new(workspace.root.join("bench/native"))
    }
}
