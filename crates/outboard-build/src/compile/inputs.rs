//! Which files a module was compiled from: cargo writes them beside it, for the tools of others.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{At, Error};

/// The files that cargo lists for the module at `wasm`: sources, what they include, and what build scripts look at.
pub(crate) fn inputs(wasm: &Path) -> Result<Vec<PathBuf>, Error> {
    let list = wasm.with_extension("d");
    match fs::read_to_string(&list) {
        Ok(text) => Ok(read(&text)),
        // Not every cargo writes one for every kind of target.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Ok(Err(error).at("read a file", &list)?),
    }
}

/// Reads a rule of make: `target: one two\ with\ blanks`.
fn read(text: &str) -> Vec<PathBuf> {
    let Some((_, list)) = text.lines().next().and_then(|line| line.split_once(": ")) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut file = String::new();
    let mut letters = list.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&' ') => file.extend(letters.next()),
            ' ' => files.push(std::mem::take(&mut file)),
            other => file.push(other),
        }
    }
    files.push(file);
    files.retain(|file| !file.is_empty());
    files.into_iter().map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_in_names_are_theirs() {
        let text = "/t/demo.wasm: /a/src/lib.rs /my\\ crate/data.txt\n";
        let expected = ["/a/src/lib.rs", "/my crate/data.txt"].map(PathBuf::from);
        assert_eq!(read(text), expected);
        assert!(read("/t/demo.wasm:\n").is_empty());
        assert!(read("").is_empty());
    }
}
