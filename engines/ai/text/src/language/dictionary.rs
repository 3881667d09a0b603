//! A text → the rows of the matrix that stand for its words and their parts.

use std::collections::HashMap;

use super::bytes::{Bytes, Head};
use super::{LABEL, bad};
use crate::error::Result;

/// The end of a text, a word of its own.
const END: &[u8] = b"</s>";

/// The words of a model, and how parts of words are numbered.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// Each word, with its row.
    words: HashMap<Vec<u8>, usize>,
    labels: Vec<(String, i64)>,
    parts: Parts,
}

/// Parts of words, and words in a row. They have no entry each, but share rows by their hash.
#[derive(Debug)]
struct Parts {
    /// The row of the first.
    first: usize,
    buckets: u32,
    shortest: usize,
    longest: usize,
    word_ngrams: usize,
    /// Which rows are left of a model that was made smaller; `None` where all are.
    left: Option<HashMap<u32, usize>>,
    rows: usize,
}

impl Dictionary {
    pub(super) fn read(bytes: &mut Bytes<'_>, head: &Head) -> Result<Self> {
        // A zero byte, a count and a kind are the least that an entry takes.
        let size = bytes.short_count(10)?;
        let word_count = bytes.short_count(10)?;
        let label_count = bytes.short_count(10)?;
        bytes.i64()?; // words of the corpus
        let left_count = bytes.i64()?;
        if word_count.checked_add(label_count) != Some(size) || label_count == 0 {
            return Err(bad("its dictionary does not add up"));
        }
        let mut words = HashMap::with_capacity(word_count);
        let mut labels = Vec::with_capacity(label_count);
        for row in 0..size {
            let text = bytes.until_zero()?;
            let count = bytes.i64()?;
            // Words come first, so that the number of a word is its row.
            match (bytes.u8()?, row < word_count) {
                (0, true) => {
                    words.insert(text.to_vec(), row);
                }
                (1, false) => labels.push((String::from_utf8_lossy(text).into_owned(), count)),
                _ => return Err(bad("its dictionary is out of order")),
            }
        }
        let left = match usize::try_from(left_count) {
            Err(_) => None,
            Ok(_) => Some(read_left(bytes, left_count)?),
        };
        let rows = match &left {
            Some(left) => left.values().max().map_or(0, |row| row + 1),
            None => head.buckets as usize,
        };
        Ok(Self {
            words,
            labels,
            parts: Parts {
                first: word_count,
                buckets: head.buckets,
                shortest: head.shortest,
                longest: head.longest,
                word_ngrams: head.word_ngrams,
                left,
                rows,
            },
        })
    }

    /// How many rows the matrix must have.
    pub(super) fn rows(&self) -> usize {
        self.parts.first.saturating_add(self.parts.rows)
    }

    /// The labels, and how often each was seen.
    pub(super) fn labels(&self) -> (Vec<&str>, Vec<i64>) {
        let names = self.labels.iter().map(|(name, _)| name.as_str());
        let counts = self.labels.iter().map(|(_, count)| *count);
        (names.collect(), counts.collect())
    }

    /// The rows of a text, which may have several lines.
    pub(super) fn features(&self, text: &str) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut hashes = Vec::new();
        let words = text
            .as_bytes()
            .split(|byte| b" \n\r\t\x0b\x0c\0".contains(byte))
            .filter(|word| !word.is_empty() && *word != END);
        for word in words.chain([END]) {
            let known = self.words.get(word);
            if known.is_none() && word.starts_with(LABEL.as_bytes()) {
                continue;
            }
            rows.extend(known);
            if word != END {
                self.parts.of_word(word, &mut rows);
            }
            hashes.push(hash(word));
        }
        self.parts.of_row(&hashes, &mut rows);
        rows
    }
}

fn read_left(bytes: &mut Bytes<'_>, count: i64) -> Result<HashMap<u32, usize>> {
    let mut left = HashMap::new();
    for _ in 0..count {
        let (bucket, row) = (bytes.i32()?, bytes.count32(i32::MAX)?);
        left.insert(bucket.cast_unsigned(), row);
    }
    Ok(left)
}

impl Parts {
    /// The letters in a row of one word, with a mark at each end.
    fn of_word(&self, word: &[u8], rows: &mut Vec<usize>) {
        let marked = [b"<", word, b">"].concat();
        let begins = |at: usize| marked.get(at).is_none_or(|byte| byte & 0xc0 != 0x80);
        for from in (0..marked.len()).filter(|at| begins(*at)) {
            let mut to = from;
            for length in 1..=self.longest {
                if to == marked.len() {
                    break;
                }
                to += 1;
                while !begins(to) {
                    to += 1;
                }
                let is_mark = length == 1 && (from == 0 || to == marked.len());
                if length >= self.shortest && !is_mark {
                    self.push(hash(&marked[from..to]) % self.buckets, rows);
                }
            }
        }
    }

    /// The words in a row.
    fn of_row(&self, hashes: &[u32], rows: &mut Vec<usize>) {
        for from in 0..hashes.len() {
            // fastText keeps hashes in signed numbers, and so their sign counts here.
            let signed = |at: usize| i64::from(hashes[at].cast_signed()).cast_unsigned();
            let mut sum = signed(from);
            for at in from + 1..hashes.len().min(from + self.word_ngrams) {
                sum = sum.wrapping_mul(116_049_371).wrapping_add(signed(at));
                let bucket = sum % u64::from(self.buckets);
                self.push(u32::try_from(bucket).unwrap_or(u32::MAX), rows);
            }
        }
    }

    fn push(&self, bucket: u32, rows: &mut Vec<usize>) {
        match &self.left {
            None => rows.push(self.first + bucket as usize),
            Some(left) => rows.extend(left.get(&bucket).map(|row| self.first + row)),
        }
    }
}

/// FNV-1a of 32 bits, over signed bytes as fastText has it.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(2_166_136_261, |hash: u32, byte| {
        (hash ^ i32::from(byte.cast_signed()).cast_unsigned()).wrapping_mul(16_777_619)
    })
}
