//! What the golden tests share.

pub(crate) mod glue;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the goldens.
pub(crate) fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens")
}

/// Whether the glue is to be made anew.
pub(crate) fn makes_glue() -> bool {
    blessing().as_deref() == Some("glue")
}

fn blessing() -> Option<String> {
    std::env::var("OUTBOARD_BLESS")
        .ok()
        .filter(|wanted| !wanted.is_empty() && wanted != "0")
}

/// Compares a text with a golden, or writes the golden when blessing.
pub(crate) fn expect(path: &Path, text: &str) {
    if blessing().is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the golden's folder");
        fs::write(path, text).expect("the golden");
        return;
    }
    let golden =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if golden != text {
        let line = golden
            .lines()
            .zip(text.lines())
            .take_while(|(a, b)| a == b)
            .count();
        panic!(
            "{} differs from line {}:\n  expected: {:?}\n  written:  {:?}\nOUTBOARD_BLESS=1 accepts what is written",
            path.display(),
            line + 1,
            golden.lines().nth(line),
            text.lines().nth(line),
        );
    }
}
