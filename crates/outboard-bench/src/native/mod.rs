//! The benchmark as a program of its own.

mod clock;
pub mod lines;
mod panic;
mod table;

use std::process::exit;

use crate::bench::Bench;
use crate::desk::Desk;

/// What `run` does natively.
pub(crate) fn main(cases: fn(&mut Bench)) {
    let mut desk = match Desk::open(cases) {
        Ok(desk) => desk,
        Err(error) => {
            eprintln!("error[{}]: {error}", error.code());
            exit(2);
        }
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if has(lines::FLAG) {
        if let Err(error) = lines::serve(&mut desk) {
            eprintln!("error[lines]: {error}");
            exit(1);
        }
        return;
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with('-'));
    let filter = filter.map_or("", String::as_str);
    // `cargo test --benches` runs a benchmark without this flag, to see whether it works at all.
    let length = if has("--bench") {
        table::Length::Full
    } else {
        table::Length::Once
    };
    if !table::print(&mut desk, filter, length) {
        exit(1);
    }
}
