//! The parts of a union.

/// The types that a union is one of: what stands between the bars outside of all brackets. A function's result takes all bars
/// that follow it.
pub(super) fn alternatives(ty: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let mut before = ' ';
    let mut function = false;
    let parts = ty.split(|letter: char| {
        match letter {
            '<' | '(' | '[' | '{' => depth += 1,
            '>' if before == '=' => function |= depth == 0,
            '>' | ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = letter;
        letter == '|' && depth == 0 && !function
    });
    parts.map(str::trim).filter(|one| !one.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::alternatives;

    #[test]
    fn only_bars_outside_of_brackets_part() {
        for (ty, parts) in [
            ("Uint8Array", vec!["Uint8Array"]),
            ("Function | null", vec!["Function", "null"]),
            ("| a | b", vec!["a", "b"]),
            (
                "Map<a | b, c> | (a | b)[]",
                vec!["Map<a | b, c>", "(a | b)[]"],
            ),
            ("{ a: b | c } | [d | e]", vec!["{ a: b | c }", "[d | e]"]),
            ("null | (() => a) | b", vec!["null", "(() => a)", "b"]),
            ("() => a | b", vec!["() => a | b"]),
            (">>", vec![">>"]),
        ] {
            assert_eq!(alternatives(ty), parts, "{ty}");
        }
    }
}
