//! Sentences that fit the terminal.

/// The widest a sentence is set: longer lines are hard to read.
const WIDEST: usize = 100;

/// Prints sentences to stderr, broken at words; lines that follow are indented.
pub(crate) fn eprintln(text: &str) {
    anstream::eprintln!("{}", fill(text, textwrap::termwidth().min(WIDEST)));
}

fn fill(text: &str, width: usize) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let options = textwrap::Options::new(width)
        .subsequent_indent("  ")
        .break_words(false);
    let mut filled = textwrap::fill(first, options);
    // Lines after the first are code to copy, or a tool's own: they stay as they are.
    for line in lines {
        filled.push('\n');
        if !line.is_empty() {
            filled.push_str("  ");
            filled.push_str(line);
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_sentence_is_broken_and_code_is_not() {
        let text =
            "help: add these lines to that file\n\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]";
        let expected = "help: add these\n  lines to that\n  file\n\n  [lib]\n  crate-type = [\"cdylib\", \"rlib\"]";
        assert_eq!(fill(text, 16), expected);
    }
}
