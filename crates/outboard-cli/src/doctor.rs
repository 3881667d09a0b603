//! `outboard doctor`: arguments and words.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use outboard_inspect::doctor::{Diagnosis, Finding, State, examine};
use outboard_inspect::last::Failure;
use serde_json::json;

use crate::style::{BAD, BOLD, DIM, GOOD, HELP, WARN};

/// Say what is installed, what is missing, and what was wrong last time
///
/// Each line that is not right comes with the command that mends it. Nothing is compiled, installed or changed.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("help/doctor.txt"))]
pub(crate) struct Doctor {
    /// Folder of a crate; without one there, only the machine is looked at
    #[arg(default_value = ".", hide_default_value = true)]
    path: PathBuf,

    /// Print one JSON document on stdout, and nothing else
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Doctor) -> ExitCode {
    let diagnosis = examine(&arguments.path);
    if arguments.json {
        let document = json!({
            "version": 1,
            "ok": diagnosis.healthy(),
            "parts": diagnosis.parts,
            "last": diagnosis.last,
        });
        anstream::println!("{document:#}");
    } else {
        print(&diagnosis);
    }
    if diagnosis.healthy() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn print(diagnosis: &Diagnosis) {
    for part in &diagnosis.parts {
        anstream::println!("{BOLD}{}{BOLD:#}", part.name);
        part.findings.iter().for_each(line);
        anstream::println!();
    }
    if !diagnosis.last.is_empty() {
        anstream::println!("{BOLD}Last time{BOLD:#}");
        diagnosis.last.iter().for_each(last);
        anstream::println!();
    }
    let missing = diagnosis.parts.iter().flat_map(|part| &part.findings);
    let missing = missing.filter(|finding| finding.state == State::Missing);
    match missing.count() {
        0 => anstream::println!("{GOOD}All that a build needs is here.{GOOD:#}"),
        1 => anstream::println!("{BAD}One thing that a build needs is missing or wrong.{BAD:#}"),
        many => {
            anstream::println!(
                "{BAD}{many} things that a build needs are missing or wrong.{BAD:#}"
            );
        }
    }
}

fn line(finding: &Finding) {
    let Finding {
        what, says, mend, ..
    } = finding;
    let (style, sign) = match finding.state {
        State::Fine => (GOOD, "✓"),
        State::Later => (WARN, "–"),
        State::Missing => (BAD, "✗"),
    };
    let mut text = format!("  {style}{sign}{style:#} {what:<14} {says}");
    if let Some(mend) = mend {
        // A step may have several lines, of which the first says what to do with the others.
        let mut lines = mend.lines();
        let first = lines.next().unwrap_or_default();
        text += &format!("  {DIM}→{DIM:#} {HELP}{first}{HELP:#}");
        for more in lines.filter(|line| !line.is_empty()) {
            text += &format!("\n{:<21}{more}", "");
        }
    }
    anstream::println!("{text}");
}

fn last(failure: &Failure) {
    let Failure {
        command,
        code,
        message,
        help,
        folder,
        time,
    } = failure;
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let ago = ago(now.unwrap_or_default().as_secs().saturating_sub(*time));
    let folder = folder.display();
    let message = message.lines().next().unwrap_or_default();
    let help = help.lines().next().unwrap_or_default();
    anstream::println!("  {BAD}✗{BAD:#} {command} {DIM}in {folder}, {ago}{DIM:#}");
    anstream::println!(
        "    {BAD}error[{code}]{BAD:#}: {message}  {DIM}→{DIM:#} {HELP}{help}{HELP:#}"
    );
}

fn ago(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0..60 => return "just now".to_owned(),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

#[cfg(test)]
mod tests {
    use super::ago;

    #[test]
    fn times_are_told_in_words() {
        assert_eq!(ago(5), "just now");
        assert_eq!(ago(60), "1 minute ago");
        assert_eq!(ago(7_300), "2 hours ago");
        assert_eq!(ago(200_000), "2 days ago");
    }
}
