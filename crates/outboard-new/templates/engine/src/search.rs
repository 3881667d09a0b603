//! Approximate search by Sellers' algorithm: every letter of the text is compared with every letter of the phrase.

use std::fmt;

use outboard::{Cancelled, Control};

/// How many matches are given at most.
const MOST: usize = 100;

/// How many bytes are read between two looks at the control: well under a millisecond's work.
const PIECE: usize = 1 << 14;

/// A line that holds the phrase.
#[outboard::record]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which line, counted from 1.
    pub line: u32,
    /// How many typos the phrase has there.
    pub typos: u32,
    /// The line itself.
    pub text: String,
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchError {
    /// The bytes are not UTF-8.
    NotText,
    /// There is nothing to look for.
    NoPhrase,
    /// With so many typos, every line would hold the phrase.
    TooManyTypos,
    /// The caller does not want the result any more.
    Cancelled,
}

pub(crate) fn search(
    text: &[u8],
    phrase: &str,
    typos: u32,
    control: &Control,
) -> Result<Vec<Match>, SearchError> {
    let text = std::str::from_utf8(text).map_err(|_| SearchError::NotText)?;
    let mut row = Row::new(phrase);
    match row.phrase.len() {
        0 => return Err(SearchError::NoPhrase),
        letters if typos as usize >= letters => return Err(SearchError::TooManyTypos),
        _ => {}
    }

    let mut found = Vec::new();
    let (mut start, mut looked) = (0, 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        row.begin();
        let mut fewest = u32::MAX;
        for (at, letter) in line.trim_end().char_indices() {
            fewest = fewest.min(row.push(letter));
            let read = start + at;
            if read - looked >= PIECE {
                looked = read;
                control.check()?;
                control.progress(read as f64 / text.len() as f64, "");
            }
        }
        start += line.len();
        if fewest <= typos {
            found.push((fewest, number, line));
        }
    }
    found.sort_by_key(|&(typos, line, _)| (typos, line));
    found.truncate(MOST);
    Ok(found.into_iter().map(Match::from).collect())
}

/// For each beginning of the phrase, the fewest typos with which it ends at the last letter that was read.
struct Row {
    phrase: Vec<char>,
    typos: Vec<u32>,
}

impl Row {
    fn new(phrase: &str) -> Self {
        let phrase: Vec<char> = phrase.trim().chars().map(small).collect();
        let typos = vec![0; phrase.len() + 1];
        Self { phrase, typos }
    }

    /// A line begins: nothing has been read of it, so all letters of a beginning are missing.
    fn begin(&mut self) {
        for (typos, missing) in self.typos.iter_mut().zip(0..) {
            *typos = missing;
        }
    }

    /// Reads a letter, and says with how many typos the whole phrase ends here.
    fn push(&mut self, letter: char) -> u32 {
        let letter = small(letter);
        // The phrase may begin anywhere, so nothing of it is free.
        let (mut shorter, mut before) = (0, 0);
        for (typos, expected) in self.typos[1..].iter_mut().zip(&self.phrase) {
            let wrong = before + u32::from(*expected != letter);
            before = *typos;
            shorter = wrong.min(before + 1).min(shorter + 1);
            *typos = shorter;
        }
        shorter
    }
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

impl From<(u32, u32, &str)> for Match {
    fn from((typos, line, text): (u32, u32, &str)) -> Self {
        let text = text.trim().to_owned();
        Self { line, typos, text }
    }
}

impl From<Cancelled> for SearchError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// JavaScript gets an `Error` with this code, which stays when the words change.
impl From<SearchError> for outboard::Error {
    fn from(error: SearchError) -> Self {
        let code = match error {
            SearchError::NotText => "not-text",
            SearchError::NoPhrase => "no-phrase",
            SearchError::TooManyTypos => "too-many-typos",
            SearchError::Cancelled => return Cancelled.into(),
        };
        Self::new(code, error.to_string())
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotText => "This is no text in UTF-8.",
            Self::NoPhrase => "There is nothing to look for.",
            Self::TooManyTypos => "So many typos are allowed that every line would match.",
            Self::Cancelled => "The search was cancelled.",
        })
    }
}

impl std::error::Error for SearchError {}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    const TEXT: &str = "Call me Ishmael.\nSome yaers ago, never mind\nhow long precisely,\nyears AGO";

    fn lines(phrase: &str, typos: u32) -> Result<Vec<(u32, u32)>, SearchError> {
        let found = search(TEXT.as_bytes(), phrase, typos, &Control::none())?;
        Ok(found.iter().map(|found| (found.line, found.typos)).collect())
    }

    #[test]
    fn the_best_come_first() {
        assert_eq!(lines("years ago", 0), Ok(vec![(4, 0)]));
        assert_eq!(lines("years ago", 2), Ok(vec![(4, 0), (2, 2)]));
        assert_eq!(lines("Ishmal", 1), Ok(vec![(1, 1)]));
    }

    #[test]
    fn what_makes_no_sense_is_an_error() {
        assert_eq!(lines("  ", 0), Err(SearchError::NoPhrase));
        assert_eq!(lines("ago", 3), Err(SearchError::TooManyTypos));
        let bytes = search(&[0xff], "ago", 0, &Control::none());
        assert_eq!(bytes, Err(SearchError::NotText));
    }

    #[test]
    fn it_says_how_far_it_is_and_stops_when_told() {
        let text = TEXT.repeat(10_000);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let control = Control::new({
            let seen = Arc::clone(&seen);
            move |fraction, _| seen.lock().unwrap().push(fraction)
        });
        assert!(search(text.as_bytes(), "years", 1, &control).is_ok());
        let seen = seen.lock().unwrap();
        assert!(seen.len() > 10 && seen.is_sorted() && seen.iter().all(|seen| *seen <= 1.0));

        control.stop();
        let stopped = search(text.as_bytes(), "years", 1, &control);
        assert_eq!(stopped, Err(SearchError::Cancelled));
    }
}
