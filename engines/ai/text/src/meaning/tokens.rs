//! A text → the numbers of its word pieces, as a BERT model learned them.
//!
//! The pieces are found by rten-text's `WordPiece`. Its own normaliser does not clean texts nor set ideographs apart, and its
//! tokenizer reads the whole text however little is wanted, so the words come from here: as a stream, which ends when the caller
//! has enough. A test compares the numbers with those of the reference.

use std::collections::HashMap;

use rten_text::models::{Model, WordPiece, WordPieceOptions};

use super::format::File;
use super::normal::{Class, Normal, is_alone};
use crate::error::{Error, Result};

/// The longest word of any model known; memory is taken for it.
const LONGEST: usize = 1000;

/// Cuts texts into the pieces that a model knows.
pub struct Tokenizer {
    pieces: WordPiece,
    normal: Normal,
    unknown: u32,
    longest: usize,
    /// Texts that are one piece wherever they stand, such as `[MASK]`.
    special: Vec<(String, u32)>,
    before: Vec<u32>,
    after: Vec<u32>,
    pad: u32,
}

impl std::fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokenizer")
            .field("normal", &self.normal)
            .field("special", &self.special)
            .finish_non_exhaustive()
    }
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its number.
    pub(super) id: u32,
    /// Where the word that it belongs to begins in the text.
    pub(super) word: usize,
}

impl Tokenizer {
    /// Reads a `tokenizer.json` with a WordPiece model.
    ///
    /// # Errors
    ///
    /// If it is none, or has parts that are not known here.
    pub fn from_json(json: &[u8]) -> Result<Self> {
        let file = File::read(json)?;
        let vocab: HashMap<String, u32> = file.model.vocab;
        let unknown = *vocab.get(&file.model.unk_token).ok_or_else(|| {
            Error::BadTokenizer(format!("it has no piece {:?}", file.model.unk_token))
        })?;
        let pad = vocab.get("[PAD]").copied().unwrap_or(0);
        let longest = file.model.max_input_chars_per_word;
        if longest > LONGEST {
            return Err(Error::BadTokenizer(format!(
                "its words have up to {longest} letters, and {LONGEST} is the most there is"
            )));
        }
        if vocab.values().any(|id| i32::try_from(*id).is_err()) {
            return Err(Error::BadTokenizer(
                "a piece has no number of 31 bits".into(),
            ));
        }
        let (before, after) = file.post_processor.around()?;
        let options = WordPieceOptions {
            max_word_len: Some(longest),
        };
        Ok(Self {
            pieces: WordPiece::from_vocab(vocab, options),
            normal: file.normalizer,
            unknown,
            longest,
            special: file
                .added_tokens
                .into_iter()
                .map(Into::into)
                .filter(|(text, _): &(String, u32)| !text.is_empty())
                .collect(),
            before,
            after,
            pad,
        })
    }

    /// The numbers of a text, with those that stand around every text, and no more than `most`.
    pub fn encode(&self, text: &str, most: usize) -> Vec<u32> {
        let room = most.saturating_sub(self.around());
        let mut ids = self.before.clone();
        self.pieces(text, room, |piece| ids.push(piece.id));
        ids.extend(&self.after);
        ids.truncate(most);
        ids
    }

    /// How many pieces stand around every text.
    pub(super) fn around(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// The number that fills up a text which is shorter than its neighbours.
    pub(super) fn pad(&self) -> u32 {
        self.pad
    }

    /// Gives the pieces of a text one after the other, `most` of them at most.
    pub(super) fn pieces(&self, text: &str, most: usize, give: impl FnMut(Piece)) {
        let mut words = Words {
            tokenizer: self,
            word: String::new(),
            letters: 0,
            at: 0,
            left: most,
            ids: Vec::new(),
            give,
        };
        let mut skip = 0;
        for (at, ch) in text.char_indices() {
            if words.left == 0 {
                return;
            }
            if at < skip {
                continue;
            }
            if let Some((special, id)) = self.special_at(&text[at..]) {
                words.end();
                words.piece(id, at);
                skip = at + special;
                continue;
            }
            match self.normal.class(ch) {
                Class::Nothing => {}
                Class::Space => words.end(),
                Class::Alone => {
                    words.end();
                    self.normal.apply(ch, |ch| words.letter(ch, at));
                    words.end();
                }
                Class::Letter => self.normal.apply(ch, |ch| {
                    if is_alone(ch) {
                        words.end();
                        words.letter(ch, at);
                        words.end();
                    } else {
                        words.letter(ch, at);
                    }
                }),
            }
        }
        words.end();
    }

    fn special_at(&self, rest: &str) -> Option<(usize, u32)> {
        self.special
            .iter()
            .find(|(text, _)| rest.starts_with(text.as_str()))
            .map(|(text, id)| (text.len(), *id))
    }
}

/// The word that is being read, and where its pieces go.
struct Words<'a, F> {
    tokenizer: &'a Tokenizer,
    word: String,
    letters: usize,
    at: usize,
    left: usize,
    ids: Vec<u32>,
    give: F,
}

impl<F: FnMut(Piece)> Words<'_, F> {
    fn letter(&mut self, ch: char, at: usize) {
        if self.letters == 0 {
            self.at = at;
        }
        self.letters += 1;
        // What is longer than the model's longest word is one unknown piece, however long it is.
        if self.letters <= self.tokenizer.longest {
            self.word.push(ch);
        }
    }

    fn end(&mut self) {
        if self.letters == 0 {
            return;
        }
        let tokenizer = self.tokenizer;
        let mut ids = std::mem::take(&mut self.ids);
        ids.clear();
        let known = self.letters <= tokenizer.longest
            && tokenizer
                .pieces
                .encode_with_offsets(&self.word, &mut |_, id| ids.push(id))
                .is_ok();
        // A word with an unknown part is unknown as a whole; rten-text leaves its first parts in.
        if !known || ids.contains(&tokenizer.unknown) {
            ids.clear();
            ids.push(tokenizer.unknown);
        }
        let at = self.at;
        for id in &ids {
            self.piece(*id, at);
        }
        self.ids = ids;
        self.word.clear();
        self.letters = 0;
    }

    fn piece(&mut self, id: u32, word: usize) {
        if self.left > 0 {
            self.left -= 1;
            (self.give)(Piece { id, word });
        }
    }
}
