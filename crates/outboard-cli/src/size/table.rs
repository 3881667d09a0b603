//! The tables of `outboard size`.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, Table};
use outboard_build::size::Census;
use outboard_inspect::size::Weighed;

use crate::style::{BAD, BOLD, DIM, GOOD};
use crate::summary::size;

/// Binaryen cuts data into many pieces; which there are says little.
const SEGMENTS: usize = 4;

/// Prints a module: the whole, then its crates, generics, functions and data.
pub(crate) fn print(module: &Weighed, top: usize) {
    let census = &module.census;
    let (raw, gzip) = (size(census.bytes), size(census.gzip));
    anstream::println!("\n{BOLD}{}{BOLD:#}  {raw}, {gzip} gzipped", module.file);
    budget(module);
    let whole = census.bytes;
    let data: u64 = census.data.iter().map(|segment| segment.bytes).sum();
    let mut rows: Vec<Row> = census
        .crates()
        .into_iter()
        .map(|share| Row {
            name: share.name,
            bytes: share.bytes,
            count: share.functions.to_string(),
        })
        .collect();
    rows.push(Row::plain("[data]", data));
    rows.push(Row::plain("[other]", census.other));
    rows.sort_by_key(|row| std::cmp::Reverse(row.bytes));
    section(("crate", "functions"), rows, whole, top.max(8));
    let generics = census.generics().into_iter();
    let generics = generics
        .filter(|share| share.functions > 1)
        .map(|share| Row {
            name: share.name,
            bytes: share.bytes,
            count: share.functions.to_string(),
        });
    section(
        ("generic, all types together", "times"),
        generics.collect(),
        whole,
        top,
    );
    section(("function", ""), functions(census), whole, top);
    segments(census, whole, top);
}

/// One line of a table.
struct Row {
    name: String,
    bytes: u64,
    count: String,
}

impl Row {
    fn plain(name: &str, bytes: u64) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
            count: String::new(),
        }
    }
}

fn functions(census: &Census) -> Vec<Row> {
    let row = |function: &outboard_build::size::Function| {
        let unnamed = || format!("function {}", function.index);
        Row::plain(
            &function.name.clone().unwrap_or_else(unnamed),
            function.bytes,
        )
    };
    census.functions.iter().map(row).collect()
}

fn segments(census: &Census, whole: u64, top: usize) {
    let mut rows: Vec<Row> = (0..)
        .zip(&census.data)
        .map(|(index, segment)| {
            let unnamed = || format!("segment {index}");
            let text = size(segment.text);
            let name = segment.name.clone().unwrap_or_else(unnamed);
            Row::plain(
                &format!("{name}, of which {} is text", text.trim_end()),
                segment.bytes,
            )
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.bytes));
    section(("data", ""), rows, whole, top.min(SEGMENTS));
}

/// How much of its budget a module uses.
fn budget(module: &Weighed) {
    let Some(budget) = module.budget else { return };
    let census = &module.census;
    let limits = [
        ("gzipped", census.gzip, budget.gzip),
        ("as it is", census.bytes, budget.wasm),
    ];
    for (measure, weighs, allowed) in limits {
        let Some(allowed) = allowed else { continue };
        let percent = weighs as f64 / allowed as f64 * 100.0;
        let style = if weighs > allowed { BAD } else { GOOD };
        let allowed = size(allowed);
        anstream::println!(
            "  budget: {style}{percent:.0} %{style:#} of {} {measure}",
            allowed.trim_end()
        );
    }
}

/// A table of at most `top` rows, and what the others come to.
fn section((head, count): (&str, &str), rows: Vec<Row>, whole: u64, top: usize) {
    if rows.is_empty() || top == 0 {
        return;
    }
    let mut table = Table::new();
    // Styles are always written: the stream they go to drops them where nobody would see them.
    table.load_style(NOTHING).enforce_styling();
    let dim = |text: &str| Cell::new(text).add_attribute(Attribute::Dim);
    let head = format!(" {head}");
    table.set_header([dim(&head), dim("size"), dim("of all"), dim(count)]);
    let total: u64 = rows.iter().map(|row| row.bytes).sum();
    let left = rows.len().saturating_sub(top);
    let mut listed = 0;
    for row in rows.iter().take(top) {
        listed += row.bytes;
        let name = format!(" {}", elided(&row.name));
        table.add_row([
            name,
            size(row.bytes),
            percent(row.bytes, whole),
            row.count.clone(),
        ]);
    }
    if left > 0 {
        let others = format!(" {left} more");
        let rest = total - listed;
        table.add_row([
            dim(&others),
            dim(&size(rest)),
            dim(&percent(rest, whole)),
            dim(""),
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    anstream::println!("\n{}", table.trim_fmt());
    if head.trim() == "crate" {
        anstream::println!(
            " {DIM}[exports] are called from JavaScript; inlined code counts where it was put{DIM:#}"
        );
    }
}

fn percent(bytes: u64, whole: u64) -> String {
    format!("{:.1} %", bytes as f64 / whole.max(1) as f64 * 100.0)
}

/// The name without its middle where it is too long for a terminal: its beginning says whose it is, its end what it does.
fn elided(name: &str) -> String {
    const LONGEST: usize = 64;
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LONGEST {
        return name.to_owned();
    }
    let half = LONGEST / 2;
    let (start, end) = (&letters[..half], &letters[letters.len() - half + 1..]);
    format!("{}…{}", String::from_iter(start), String::from_iter(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_loses_its_middle() {
        let name = "demo::".repeat(20);
        assert_eq!(elided(&name).chars().count(), 64);
        assert_eq!(elided("demo::run"), "demo::run");
        assert_eq!(percent(1, 8), "12.5 %");
        assert_eq!(percent(0, 0), "0.0 %");
    }
}
