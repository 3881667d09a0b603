//! A crate that only compiles where panics abort.

use anstream::adapter::strip_str;

use super::lines::is_error;
use crate::api::{Warning, WarningCode};

/// The warning for a crate that only compiles where panics abort.
pub(super) fn does_not_compile(name: &str, output: &str) -> Warning {
    Warning {
        code: WarningCode::PanicAborts,
        item: name.to_owned(),
        reason: format!(
            "it does not compile where panics unwind, so they abort: {}",
            first_error(output)
        ),
        help: "correct that, or say `panic = \"abort\"` in [package.metadata.outboard]".to_owned(),
    }
}

/// The first error and where it is, on one line.
fn first_error(output: &str) -> String {
    let output = strip_str(output).to_string();
    let mut lines = output.lines().skip_while(|line| !is_error(line));
    let Some(first) = lines.next() else {
        return "the compiler does not say why".to_owned();
    };
    // Cargo's own errors have no place, but go on to say what they come from.
    let rest: Vec<&str> = lines
        .map(str::trim)
        .take_while(|line| !line.is_empty() && !is_error(line))
        .collect();
    match rest.iter().find_map(|line| line.strip_prefix("--> ")) {
        Some(place) => format!("{first}, at {place}"),
        None => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_is_told_with_its_place() {
        let output = "\u{1b}[1mwarning\u{1b}[0m: unused\n --> src/a.rs:1:1\n\n\
            \u{1b}[31merror[E0277]\u{1b}[0m: not unwind safe\n  --> src/lib.rs:10:1\n   |\n\n\
            error: could not compile `demo`\n";
        let warning = does_not_compile("demo", output);
        assert_eq!(
            warning.reason,
            "it does not compile where panics unwind, so they abort: error[E0277]: not unwind safe, at src/lib.rs:10:1"
        );
    }

    #[test]
    fn an_error_of_cargos_own_has_no_place() {
        let output = "error: no matching package named `cfg-if` found\nlocation searched: crates.io\n\nerror: late\n --> x\n";
        assert_eq!(
            first_error(output),
            "error: no matching package named `cfg-if` found"
        );
        assert_eq!(first_error("killed"), "the compiler does not say why");
    }
}
