//! Names as JavaScript writes them.

use proc_macro2::Ident;
use syn::ext::IdentExt;

/// `max_width` becomes `maxWidth`. Leading underscores stay, and so does a name without underscores.
pub(crate) fn camel_case(ident: &Ident) -> String {
    let name = ident.unraw().to_string();
    let body = name.trim_start_matches('_');
    let mut camel = name[..name.len() - body.len()].to_owned();
    for (index, word) in body.split('_').filter(|word| !word.is_empty()).enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index > 0 => camel.extend(first.to_uppercase()),
            Some(first) => camel.push(first),
            None => {}
        }
        camel.push_str(letters.as_str());
    }
    camel
}

/// Whether JavaScript takes this for one name: a letter, `_` or `$`, then those and digits.
pub(crate) fn is_javascript_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters
        .next()
        .is_some_and(|first| first.is_alphabetic() || matches!(first, '_' | '$'))
        && letters.all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '$'))
}

#[cfg(test)]
mod tests {
    use super::{camel_case, is_javascript_name};
    use quote::format_ident;

    #[test]
    fn names_become_those_of_javascript() {
        for (rust, javascript) in [
            ("resize", "resize"),
            ("max_width", "maxWidth"),
            ("sha256_hex", "sha256Hex"),
            ("to_2d", "to2d"),
            ("_private_part", "_privatePart"),
            ("trailing_", "trailing"),
            ("a__b", "aB"),
            ("alreadyCamel", "alreadyCamel"),
        ] {
            assert_eq!(camel_case(&format_ident!("{rust}")), javascript);
        }
        assert_eq!(camel_case(&format_ident!("r#type")), "type");
    }

    #[test]
    fn only_one_name_is_a_name() {
        for good in ["resize", "$", "_x1", "größe"] {
            assert!(is_javascript_name(good), "{good}");
        }
        for bad in ["", "1x", "a b", "a.b", "a-b", "[Symbol.iterator]"] {
            assert!(!is_javascript_name(bad), "{bad}");
        }
    }
}
