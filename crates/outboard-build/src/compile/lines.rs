//! What cargo writes while it builds: what of it an author is to see.

use anstream::adapter::strip_str;

/// Whether this line of cargo's is where an error begins.
pub(super) fn is_error(line: &str) -> bool {
    let line = strip_str(line).to_string();
    line.starts_with("error: ") || line.starts_with("error[")
}

/// Leaves warnings out. What an author is to be warned of was said when the first variant was compiled; the others would say it
/// again, and that our own flags are unstable.
#[derive(Default)]
pub(super) struct WithoutWarnings {
    inside: bool,
}

impl WithoutWarnings {
    /// Whether the author is to see this line.
    pub(super) fn shows(&mut self, line: &str) -> bool {
        let line = strip_str(line).to_string();
        if line.starts_with("warning") {
            // The line that counts them stands alone; any other goes on until an empty line.
            self.inside = !(line.starts_with("warning: `") && line.contains("generated"));
            return false;
        }
        let shown = !self.inside;
        self.inside &= !line.trim().is_empty();
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_warning_is_shown() {
        let output = "   Compiling demo v0.1.0\n\
            \u{1b}[33mwarning\u{1b}[0m: unstable feature specified for `-Ctarget-feature`: `atomics`\n\
            \x20 |\n  = note: this feature is not stably supported\n\n\
            warning: `demo` (lib) generated 1 warning\n    Finished `release` profile\n\
            warning: unused\n --> src/a.rs:1:1\n\nerror[E0308]: mismatched types\n --> src/b.rs:1:1\n";
        let mut lines = WithoutWarnings::default();
        let shown: Vec<&str> = output.lines().filter(|line| lines.shows(line)).collect();
        let expected = [
            "   Compiling demo v0.1.0",
            "    Finished `release` profile",
            "error[E0308]: mismatched types",
            " --> src/b.rs:1:1",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn an_error_is_known_by_its_first_word() {
        assert!(is_error("\u{1b}[31merror[E0277]\u{1b}[0m: not unwind safe"));
        assert!(is_error("error: could not compile `demo`"));
        assert!(!is_error("warning: an error: it is not"));
    }
}
