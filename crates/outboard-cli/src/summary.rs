//! What a build made: each file with its size, where it is, and how to use it.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, Table};
use outboard_build::{Built, FileSize, Package, Panic};

use crate::style::{BOLD, GOOD};

/// Prints the summary to stdout.
pub(crate) fn print(package: &Package) {
    anstream::println!("\n{}", table(&package.files).trim_fmt());
    let Package {
        name,
        version,
        folder,
        client_gzip,
        panic,
        variants,
        ..
    } = package;
    // What a page loads before its first call.
    let weight = size(*client_gzip);
    anstream::println!("\n  client and runtime: {BOLD}{weight}{BOLD:#}, minified and gzipped");
    if let [_, _, ..] = variants.as_slice() {
        let sizes = variants.iter().map(listed);
        let sizes: Vec<String> = sizes.collect();
        let sizes = sizes.join(", ");
        anstream::println!("  variants, of which a page downloads one: {sizes} gzipped");
    }
    let outcome = match panic {
        Panic::Unwind => "is thrown, and the lane goes on",
        Panic::Abort => "ends its lane, which is replaced",
    };
    let word = panic.as_str();
    anstream::println!("  panic: {BOLD}{word}{BOLD:#}: one {outcome}");
    anstream::println!(
        "\n{GOOD}{:>12}{GOOD:#} {BOLD}{name} {version}{BOLD:#}",
        "Ready"
    );
    let folder = folder.display();
    anstream::println!("{:>12} {folder}", "in");
    anstream::println!("\n  npm install {folder}");
    anstream::println!("  import init, * as {} from '{name}';", identifier(name));
}

/// A variant with what its module weighs.
fn listed(Built { variant, wasm }: &Built) -> String {
    let weight = size(wasm.gzip);
    let weight = weight.trim_end();
    format!("{BOLD}{variant}{BOLD:#} {weight}")
}

/// The files of the root first: they are what a package is read by.
fn table(files: &[FileSize]) -> Table {
    let mut table = Table::new();
    // Styles are always written: the stream they go to drops them where nobody would see them.
    table.load_style(NOTHING).enforce_styling();
    let styled = |text: String, style| Cell::new(text).add_attribute(style);
    table.set_header(
        [" file", "size", "gzipped"].map(|head| styled(head.to_owned(), Attribute::Dim)),
    );
    let (root, inner): (Vec<_>, Vec<_>) = files.iter().partition(|file| !file.path.contains('/'));
    for file in root.into_iter().chain(inner) {
        table.add_row([
            format!(" {}", elided(&file.path)),
            size(file.raw),
            size(file.gzip),
        ]);
    }
    let total = |of: fn(&FileSize) -> u64| size(files.iter().map(of).sum());
    let totals = [
        " total".to_owned(),
        total(|file| file.raw),
        total(|file| file.gzip),
    ];
    table.add_row(totals.map(|cell| styled(cell, Attribute::Bold)));
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// The path without its middle where it is too long for a terminal of 80 columns.
fn elided(path: &str) -> String {
    const LONGEST: usize = 50;
    let letters: Vec<char> = path.chars().collect();
    if letters.len() <= LONGEST {
        return path.to_owned();
    }
    let (start, end) = (
        &letters[..LONGEST / 2],
        &letters[letters.len() - LONGEST / 2 + 1..],
    );
    format!("{}…{}", String::from_iter(start), String::from_iter(end))
}

/// Bytes in the unit that leaves few digits; a kilobyte has 1,000 bytes, as browsers show it.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B "),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.2} MB", bytes as f64 / 1e6),
    }
}

/// A JavaScript name for the package: `@me/data-frame` is `dataFrame`.
fn identifier(name: &str) -> String {
    let base = name.rsplit('/').next().unwrap_or(name);
    let mut identifier = String::new();
    let mut capital = false;
    for c in base.chars() {
        if c.is_ascii_alphanumeric() {
            identifier.push(if capital { c.to_ascii_uppercase() } else { c });
            capital = false;
        } else {
            capital = !identifier.is_empty();
        }
    }
    if identifier.starts_with(|c: char| c.is_ascii_digit()) {
        identifier.insert(0, '_');
    }
    identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(999), "999 B ");
        assert_eq!(size(1_000), "1.0 kB");
        assert_eq!(size(18_640), "18.6 kB");
        assert_eq!(size(3_210_000), "3.21 MB");
    }

    #[test]
    fn a_long_path_loses_its_middle() {
        let path = "snippets/outboard-image-wasm-77a3a945cde8475a/src/bitmap.js";
        let short = elided(path);
        assert_eq!(short, "snippets/outboard-image-w…45cde8475a/src/bitmap.js");
        assert_eq!(short.chars().count(), 50);
        assert_eq!(elided("runtime/engine.js"), "runtime/engine.js");
    }

    #[test]
    fn a_package_has_a_name_in_javascript() {
        assert_eq!(identifier("@me/data-frame"), "dataFrame");
        assert_eq!(identifier("demo"), "demo");
        assert_eq!(identifier("3d"), "_3d");
    }
}
