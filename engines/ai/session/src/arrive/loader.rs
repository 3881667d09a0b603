//! A model that arrives piece by piece, from the first byte to the session.

use super::parser::Parser;
use crate::error::{Error, Result};
use crate::graph;
use crate::limits::Limits;
use crate::session::Session;

/// Takes the bytes of an ONNX model as they arrive, and makes a session of them.
///
/// Weights go straight to where the session uses them, so they are in memory once; types that do not run (halves, doubles, 64-bit
/// integers) become those that do on the way.
///
/// ```
/// use outboard_session::{Error, Limits, Loader};
///
/// let mut loader = Loader::new(None, Limits::default());
/// let refused = loader.push(b"<!doctype html>").and_then(|()| loader.finish().map(drop));
/// assert!(matches!(refused, Err(Error::NotOnnx(_))));
/// ```
#[derive(Debug)]
pub struct Loader {
    parser: Parser,
    limits: Limits,
    /// The first bytes, by which something that is no model is known.
    head: Vec<u8>,
    failed: bool,
}

/// How many of the first bytes tell what a file is.
const HEAD: usize = 32;

impl Loader {
    /// A loader that has seen nothing yet. How many bytes will come may be said, where it is known; memory is then taken in one
    /// piece for each weight, and not as it comes.
    pub fn new(expected_bytes: Option<u64>, limits: Limits) -> Self {
        Self {
            parser: Parser::new(expected_bytes, limits),
            limits,
            head: Vec::new(),
            failed: false,
        }
    }

    /// Takes the next bytes of the file; they may end anywhere.
    ///
    /// # Errors
    ///
    /// As soon as what has come cannot be an ONNX model, or is too large. The loader is of no use after that.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        if self.failed {
            return Err(Error::NotOnnx("it went wrong before".into()));
        }
        let missing = (HEAD - self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        let result = if self.parser.at().saturating_add(bytes.len() as u64) > self.limits.bytes {
            Err(Error::TooLarge {
                what: "the file".into(),
                limit: self.limits.bytes,
            })
        } else {
            self.parser.push(bytes)
        };
        self.failed = result.is_err();
        result.map_err(|error| named(error, &self.head))
    }

    /// Makes the session, now that all has come.
    ///
    /// # Errors
    ///
    /// If the bytes are no model or end too early, if its graph is wrong, or if it has an operator that is not known here.
    pub fn finish(self) -> Result<Session> {
        if self.failed {
            return Err(Error::NotOnnx("it went wrong before".into()));
        }
        let (model, weights) = self
            .parser
            .finish()
            .map_err(|error| named(error, &self.head))?;
        let (model, outline) = graph::read(model, &weights, &self.limits)?;
        Session::new(model, weights, outline)
    }
}

/// Says what the bytes are instead of a model, where their beginning tells.
fn named(error: Error, head: &[u8]) -> Error {
    let Error::NotOnnx(words) = error else {
        return error;
    };
    let begins = |with: &[u8]| head.starts_with(with);
    let text = head.trim_ascii_start();
    let is = if text.starts_with(b"<") {
        "a page of HTML, perhaps of an address that is wrong"
    } else if text.starts_with(b"{") {
        "JSON"
    } else if begins(b"version https://git-lfs") {
        "a pointer of Git LFS, and not the file it points to"
    } else if begins(b"PK\x03\x04") {
        "a ZIP archive"
    } else if begins(b"\x1f\x8b") {
        "compressed by gzip"
    } else if head.get(4..8) == Some(b"ORTM") {
        "a model in the format of ONNX Runtime (.ort)"
    } else if head.get(4..8) == Some(b"TFL3") {
        "a model of TensorFlow Lite"
    } else {
        return Error::NotOnnx(words);
    };
    Error::NotOnnx(format!("{words}; it looks like {is}"))
}
