//! The results as a page for readers and as a list for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::case::Outcome;
use crate::judge::Rule;

/// What one case gave.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) operator: String,
    pub(crate) outcome: Outcome,
}

const PAGE: &str = include_str!("page.md");

/// How many passed, were refused, and were wrong.
pub(crate) fn counts(rows: &[Row]) -> [usize; 3] {
    let count = |of: fn(&Outcome) -> bool| rows.iter().filter(|row| of(&row.outcome)).count();
    [
        count(|outcome| *outcome == Outcome::Pass),
        count(|outcome| matches!(outcome, Outcome::Unsupported(_))),
        count(|outcome| matches!(outcome, Outcome::Wrong(_))),
    ]
}

/// The page `docs/ai/operators.md`.
pub(crate) fn page(rows: &[Row]) -> String {
    let [pass, unsupported, wrong] = counts(rows);
    let mut operators: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        operators.entry(&row.operator).or_default().push(row);
    }
    let mut table = String::new();
    for (operator, rows) in operators {
        let passed = rows
            .iter()
            .filter(|row| row.outcome == Outcome::Pass)
            .count();
        let mut reasons: Vec<String> = rows.iter().filter_map(|row| reason(&row.outcome)).collect();
        reasons.sort();
        reasons.dedup();
        let more = reasons.len().saturating_sub(3);
        reasons.truncate(3);
        let mut reasons = reasons.join("; ");
        if more > 0 {
            write!(reasons, "; and {more} more").expect("a text takes text");
        }
        let refused = rows.len() - passed;
        writeln!(table, "| {operator} | {passed} | {refused} | {reasons} |")
            .expect("a text takes text");
    }
    let otherwise: Vec<String> = rows
        .iter()
        .filter(|row| Rule::of(&row.name) != Rule::Strict && row.outcome == Outcome::Pass)
        .map(|row| format!("`{}`", row.name))
        .collect();
    PAGE.replace("{all}", &rows.len().to_string())
        .replace("{pass}", &pass.to_string())
        .replace("{unsupported}", &unsupported.to_string())
        .replace("{wrong}", &wrong.to_string())
        .replace("{otherwise}", &otherwise.len().to_string())
        .replace("{names}", &otherwise.join(", "))
        .replace("{table}", table.trim_end())
}

/// The list `docs/ai/operators.json`.
pub(crate) fn list(rows: &[Row]) -> String {
    let names = |of: fn(&Outcome) -> bool| {
        let rows = rows.iter().filter(|row| of(&row.outcome));
        let names: Vec<String> = rows.map(|row| format!("    \"{}\"", row.name)).collect();
        names.join(",\n")
    };
    format!(
        "{{\n  \"pass\": [\n{}\n  ],\n  \"unsupported\": [\n{}\n  ]\n}}\n",
        names(|outcome| *outcome == Outcome::Pass),
        names(|outcome| *outcome != Outcome::Pass)
    )
}

/// Why a case is refused, without what is only of this case.
fn reason(outcome: &Outcome) -> Option<String> {
    let Outcome::Unsupported(words) = outcome else {
        return None;
    };
    if words.starts_with("operator ") && words.ends_with("is not supported") {
        return Some("no such operator".into());
    }
    let words = words.split(" Inputs were ").next().unwrap_or(words);
    let words = words.split(" is not supported").next().unwrap_or(words);
    // "in node …: ", "operator … failed: " and the like say where, and not why.
    let why = words.rsplit(" failed: ").next().unwrap_or(words);
    let why = why.rsplit("operator error: ").next().unwrap_or(why);
    let mut why = why.trim_end_matches('.').replace('|', "\\|");
    for (start, end) in [
        ("tensor \"", "\""),
        ("the input \"", "\""),
        ("the output \"", "\""),
    ] {
        if let Some((before, after)) = why.clone().split_once(start)
            && let Some((_, after)) = after.split_once(end)
        {
            why = format!("{before}{}{after}", start.trim_end_matches([' ', '"']));
        }
    }
    Some(why)
}
