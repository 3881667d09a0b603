//! Characters as a BERT tokenizer wants them: cleaned, without accents, in lower case.

use serde::Deserialize;
use unicode_categories::UnicodeCategories;
use unicode_normalization::char::decompose_canonical;

/// What is done to characters before they become words, as `tokenizer.json` says it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Normal {
    #[serde(default = "yes")]
    clean_text: bool,
    #[serde(default = "yes")]
    handle_chinese_chars: bool,
    #[serde(default)]
    strip_accents: Option<bool>,
    #[serde(default = "yes")]
    lowercase: bool,
}

/// What a character of the text is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// It is left out, and what is around it stays together.
    Nothing,
    /// It stands between words.
    Space,
    /// It is a word of its own.
    Alone,
    /// It belongs to a word.
    Letter,
}

impl Normal {
    /// What a character of the text is, before anything is done to it.
    pub(super) fn class(&self, ch: char) -> Class {
        if ch.is_ascii() {
            return match ch {
                '\t' | '\n' | '\r' | ' ' => Class::Space,
                // What Unicode calls spaces, and the cleaning calls control characters.
                '\u{b}' | '\u{c}' if !self.clean_text => Class::Space,
                _ if ch.is_ascii_control() && self.clean_text => Class::Nothing,
                _ if ch.is_ascii_punctuation() => Class::Alone,
                _ => Class::Letter,
            };
        }
        if self.clean_text && (ch == '\u{fffd}' || ch.is_other()) {
            Class::Nothing
        } else if ch.is_whitespace() {
            Class::Space
        } else if ch.is_punctuation() || (self.handle_chinese_chars && is_chinese(ch)) {
            Class::Alone
        } else {
            Class::Letter
        }
    }

    /// Gives the characters that stand for one.
    pub(super) fn apply(&self, ch: char, mut give: impl FnMut(char)) {
        if ch.is_ascii() {
            return give(if self.lowercase {
                ch.to_ascii_lowercase()
            } else {
                ch
            });
        }
        let mut lower = |ch: char| {
            if self.lowercase {
                ch.to_lowercase().for_each(&mut give);
            } else {
                give(ch);
            }
        };
        if self.strip_accents.unwrap_or(self.lowercase) {
            decompose_canonical(ch, |part| {
                if !part.is_mark_nonspacing() {
                    lower(part);
                }
            });
        } else {
            lower(ch);
        }
    }
}

/// Whether a character that came out of [`Normal::apply`] is a word of its own.
pub(super) fn is_alone(ch: char) -> bool {
    ch.is_ascii_punctuation() || ch.is_punctuation()
}

fn yes() -> bool {
    true
}

/// The blocks of ideographs that BERT sets apart; it leaves Kana and Hangul in words.
fn is_chinese(ch: char) -> bool {
    matches!(u32::from(ch),
        0x4E00..=0x9FFF
        | 0x3400..=0x4DBF
        | 0x20000..=0x2A6DF
        | 0x2A700..=0x2B73F
        | 0x2B740..=0x2B81F
        | 0x2B920..=0x2CEAF
        | 0xF900..=0xFAFF
        | 0x2F800..=0x2FA1F)
}
