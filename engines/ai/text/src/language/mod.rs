//! Which language a text is written in, by a fastText model such as `lid.176.ftz`.
//!
//! ```
//! use outboard_text::language::Guesser;
//!
//! let guesser = Guesser::load(&outboard_models::read("lid176/lid.176.ftz"))?;
//! let guesses = guesser.guess("Wo ist hier der Bahnhof?", 2);
//! assert_eq!(guesses[0].language, "de");
//! assert!(guesser.guess("123 🎉", 2).is_empty());
//! # Ok::<(), outboard_text::Error>(())
//! ```

mod bytes;
mod dictionary;
mod matrix;
mod output;

use serde::Serialize;

use self::bytes::{Bytes, Head, Loss};
use self::dictionary::Dictionary;
use self::matrix::Matrix;
use self::output::{Output, Tree};
use crate::error::{Error, Result};

/// More of a text does not change the guess, and takes time.
const MOST_BYTES: usize = 32 * 1024;

/// What labels of fastText begin with.
const LABEL: &str = "__label__";

/// A model that tells languages.
#[derive(Debug)]
pub struct Guesser {
    dictionary: Dictionary,
    input: Matrix,
    output: Output,
    languages: Vec<String>,
}

/// A language that a text may be written in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guess {
    /// Its code, as the model names it, such as `de` or `pt`.
    pub language: String,
    /// How likely it is, from 0 to 1.
    pub probability: f32,
}

impl Guesser {
    /// Reads a fastText model that classifies: `.ftz` or `.bin`.
    ///
    /// # Errors
    ///
    /// If the bytes are no such model, or are cut or damaged.
    pub fn load(bytes: &[u8]) -> Result<Self> {
        let mut bytes = Bytes::new(bytes);
        let head = Head::read(&mut bytes)?;
        let dictionary = Dictionary::read(&mut bytes, &head)?;
        let quantised = bytes.truth()?;
        let input = Matrix::read(&mut bytes, quantised)?;
        let quantised_output = bytes.truth()? && quantised;
        let rows = Matrix::read(&mut bytes, quantised_output)?;
        let (languages, counts) = dictionary.labels();
        if input.columns() != head.dimensions || rows.columns() != head.dimensions {
            return Err(bad("its matrices are not as wide as it says"));
        }
        if input.rows() < dictionary.rows() || rows.rows() != languages.len() {
            return Err(bad(
                "its matrices are not as high as its dictionary is long",
            ));
        }
        let output = match head.loss {
            Loss::Hierarchical => Output::Tree(Tree::new(&counts), rows),
            Loss::Softmax => Output::Softmax(rows),
            Loss::Logistic => Output::Logistic(rows),
        };
        let languages = languages
            .iter()
            .map(|label| label.strip_prefix(LABEL).unwrap_or(label).to_owned())
            .collect();
        Ok(Self {
            dictionary,
            input,
            output,
            languages,
        })
    }

    /// All languages that the model tells apart.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The languages that a text is most likely written in, the likeliest first; none where it has no letters. The first 32 KiB
    /// of it count.
    pub fn guess(&self, text: &str, most: usize) -> Vec<Guess> {
        let text = &text[..text.floor_char_boundary(MOST_BYTES)];
        if !text.chars().any(char::is_alphabetic) {
            return Vec::new();
        }
        let features = self.dictionary.features(text);
        if features.is_empty() {
            return Vec::new();
        }
        let mut hidden = vec![0.0; self.input.columns()];
        for row in &features {
            self.input.add_row(*row, &mut hidden);
        }
        let scale = 1.0 / features.len() as f32;
        hidden.iter_mut().for_each(|x| *x *= scale);
        let best = self.output.best(&hidden, most.min(self.languages.len()));
        best.into_iter()
            .map(|(label, probability)| Guess {
                language: self.languages[label].clone(),
                probability,
            })
            .collect()
    }
}

fn bad(why: &str) -> Error {
    Error::BadLanguages(why.to_owned())
}
