//! An error, for people: what was wrong, where, and what to do.

use outboard_build::Error;

use crate::style::{BAD, DIM, HELP};
use crate::wrap::eprintln;

/// Prints the error to stderr, after what the tool wrote that failed. The compiler's words were printed while it worked,
/// unless `quiet` kept them back.
pub(crate) fn print(error: &Error, quiet: bool) {
    let told = matches!(error, Error::Compile(_)) && !quiet;
    if let Some(output) = error.output().filter(|_| !told) {
        anstream::eprintln!("{}", output.trim_end());
    }
    eprintln(&format!("{BAD}error[{}]{BAD:#}: {error}", error.code()));
    if let Some(place) = error.place() {
        // A path is left in one piece, to be clicked or copied.
        anstream::eprintln!("  {DIM}at{DIM:#} {place}");
    }
    eprintln(&format!("{HELP}help{HELP:#}: {}", error.help()));
}
