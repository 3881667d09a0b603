//! One file, from its first byte to its last.

use js_sys::Uint8Array;
use outboard::{Control, Error};
use outboard_session::{Limits, Loader, Session};
use sha2::{Digest, Sha256};

use crate::convert::session_failure;

/// A file that has arrived.
pub(crate) enum File {
    Session(Box<Session>),
    Bytes(Vec<u8>),
}

enum Sink {
    Model(Box<Loader>),
    Bytes(Vec<u8>),
}

/// A file that arrives.
pub(crate) struct Incoming<'a> {
    sink: Sink,
    hash: Option<Sha256>,
    /// What came last, for memory of JavaScript's cannot be read in place.
    piece: Vec<u8>,
    /// How many bytes are there.
    pub(crate) length: u64,
    pub(crate) total: Option<u64>,
    limits: Limits,
    control: &'a Control,
}

impl<'a> Incoming<'a> {
    pub(crate) fn new(
        model: bool,
        total: Option<u64>,
        limits: Limits,
        hashes: bool,
        control: &'a Control,
    ) -> Self {
        let sink = if model {
            Sink::Model(Box::new(Loader::new(total, limits)))
        } else {
            Sink::Bytes(Vec::new())
        };
        Self {
            sink,
            hash: hashes.then(Sha256::new),
            piece: Vec::new(),
            length: 0,
            total,
            limits,
            control,
        }
    }

    /// Takes the next bytes, and tells how many there are.
    pub(crate) fn take(&mut self, bytes: &Uint8Array) -> Result<(), Error> {
        let length = bytes.length() as usize;
        if self.piece.len() < length {
            self.piece.resize(length, 0);
        }
        let piece = &mut self.piece[..length];
        bytes.copy_to(piece);
        if let Some(hash) = &mut self.hash {
            hash.update(&*piece);
        }
        self.length += length as u64;
        match &mut self.sink {
            Sink::Model(loader) => loader.push(piece).map_err(session_failure)?,
            Sink::Bytes(bytes) => {
                let limit = self.limits.bytes;
                if self.length > limit {
                    return Err(Error::new(
                        "ai/too-large",
                        format!("the file is larger than {limit}, which is the limit"),
                    ));
                }
                let rest = self.total.unwrap_or(0).saturating_sub(bytes.len() as u64);
                let rest = usize::try_from(rest).unwrap_or(0).max(length);
                // What a server claims is not believed: what does not fit is an error and no crash.
                if bytes.capacity() - bytes.len() < length && bytes.try_reserve(rest).is_err() {
                    return Err(Error::new(
                        "ai/no-memory",
                        format!("there is no memory for {rest} more bytes"),
                    ));
                }
                bytes.extend_from_slice(piece);
            }
        }
        self.tell();
        Ok(())
    }

    /// The page is told the two numbers; it makes sentences of them.
    fn tell(&self) {
        let (length, total) = (self.length as f64, self.total.unwrap_or(0) as f64);
        let fraction = if total > 0.0 { length / total } else { 0.0 };
        self.control
            .progress(fraction, &format!("{length} {total}"));
    }

    /// The hash of all bytes, in hexadecimal digits; nothing where nobody wants to know.
    pub(crate) fn hash(&mut self) -> String {
        let digest = self.hash.take().map(Sha256::finalize);
        let digits = digest.iter().flatten().map(|byte| format!("{byte:02x}"));
        digits.collect()
    }

    pub(crate) fn finish(self) -> Result<File, Error> {
        // The last piece is as large as a weight may be, and not needed while the model is made.
        drop(self.piece);
        Ok(match self.sink {
            Sink::Model(loader) => {
                File::Session(Box::new(loader.finish().map_err(session_failure)?))
            }
            Sink::Bytes(bytes) => File::Bytes(bytes),
        })
    }
}
