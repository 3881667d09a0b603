//! The `outboard` command: arguments and words, no logic.

fn main() {}
