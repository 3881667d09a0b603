//! `cargo xtask fuzz`: the decoders and parsers, fed by libFuzzer.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{attempt, cargo, output, run as go, say};
use crate::workspace::Workspace;

/// What can be said after `fuzz`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How long in all; the targets share it
    #[arg(long, value_name = "N", default_value_t = 10)]
    minutes: u64,
    /// One target; all, where none is named
    target: Option<String>,
}

/// A run of the fuzzers: where their files lie.
struct Fuzzing<'a> {
    workspace: &'a Workspace,
    /// Seeds, corpora, findings and logs; none of it in git.
    folder: PathBuf,
}

/// Fuzzes; a finding is an error.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    install(workspace)?;
    let fuzzing = Fuzzing {
        workspace,
        folder: workspace.target().join("fuzz"),
    };
    let mut targets = fuzzing.targets()?;
    if let Some(named) = &options.target {
        let known = targets.join(", ");
        targets.retain(|target| target == named);
        ensure!(!targets.is_empty(), "{named} is none of {known}");
    }
    fuzzing.write_seeds()?;
    fuzzing.build(options.target.as_deref())?;
    let seconds = (options.minutes * 60 / targets.len() as u64).max(1);
    let mut findings = Vec::new();
    for target in &targets {
        say(&format!("{target}, for {seconds} s"));
        let figures = fuzzing.fuzz(target, seconds)?;
        println!(
            "{target:12} {:>12} executions, {} edges covered, {} inputs kept, {} findings",
            figures.executions,
            figures.edges,
            figures.kept,
            figures.findings.len()
        );
        findings.extend(figures.findings);
    }
    if findings.is_empty() {
        return Ok(());
    }
    for finding in &findings {
        println!("found {}", finding.display());
    }
    bail!(
        "{} findings; CONTRIBUTING.md says what to do with them",
        findings.len()
    );
}

/// Gets cargo-fuzz, where it is missing.
fn install(workspace: &Workspace) -> Result<()> {
    let version = attempt(cargo(&workspace.root).args(["fuzz", "--version"]))?;
    if version.status.success() {
        return Ok(());
    }
    say("installing cargo-fuzz");
    go(cargo(&workspace.root).args(["install", "cargo-fuzz", "--locked"]))
        .context("cargo-fuzz could not be installed")
}

impl Fuzzing<'_> {
    fn targets(&self) -> Result<Vec<String>> {
        let list =
            output(cargo(&self.workspace.root).args(["fuzz", "list", "--fuzz-dir", "fuzz"]))?;
        Ok(list.lines().map(str::to_owned).collect())
    }

    fn write_seeds(&self) -> Result<()> {
        let mut seeds = cargo(&self.workspace.root);
        seeds.args(["run", "--quiet", "--package", "outboard-fuzz"]);
        seeds.args(["--example", "seeds", "--"]);
        go(seeds.arg(self.folder.join("seeds")))
    }

    fn build(&self, target: Option<&str>) -> Result<()> {
        say("building with coverage and the address sanitizer");
        go(self.cargo_fuzz("build").args(target))
    }

    /// Instrumentation is unstable, and the toolchain is pinned to a stable one.
    fn cargo_fuzz(&self, word: &str) -> Command {
        let mut fuzz = cargo(&self.workspace.root);
        fuzz.args(["fuzz", word, "--fuzz-dir", "fuzz"])
            .args(["--features", "libfuzzer", "--target-dir"])
            .arg(self.workspace.cargo_target().join("fuzz"))
            .env("RUSTC_BOOTSTRAP", "1")
            // Instrumented, the whole program in one piece takes a quarter of an hour to link.
            .env("CARGO_PROFILE_RELEASE_LTO", "off");
        fuzz
    }

    /// Runs one target, and reads its log. What it learns stays in its corpus for the next time.
    fn fuzz(&self, target: &str, seconds: u64) -> Result<Figures> {
        let made = |kind: &str| -> Result<PathBuf> {
            let folder = self.folder.join(kind).join(target);
            fs::create_dir_all(&folder)
                .with_context(|| format!("{} cannot be made", folder.display()))?;
            Ok(folder)
        };
        let (corpus, seeds, found) = (made("corpus")?, made("seeds")?, made("findings")?);
        let before = files(&found)?;
        let log = made("logs")?.join("log");
        let status = self
            .cargo_fuzz("run")
            .arg(target)
            .args([&corpus, &seeds])
            .arg(self.workspace.root.join("fuzz/corpus").join(target))
            .arg("--")
            .arg(format!("-artifact_prefix={}/", found.display()))
            .arg(format!("-max_total_time={seconds}"))
            .args(LIMITS)
            .stderr(File::create(&log).context("the log cannot be written")?)
            .status()
            .context("cargo-fuzz could not be started")?;
        let findings: Vec<_> = files(&found)?
            .into_iter()
            .filter(|file| !before.contains(file))
            .collect();
        let text = fs::read(&log).context("the log cannot be read")?;
        let figures = Figures::of(&String::from_utf8_lossy(&text));
        if !status.success() && findings.is_empty() {
            bail!("{target} stopped ({status}); see {}", log.display());
        }
        Ok(Figures {
            findings,
            ..figures
        })
    }
}

/// A slow input, one that takes much memory, and the longest that is tried.
const LIMITS: [&str; 4] = [
    "-timeout=10",
    "-rss_limit_mb=1024",
    "-max_len=16384",
    "-print_final_stats=1",
];

/// What libFuzzer says at its end.
#[derive(Debug, Default, PartialEq, Eq)]
struct Figures {
    executions: u64,
    edges: u64,
    kept: u64,
    findings: Vec<PathBuf>,
}

impl Figures {
    fn of(log: &str) -> Self {
        let number = |text: &str| -> Option<u64> {
            let digits = text.trim_start().split(|c: char| !c.is_ascii_digit());
            digits.into_iter().next()?.parse().ok()
        };
        let last = |word: &str| {
            log.lines()
                .rev()
                .find_map(|line| number(line.split_once(word)?.1))
                .unwrap_or(0)
        };
        Self {
            executions: last("stat::number_of_executed_units:"),
            edges: last(" cov:"),
            kept: last(" corp:"),
            findings: Vec::new(),
        }
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn figures_are_the_last_that_were_printed() {
        let log = "#2 INITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 30Mb\n\
                   #900 NEW    cov: 345 ft: 400 corp: 67/12Kb lim: 4 exec/s: 90 rss: 31Mb\n\
                   Done 1000 runs in 10 second(s)\n\
                   stat::number_of_executed_units: 1000\n";
        let expected = Figures {
            executions: 1000,
            edges: 345,
            kept: 67,
            findings: Vec::new(),
        };
        assert_eq!(Figures::of(log), expected);
        assert_eq!(Figures::of("error: nothing"), Figures::default());
    }
}
