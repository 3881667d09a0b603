//! A report as tables: one a case, with a block for each size.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, Table};
use outboard_measure::{Against, ArmKind, Case, Crossover, Measured, Pays, Ratio, Report, Sized};

use super::words::{about, count, three, time};
use crate::style::{BAD, BOLD, DIM, GOOD, WARN};

/// Prints the report to stdout.
pub(crate) fn print(report: &Report) {
    let Report {
        bench,
        package,
        package_version,
        ..
    } = report;
    anstream::println!(
        "\n{BOLD}{bench}{BOLD:#} {DIM}of {package} {package_version}, {}{DIM:#}",
        report.machine.describe()
    );
    for case in &report.cases {
        anstream::println!("\n{BOLD}{}{BOLD:#}{}", case.name, described(case));
        anstream::println!("{}", table(report, case).trim_fmt());
        case.sizes.iter().for_each(failures);
        for crossover in &case.crossovers {
            let words = pays(crossover);
            anstream::println!("  {DIM}off-thread pays,{DIM:#} {}: {words}", crossover.arm);
        }
    }
    overall(report);
    for skipped in &report.skipped {
        anstream::println!("  {DIM}left out:{DIM:#} {}: {}", skipped.what, skipped.why);
    }
}

fn described(case: &Case) -> String {
    let mut notes = Vec::new();
    if case.parallel {
        notes.push("parallel".to_owned());
    }
    if case.tolerance > 0.0 {
        notes.push(format!("results may differ by {:e}", case.tolerance));
    }
    match notes.is_empty() {
        true => String::new(),
        false => format!(" {DIM}({}){DIM:#}", notes.join(", ")),
    }
}

fn table(report: &Report, case: &Case) -> Table {
    let mut table = Table::new();
    // Styles are always written: the stream they go to drops them where nobody would see them.
    table.load_style(NOTHING).enforce_styling();
    let dim = |text: &str| Cell::new(text).add_attribute(Attribute::Dim);
    let native = report.arms.first().map_or("native", |arm| arm.id.as_str());
    let heads = [
        "  size, arm",
        "median",
        "half of all between",
        "of native",
        "of JavaScript",
        "crossing",
    ];
    table.set_header(heads.map(dim));
    for sized in &case.sizes {
        table.add_row([
            Cell::new(format!("  {}", count(sized.size as f64))).add_attribute(Attribute::Bold)
        ]);
        for own in &sized.arms {
            table.add_row(row(report, native, own));
        }
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn row(report: &Report, native: &str, own: &Measured) -> Vec<Cell> {
    let arm = report.arms.iter().find(|arm| arm.id == own.arm);
    let script = report.arms.iter().find(|other| {
        other.kind == ArmKind::Javascript && arm.is_some_and(|arm| arm.place == other.place)
    });
    let to = |id: Option<&str>| {
        id.and_then(|id| own.ratios.get(id))
            .map(ratio)
            .unwrap_or_default()
    };
    let Some(summary) = own.summary else {
        return vec![Cell::new(format!("    {}", own.arm)), Cell::new("failed")];
    };
    vec![
        Cell::new(format!("    {}", own.arm)),
        Cell::new(time(summary.median)),
        Cell::new(format!("{} … {}", time(summary.low), time(summary.high))),
        Cell::new(to(Some(native))),
        Cell::new(to(script.map(|script| script.id.as_str()))),
        Cell::new(own.crossing.map(time).unwrap_or_default()),
    ]
}

/// `0.82 (0.80–0.85)`: as a share of the other's speed, and where it lies.
fn ratio(ratio: &Ratio) -> String {
    format!(
        "{}× ({}–{})",
        three(ratio.value),
        three(ratio.low),
        three(ratio.high)
    )
}

/// What went wrong at a size, below the table.
fn failures(sized: &Sized) {
    let size = count(sized.size as f64);
    for own in &sized.arms {
        if let Some(failure) = &own.failure {
            let code = &failure.code;
            anstream::println!(
                "  {BAD}failed[{code}]{BAD:#} size {size}, {}: {failure}",
                own.arm
            );
        }
    }
    for differs in &sized.disagreements {
        let element = match differs.element.as_str() {
            "" => "the result".to_owned(),
            element => format!("element {element}"),
        };
        anstream::println!(
            "  {BAD}differs{BAD:#} size {size}, {}: {element} is {}, and {} of {}",
            differs.arm,
            differs.found,
            differs.expected,
            differs.reference,
        );
    }
    if !sized.disagreements.is_empty() {
        anstream::println!("  {WARN}no ratios{WARN:#} at size {size}: it is not the same work");
    }
}

fn pays(crossover: &Crossover) -> String {
    let bar = match crossover.against {
        Against::Javascript => "faster than JavaScript on the page",
        Against::Work => "with crossing under a tenth of the work",
    };
    match crossover.pays {
        Pays::Always => format!("{GOOD}at every size measured{GOOD:#} {DIM}({bar}){DIM:#}"),
        Pays::From { size } => {
            let size = about(size);
            format!("{GOOD}from a size of about {size}{GOOD:#} {DIM}({bar}){DIM:#}")
        }
        Pays::Never => format!("{WARN}at no size measured{WARN:#} {DIM}({bar}){DIM:#}"),
    }
}

fn overall(report: &Report) {
    let native = report.arms.first().map(|arm| arm.id.as_str());
    let told = report.overall.iter().filter(|overall| overall.count > 1);
    let told: Vec<_> = told
        .filter(|overall| {
            Some(overall.to.as_str()) == native || overall.to.starts_with("javascript")
        })
        .collect();
    if told.is_empty() {
        return;
    }
    anstream::println!("\n{BOLD}geometric means{BOLD:#}");
    for overall in told {
        let ratio = three(overall.ratio);
        let (arm, to, count) = (&overall.arm, &overall.to, overall.count);
        anstream::println!(
            "  {arm:<28} {BOLD}{ratio:>6}×{BOLD:#} of {to} {DIM}({count} measurements){DIM:#}"
        );
    }
}
