//! A failed build, as pages and terminals show it: what the compiler said, and where.

use std::path::Path;

use anstream::adapter::strip_str;
use outboard_build::Error;
use serde::Serialize;

/// Why there is no package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// A stable name for this kind of error.
    pub code: String,
    /// What was wrong, in one line: the compiler's first error, where it was the compiler.
    pub message: String,
    /// All that is known, as plain text: the compiler's own rendering, where it was the compiler.
    pub rendered: String,
    /// The same with colours, for a terminal.
    pub ansi: String,
    /// The file of the first error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its line, from 1 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Its column, from 1 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What to do about it.
    pub help: String,
}

impl Failure {
    /// Describes an error of a build. Paths of the compiler's are relative to `workspace`.
    #[must_use]
    pub fn of(error: &Error, workspace: &Path) -> Self {
        let ansi = error.output().map_or_else(
            || format!("{error}\n"),
            |output| without_progress(output, true),
        );
        let rendered = error.output().map_or_else(
            || format!("{error}\n"),
            |output| without_progress(output, false),
        );
        let first = headline(&rendered);
        let place = place(&rendered);
        let message = first.map_or_else(|| error.to_string(), str::to_owned);
        let (file, line, column) = match place {
            Some((file, line, column)) => {
                let file = workspace.join(file).display().to_string();
                (Some(file), Some(line), Some(column))
            }
            None => (error.place(), None, None),
        };
        Self {
            code: error.code().to_owned(),
            message,
            rendered,
            ansi,
            file,
            line,
            column,
            help: error.help(),
        }
    }
}

/// What a tool wrote, without the lines that say what it is doing.
fn without_progress(output: &str, colours: bool) -> String {
    const DOING: [&str; 10] = [
        "Compiling ",
        "Checking ",
        "Finished ",
        "Blocking ",
        "Updating ",
        "Locking ",
        "Adding ",
        "Downloading ",
        "Downloaded ",
        "Fresh ",
    ];
    let mut kept = String::new();
    for line in output.lines() {
        let plain = strip_str(line).to_string();
        let is_doing = plain.starts_with(' ')
            && DOING
                .iter()
                .any(|word| plain.trim_start().starts_with(word));
        if !is_doing {
            kept.push_str(if colours { line } else { &plain });
            kept.push('\n');
        }
    }
    kept
}

/// The line in which the first error begins.
fn headline(text: &str) -> Option<&str> {
    text.lines()
        .find(|line| line.starts_with("error: ") || line.starts_with("error["))
}

/// Where the first error is: ` --> src/lib.rs:3:5` below its headline.
fn place(text: &str) -> Option<(&str, u32, u32)> {
    let from = text.find(headline(text)?)?;
    let line = text
        .get(from..)?
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = line.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let row = parts.next()?.parse().ok()?;
    Some((parts.next()?, row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\u{1b}[1m\u{1b}[92m   Compiling\u{1b}[0m demo v0.1.0 (/a/demo)\n\
        \u{1b}[33mwarning\u{1b}[0m: unused variable: `x`\n --> src/a.rs:1:1\n\n\
        \u{1b}[91merror[E0308]\u{1b}[0m: mismatched types\n  --> src/lib.rs:7:12\n   |\n\n\
        error: could not compile `demo` (lib) due to 1 previous error\n";

    #[test]
    fn the_first_error_and_its_place_are_found() {
        let text = without_progress(OUTPUT, false);
        assert!(text.starts_with("warning: unused"), "{text}");
        assert_eq!(headline(&text), Some("error[E0308]: mismatched types"));
        assert_eq!(place(&text), Some(("src/lib.rs", 7, 12)));
        assert!(without_progress(OUTPUT, true).contains("\u{1b}[91merror"));
    }

    #[test]
    fn what_has_no_place_has_none() {
        assert_eq!(place("error: could not find `Cargo.toml`\n"), None);
        assert_eq!(headline("all is well"), None);
    }
}
