//! The tables, for a terminal or a page.

use outboard_measure::{Ratio, Report};

use super::judge::{Judged, variants};

/// All tables.
pub(super) fn tables(judged: &Judged, report: &Report, markdown: bool) -> String {
    let mut text = format!("{}\n", report.machine.describe());
    let versions = report
        .versions
        .iter()
        .map(|(name, version)| format!("{name} {version}"));
    text += &format!("{}\n\n", versions.collect::<Vec<_>>().join(", "));
    let mut sections = Vec::new();
    if !judged.kernels.is_empty() {
        sections.push(kernels(judged, report));
    }
    if !judged.threads.is_empty() {
        sections.push(threads(judged));
    }
    sections.push(targets(judged));
    for rows in sections {
        text += &if markdown {
            on_a_page(&rows)
        } else {
            on_a_terminal(&rows)
        };
        text.push('\n');
    }
    for (name, trouble) in troubles(judged) {
        text += &format!("{name}: {trouble}\n");
    }
    text
}

fn kernels(judged: &Judged, report: &Report) -> Vec<Vec<String>> {
    let builds = variants(report);
    let builds = builds.iter().map(|id| id.replace(" chromium", ", ms"));
    let mut head = words(&["kernel", "same width, ms", "full, ms", "faster of full"]);
    head.extend(builds);
    head.extend(words(&["to same width", "to full", "verdict"]));
    let rows = judged.kernels.iter().map(|each| {
        let mut row = vec![
            each.name.clone(),
            time(each.same),
            time(each.full),
            each.faster.unwrap_or("–").to_owned(),
        ];
        row.extend(each.wasm.iter().map(|wasm| time(*wasm)));
        row.extend([share(each.to_same), share(each.to_full), verdict(each.pass)]);
        row
    });
    std::iter::once(head).chain(rows).collect()
}

fn threads(judged: &Judged) -> Vec<Vec<String>> {
    let head = words(&[
        "kernel",
        "one thread, ms",
        "threads, ms",
        "speed-up",
        "verdict",
    ]);
    let rows = judged.threads.iter().map(|each| {
        vec![
            each.name.clone(),
            time(each.one),
            time(each.more),
            share(each.speed_up),
            verdict(each.pass),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

fn targets(judged: &Judged) -> Vec<Vec<String>> {
    let head = words(&["target", "asked", "found", "verdict"]);
    let rows = judged.targets.iter().map(|each| {
        vec![
            each.what.clone(),
            format!("≥ {:.2}", each.asked),
            each.found
                .map_or("–".to_owned(), |found| format!("{found:.2}")),
            verdict(each.pass),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

fn troubles(judged: &Judged) -> impl Iterator<Item = (&String, &String)> {
    let kernels = judged
        .kernels
        .iter()
        .map(|each| (&each.name, &each.trouble));
    let threads = judged
        .threads
        .iter()
        .map(|each| (&each.name, &each.trouble));
    let all = kernels.chain(threads);
    all.filter_map(|(name, trouble)| Some((name, trouble.as_ref()?)))
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn time(milliseconds: Option<f64>) -> String {
    milliseconds.map_or("–".to_owned(), |time| format!("{time:.2}"))
}

/// A ratio, and where it lies with a confidence of 95 %.
fn share(ratio: Option<Ratio>) -> String {
    ratio.map_or("–".to_owned(), |ratio| {
        format!("{:.2} ({:.2}–{:.2})", ratio.value, ratio.low, ratio.high)
    })
}

fn verdict(pass: bool) -> String {
    if pass { "pass" } else { "MISS" }.to_owned()
}

fn on_a_page(rows: &[Vec<String>]) -> String {
    let mut lines = rows.iter().map(|row| format!("| {} |\n", row.join(" | ")));
    let head = lines.next().unwrap_or_default();
    let rule = "| --- ".repeat(rows.first().map_or(0, Vec::len));
    std::iter::once(head)
        .chain([format!("{rule}|\n")])
        .chain(lines)
        .collect()
}

fn on_a_terminal(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let wide = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..columns)
        .map(|column| wide(column).unwrap_or(0))
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(at, (cell, &wide))| match at {
            0 => format!("{cell:<wide$}"),
            _ => format!("{cell:>wide$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{on_a_page, on_a_terminal, words};

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [words(&["kernel", "ms"]), words(&["sort", "11.25"])];
        assert_eq!(on_a_terminal(&rows), "kernel     ms\nsort    11.25\n");
        assert_eq!(
            on_a_page(&rows),
            "| kernel | ms |\n| --- | --- |\n| sort | 11.25 |\n"
        );
    }
}
