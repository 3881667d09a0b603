//! The report of `outboard test`: a line a test, with a sign for each place, then what went wrong.

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, Color, Table};
use outboard_test::{Outcome, Report, Test};

use crate::style::{BAD, BOLD, DIM, GOOD, WARN};

/// Prints the report to stdout.
pub(crate) fn print(report: &Report) {
    let places: Vec<&str> = report.places.iter().map(|of| of.place.as_str()).collect();
    let mut suite = "";
    let mut rows: Vec<&Test> = Vec::new();
    for test in &report.tests {
        if test.suite != suite {
            table(suite, &rows, &places);
            rows.clear();
            suite = &test.suite;
        }
        rows.push(test);
    }
    table(suite, &rows, &places);
    failures(report);
    for left in &report.left_out {
        let of = left.suite.as_deref().unwrap_or("all");
        let message = left.message.lines().next().unwrap_or_default();
        anstream::println!(
            "{WARN}{:>12}{WARN:#} {of} in {}: {DIM}{message}{DIM:#}",
            "Left out",
            left.place
        );
    }
    for trouble in &report.troubles {
        let of = trouble.suite.as_deref().unwrap_or("all");
        anstream::println!(
            "{BAD}{:>12}{BAD:#} {of} in {}: {}",
            "Trouble",
            trouble.place,
            trouble.message
        );
    }
    let places: Vec<String> = report
        .places
        .iter()
        .map(|of| format!("{} {}", of.place, of.version))
        .collect();
    anstream::println!("\n{DIM}in {}{DIM:#}", places.join(", "));
    let style = if report.passed() { GOOD } else { BAD };
    anstream::println!("{style}{}{style:#}", sentence(report));
}

/// What there is to say in one line.
pub(crate) fn sentence(report: &Report) -> String {
    let (passed, failed) = (
        report.count(Outcome::Passed),
        report.count(Outcome::Failed) + report.count(Outcome::Late),
    );
    let ignored = report.count(Outcome::Ignored);
    let mut sentence = match (report.tests.len(), failed) {
        (0, _) => "no tests".to_owned(),
        (count, 0) => format!("all passed: {}, {passed} runs", tests(count)),
        (count, _) => format!(
            "{failed} of {} runs failed: {}",
            passed + failed,
            tests(count)
        ),
    };
    if ignored > 0 {
        sentence += &format!(", {ignored} ignored");
    }
    if !report.troubles.is_empty() {
        sentence += &format!(", and {} could not be run", suites(report.troubles.len()));
    }
    sentence
}

fn tests(count: usize) -> String {
    format!("{count} test{}", if count == 1 { "" } else { "s" })
}

fn suites(count: usize) -> String {
    format!("{count} suite{}", if count == 1 { "" } else { "s" })
}

fn table(suite: &str, tests: &[&Test], places: &[&str]) {
    if tests.is_empty() {
        return;
    }
    let mut table = Table::new();
    // Styles are always written: the stream they go to drops them where nobody would see them.
    table.load_style(NOTHING).enforce_styling();
    let head = std::iter::once(String::new()).chain(places.iter().map(|place| (*place).to_owned()));
    table.set_header(head.map(|text| Cell::new(text).fg(Color::DarkGrey)));
    for test in tests {
        let mut row = vec![Cell::new(format!(" {}", test.name))];
        for place in places {
            let result = test.results.iter().find(|result| result.place == *place);
            row.push(match result.map(|result| (result.outcome, result.ms)) {
                None => Cell::new(""),
                Some((Outcome::Passed, ms)) => Cell::new(format!("✓ {ms} ms")).fg(Color::Green),
                Some((Outcome::Failed, ms)) => Cell::new(format!("✗ {ms} ms")).fg(Color::Red),
                Some((Outcome::Late, _)) => Cell::new("✗ too long").fg(Color::Red),
                Some((Outcome::Ignored, _)) => Cell::new("ignored").fg(Color::DarkGrey),
            });
        }
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    anstream::println!("\n{BOLD}{suite}{BOLD:#}\n{}", table.trim_fmt());
}

/// What went wrong: once where it is the same in several places.
fn failures(report: &Report) {
    for test in &report.tests {
        let mut told: Vec<(String, Vec<&str>)> = Vec::new();
        for result in &test.results {
            if !matches!(result.outcome, Outcome::Failed | Outcome::Late) {
                continue;
            }
            let mut text = result.message.trim().to_owned();
            if !result.output.trim().is_empty() && result.output.trim() != text {
                text += &format!("\n{}", result.output.trim());
            }
            match told.iter_mut().find(|(other, _)| *other == text) {
                Some((_, places)) => places.push(&result.place),
                None => told.push((text, vec![&result.place])),
            }
        }
        for (text, places) in told {
            let Test { suite, name, .. } = test;
            anstream::println!(
                "\n{BAD}✗{BAD:#} {BOLD}{name}{BOLD:#} {DIM}{suite}, in {}{DIM:#}",
                places.join(", ")
            );
            for line in text.lines() {
                anstream::println!("  {line}");
            }
        }
    }
    anstream::println!();
}
