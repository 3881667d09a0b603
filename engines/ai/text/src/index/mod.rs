//! Finds the vectors that are nearest to one, among many: exactly, by comparing all of them.
//!
//! ```
//! use outboard_text::index::Index;
//!
//! let mut index = Index::new("toy", 2)?;
//! index.add("up", "it goes up", &[0.0, 1.0])?;
//! index.add("right", "it goes right", &[1.0, 0.0])?;
//! let hits = index.search(&[0.1, 0.9], 1)?;
//! assert_eq!(hits[0].entry.text, "it goes up");
//!
//! let again = Index::load(&index.save())?;
//! assert_eq!(again.len(), 2);
//! # Ok::<(), outboard_text::Error>(())
//! ```

mod best;
mod bytes;
mod dot;

use std::collections::HashSet;

use self::best::Best;
use crate::error::{Error, Result};

/// No model known makes longer vectors.
const MOST_DIMENSIONS: usize = 65_536;

/// Vectors of length 1 with what they stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    model: String,
    dimensions: usize,
    entries: Vec<Entry>,
    /// A row for each entry, filled up with zeros to a multiple of [`dot::LANES`].
    rows: Vec<f32>,
}

/// What a vector stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it belongs to; several can belong to the same.
    pub id: String,
    /// The text itself, or whatever the caller wants to have back.
    pub text: String,
}

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'a> {
    /// What it is.
    pub entry: &'a Entry,
    /// How alike it is: the cosine, 1 for the same meaning.
    pub score: f32,
}

impl Index {
    /// An empty index for the vectors of a model.
    ///
    /// # Errors
    ///
    /// If vectors were to have no numbers, or far too many.
    pub fn new(model: &str, dimensions: usize) -> Result<Self> {
        if dimensions == 0 || dimensions > MOST_DIMENSIONS {
            return Err(Error::BadVector {
                expected: dimensions,
                given: format!("1 to {MOST_DIMENSIONS} can be"),
            });
        }
        Ok(Self {
            model: model.to_owned(),
            dimensions,
            entries: Vec::new(),
            rows: Vec::new(),
        })
    }

    /// Whether a model makes vectors like those in here.
    ///
    /// # Errors
    ///
    /// If it is another, or its vectors have another number of numbers.
    pub fn check(&self, model: &str, dimensions: usize) -> Result<()> {
        if self.model != model {
            return Err(Error::OtherModel {
                expected: self.model.clone(),
                given: model.to_owned(),
            });
        }
        if self.dimensions != dimensions {
            return Err(Error::BadVector {
                expected: self.dimensions,
                given: format!("a model whose vectors have {dimensions}"),
            });
        }
        Ok(())
    }

    /// The model that its vectors come from.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries, in the order in which they were added.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds a vector, whatever its length; it is kept with the length 1.
    ///
    /// # Errors
    ///
    /// If it has another number of numbers than the others, one that is not finite, or is all zeros.
    pub fn add(&mut self, id: &str, text: &str, vector: &[f32]) -> Result<()> {
        let scale = 1.0 / self.length(vector)?;
        self.rows.extend(vector.iter().map(|x| x * scale));
        self.rows
            .resize((self.entries.len() + 1) * self.stride(), 0.0);
        self.entries.push(Entry {
            id: id.to_owned(),
            text: text.to_owned(),
        });
        Ok(())
    }

    /// Takes out all entries with one of these ids, and says how many there were.
    pub fn remove(&mut self, ids: &[impl AsRef<str>]) -> usize {
        let ids: HashSet<&str> = ids.iter().map(AsRef::as_ref).collect();
        let stride = self.stride();
        let before = self.entries.len();
        let mut kept = 0;
        for at in 0..before {
            if ids.contains(self.entries[at].id.as_str()) {
                continue;
            }
            if kept < at {
                self.entries.swap(kept, at);
                self.rows
                    .copy_within(at * stride..(at + 1) * stride, kept * stride);
            }
            kept += 1;
        }
        self.entries.truncate(kept);
        self.rows.truncate(kept * stride);
        before - kept
    }

    /// The `most` entries that are nearest to a vector, the nearest first; of two that are equally near, the one added first.
    ///
    /// # Errors
    ///
    /// As [`Index::add`].
    pub fn search(&self, vector: &[f32], most: usize) -> Result<Vec<Hit<'_>>> {
        let scale = 1.0 / self.length(vector)?;
        let mut query: Vec<f32> = vector.iter().map(|x| x * scale).collect();
        query.resize(self.stride(), 0.0);
        let mut best = Best::new(most.min(self.len()));
        dot::each(&self.rows, &query, |at, score| best.offer(at, score));
        let hits = best.sorted().into_iter().map(|(at, score)| Hit {
            entry: &self.entries[at],
            score,
        });
        Ok(hits.collect())
    }

    fn stride(&self) -> usize {
        self.dimensions.next_multiple_of(dot::LANES)
    }

    /// How long a vector is, if it can be compared.
    fn length(&self, vector: &[f32]) -> Result<f32> {
        let bad = |given: String| Error::BadVector {
            expected: self.dimensions,
            given,
        };
        if vector.len() != self.dimensions {
            return Err(bad(format!("one of {}", vector.len())));
        }
        if !vector.iter().all(|x| x.is_finite()) {
            return Err(bad("one with a number that is not finite".into()));
        }
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        if !length.is_normal() || !(1.0 / length).is_normal() {
            return Err(bad("one whose length is 0, or beyond all bounds".into()));
        }
        Ok(length)
    }
}
