//! Pieces of JavaScript: strings, keys, comments.

use oxc_syntax::identifier::is_identifier_name;

/// A string in single quotes.
pub(super) fn string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('\'');
    for character in text.chars() {
        match character {
            '\'' | '\\' => literal.extend(['\\', character]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            control if control.is_control() => {
                literal.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => literal.push(other),
        }
    }
    literal.push('\'');
    literal
}

/// A key of an object: bare where it can be.
pub(super) fn key(name: &str) -> String {
    let number = name == "0"
        || (!name.starts_with('0')
            && !name.is_empty()
            && name.bytes().all(|one| one.is_ascii_digit()));
    if number || is_identifier_name(name) {
        name.to_owned()
    } else {
        string(name)
    }
}

/// A JSDoc comment and the end of its line, or nothing. It stands `indent` deep.
pub(super) fn comment(docs: Option<&str>, indent: &str) -> String {
    let Some(docs) = docs else {
        return String::new();
    };
    let docs = docs.replace("*/", "*\\/");
    if !docs.contains('\n') {
        return format!("{indent}/** {docs} */\n");
    }
    let lines = docs
        .lines()
        .map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
    format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
}

/// The first line of the docs as a comment: enough for someone who steps through.
pub(super) fn short_comment(docs: Option<&str>, indent: &str) -> String {
    comment(docs.and_then(|docs| docs.lines().next()), indent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_where_they_should() {
        assert_eq!(
            string("it's\n\\ \u{2028}\u{7}"),
            r"'it\'s\n\\ \u2028\u0007'"
        );
    }

    #[test]
    fn keys_are_quoted_where_they_must_be() {
        let keys = ["run", "7", "-1", "007", "two words", "default"].map(key);
        assert_eq!(
            keys,
            ["run", "7", "'-1'", "'007'", "'two words'", "default"]
        );
    }

    #[test]
    fn docs_cannot_end_their_comment() {
        assert_eq!(comment(Some("a */ b"), ""), "/** a *\\/ b */\n");
        assert_eq!(
            comment(Some("a\n\nb"), "  "),
            "  /**\n   * a\n   *\n   * b\n   */\n"
        );
        assert_eq!(comment(None, ""), "");
    }
}
