//! The meaning, the language and the kind of texts and files, and a search by meaning.
//!
//! | module | what it does |
//! |---|---|
//! | [`meaning`] | texts → vectors: texts that mean the same have vectors that point the same way |
//! | [`index`] | finds the vectors that are nearest to one, among many |
//! | [`language`] | which language a text is written in |
//! | [`kind`] | what a file is, by its bytes |

mod error;
pub mod index;
pub mod kind;
pub mod language;
pub mod meaning;

pub use error::{Error, Result};

/// Is told how far the work is (0 to 1) and what is done, and says whether to go on.
pub type Watch<'a> = &'a dyn Fn(f64, &str) -> bool;
