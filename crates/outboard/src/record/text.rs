//! The column of texts: their lengths in the units of JavaScript's strings, then all of them as one text in UTF-8.
//!
//! So a client turns a column into bytes, or bytes into a column, in one step, and cuts it by lengths that cost it nothing. Where
//! everything is ASCII, Rust cuts at the same places.

use std::slice;

use super::BadRecord;
use super::bytes::{Input, Output};

/// What stands for half a character, where JavaScript's strings had one: a text of Rust's cannot.
const HALF: &str = "\u{fffd}";

pub(super) fn write<'a>(
    texts: impl Iterator<Item = &'a str> + Clone,
    count: usize,
    output: &mut Output,
) {
    output.column(count, texts.clone().map(|text| length(units(text))));
    let bytes: usize = texts.clone().map(str::len).sum();
    output.column(1, std::iter::once(length(bytes)));
    output.texts(texts);
}

/// A length as it stands in a column. In 32 bits of memory there is none that does not fit.
pub(super) fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// What lengths add up to.
pub(super) fn total(lengths: &[[u8; 4]]) -> u64 {
    let lengths = lengths.iter().map(|length| u32::from_le_bytes(*length));
    lengths.map(u64::from).sum()
}

/// How long a text is in JavaScript.
fn units(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().map(char::len_utf16).sum()
    }
}

/// A column of texts that was opened.
#[derive(Debug)]
pub struct Texts<'a> {
    lengths: slice::Iter<'a, [u8; 4]>,
    rest: &'a str,
    ascii: bool,
    /// Whether the last text ended in the middle of a character, whose other half begins the next one.
    half: bool,
}

impl<'a> Texts<'a> {
    pub(super) fn open(count: usize, input: &mut Input<'a>) -> Result<Self, BadRecord> {
        let lengths: &[[u8; 4]] = input.column(count)?;
        let [bytes] = input.column::<4>(1)? else {
            return Err(BadRecord::Short);
        };
        let bytes = usize::try_from(u32::from_le_bytes(*bytes)).map_err(|_| BadRecord::Short)?;
        let rest = str::from_utf8(input.take(bytes)?).map_err(|_| BadRecord::Text)?;
        let ascii = rest.is_ascii();
        let length = if ascii { rest.len() } else { units(rest) };
        if u64::try_from(length) != Ok(total(lengths)) {
            return Err(BadRecord::Lengths);
        }
        Ok(Self {
            lengths: lengths.iter(),
            rest,
            ascii,
            half: false,
        })
    }

    pub(super) fn next(&mut self) -> Result<String, BadRecord> {
        let length = self.lengths.next().ok_or(BadRecord::Short)?;
        let length =
            usize::try_from(u32::from_le_bytes(*length)).map_err(|_| BadRecord::Lengths)?;
        if self.ascii {
            self.cut(length).map(str::to_owned)
        } else {
            self.next_of_any(length)
        }
    }

    /// Whole characters, and a mark for a half of one at either end, as if each text had come alone.
    fn next_of_any(&mut self, units: usize) -> Result<String, BadRecord> {
        let mut text = String::new();
        let mut left = units;
        if self.half && left > 0 {
            self.half = false;
            text.push_str(HALF);
            left -= 1;
        }
        let mut end = 0;
        for letter in self.rest.chars() {
            if left < letter.len_utf16() {
                break;
            }
            left -= letter.len_utf16();
            end += letter.len_utf8();
        }
        text.push_str(self.cut(end)?);
        if left > 0 {
            let letter = self.rest.chars().next().ok_or(BadRecord::Lengths)?;
            self.cut(letter.len_utf8())?;
            self.half = true;
            text.push_str(HALF);
        }
        Ok(text)
    }

    fn cut(&mut self, bytes: usize) -> Result<&'a str, BadRecord> {
        let (text, rest) = self
            .rest
            .split_at_checked(bytes)
            .ok_or(BadRecord::Lengths)?;
        self.rest = rest;
        Ok(text)
    }
}
