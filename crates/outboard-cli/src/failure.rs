//! An error, for people: what was wrong, where, and what to do.

use outboard_build::Error;

use crate::style::{BAD, DIM, HELP};
use crate::wrap::eprintln;

/// Prints the error to stderr, after what the tool wrote that failed. The compiler's words were printed while it worked,
/// unless `quiet` kept them back.
pub(crate) fn print(error: &Error, quiet: bool) {
    let told = matches!(error, Error::Compile(_)) && !quiet;
    let output = error.output().filter(|_| !told);
    words(output, error.code(), error, error.place(), &error.help());
}

/// The same, for programs.
pub(crate) fn document(
    code: &str,
    error: &dyn std::error::Error,
    place: Option<String>,
    help: &str,
    output: Option<&str>,
) -> serde_json::Value {
    serde_json::json!({
        "code": code,
        "message": error.to_string(),
        "place": place,
        "help": help,
        "output": output.map(|text| anstream::adapter::strip_str(text).to_string()),
    })
}

/// What a tool wrote, then what was wrong, where, and what to do.
pub(crate) fn words(
    output: Option<&str>,
    code: &str,
    error: &dyn std::error::Error,
    place: Option<String>,
    help: &str,
) {
    if let Some(output) = output {
        anstream::eprintln!("{}", output.trim_end());
    }
    eprintln(&format!("{BAD}error[{code}]{BAD:#}: {error}"));
    if let Some(place) = place {
        // A path is left in one piece, to be clicked or copied.
        anstream::eprintln!("  {DIM}at{DIM:#} {place}");
    }
    eprintln(&format!("{HELP}help{HELP:#}: {help}"));
}
