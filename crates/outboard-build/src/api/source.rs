//! What reading JavaScript and reading TypeScript have in common.

use oxc_ast::ast::{Comment, CommentContent};
use oxc_span::Span;

/// The line of an offset, counted from 1.
pub(super) fn line(text: &str, offset: u32) -> usize {
    let end = (offset as usize).min(text.len());
    text.as_bytes()[..end]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

/// The text of a span; empty when the span lies outside.
pub(super) fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or_default()
}

/// The docs in front of what starts at `start`, without comment marks.
pub(super) fn docs(text: &str, comments: &[Comment], start: u32) -> Option<String> {
    let comment = comments.iter().rev().find(|comment| {
        comment.attached_to == start
            && matches!(
                comment.content,
                CommentContent::Jsdoc | CommentContent::JsdocLegal
            )
    })?;
    let inner = slice(text, comment.span)
        .strip_prefix("/**")?
        .strip_suffix("*/")?;
    let lines: Vec<&str> = inner
        .lines()
        .map(strip_star)
        .filter(|line| !only_types(line))
        .map(str::trim_end)
        .collect();
    let docs = lines.join("\n");
    let docs = docs.trim_matches('\n').trim_end();
    let docs = if docs.contains('\n') {
        docs
    } else {
        docs.trim()
    };
    (!docs.trim().is_empty()).then(|| docs.to_owned())
}

/// A line of a comment without the star in front.
fn strip_star(line: &str) -> &str {
    let trimmed = line.trim_start();
    match trimmed.strip_prefix('*') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None => trimmed,
    }
}

/// Whether a line only repeats the types, as older versions of wasm-bindgen do: `@param {number} a`, `@returns {string}`.
fn only_types(line: &str) -> bool {
    let line = line.trim();
    let after_type = |tag: &str| {
        let rest = line.strip_prefix(tag)?.trim_start().strip_prefix('{')?;
        let mut depth = 1usize;
        for (index, character) in rest.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return rest.get(index + 1..).map(str::trim);
            }
        }
        None
    };
    after_type("@returns").is_some_and(str::is_empty)
        || after_type("@param")
            .is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_repeated_types_from_docs() {
        for line in [
            "@param {number} a",
            "@param {number | undefined} [b]",
            "@returns {{ a: number }}",
        ] {
            assert!(only_types(line), "{line}");
        }
        for line in [
            "@param {number} a the first",
            "@param angle clockwise",
            "@returns what it finds",
            "@param {number",
        ] {
            assert!(!only_types(line), "{line}");
        }
    }

    #[test]
    fn counts_lines_from_one() {
        assert_eq!(line("a\nb\nc", 0), 1);
        assert_eq!(line("a\nb\nc", 4), 3);
        assert_eq!(line("a", 99), 1);
    }
}
