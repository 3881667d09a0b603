//! What became faster or slower since an earlier report.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, Color, Table};
use outboard_measure::{Comparison, Verdict};

use super::words::{count, three, time};
use crate::style::{BOLD, DIM, WARN};

/// Prints the comparison to stdout.
pub(crate) fn print(comparison: &Comparison) {
    let bench = &comparison.bench;
    anstream::println!("\n{BOLD}{bench}{BOLD:#} {DIM}since the earlier report{DIM:#}");
    let machine = comparison.after.describe();
    if comparison.before == comparison.after {
        anstream::println!("  {DIM}both on {machine}{DIM:#}");
    } else {
        let before = comparison.before.describe();
        anstream::println!("  {WARN}different machines{WARN:#}: {before}; now {machine}");
    }
    for (name, [before, after]) in &comparison.versions {
        let of = |version: &str| {
            if version.is_empty() {
                "none".to_owned()
            } else {
                version.to_owned()
            }
        };
        anstream::println!("  {WARN}{name}{WARN:#}: {}; now {}", of(before), of(after));
    }
    anstream::println!("{}", table(comparison).trim_fmt());
}

fn table(comparison: &Comparison) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).enforce_styling();
    let heads = [
        "  case",
        "size",
        "arm",
        "before",
        "after",
        "time",
        "confidence",
        "verdict",
    ];
    table.set_header(heads.map(|head| Cell::new(head).add_attribute(Attribute::Dim)));
    for change in &comparison.changes {
        let (word, colour) = match change.verdict {
            Verdict::Faster => ("faster", Some(Color::Green)),
            Verdict::Slower => ("slower", Some(Color::Red)),
            Verdict::Same => ("no difference", None),
            Verdict::TooFew => ("too few rounds", Some(Color::Yellow)),
        };
        let verdict = Cell::new(word);
        table.add_row([
            Cell::new(format!("  {}", change.case)),
            Cell::new(count(change.size as f64)),
            Cell::new(&change.arm),
            Cell::new(time(change.before)),
            Cell::new(time(change.after)),
            Cell::new(format!("{}×", three(change.after / change.before))),
            Cell::new(format!(
                "{:.1} %",
                (change.confidence * 1000.0).floor() / 10.0
            )),
            colour.into_iter().fold(verdict, Cell::fg),
        ]);
    }
    for column in [1, 3, 4, 5, 6] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
