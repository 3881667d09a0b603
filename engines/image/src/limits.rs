//! What one piece of work may use.

use serde::{Deserialize, Serialize};

use crate::{Error, Size};

/// What one piece of work may use. Checked against the file's header and the plan before anything is allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Limits {
    /// The most pixels a picture may have: the one in the file, and each one on the way to the result. 100 million.
    pub pixels: u64,
    /// The most bytes that the pictures of one step (decoding, or an operation) may take together. 1 GiB.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pixels: 100_000_000,
            bytes: 1 << 30,
        }
    }
}

impl Limits {
    /// Reads limits: `{ "pixels": …, "bytes": … }`, either of which may be left out.
    ///
    /// # Errors
    /// [`Error::BadOption`] for anything else.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|error| Error::bad_json("limits", &error))
    }

    /// Refuses a picture with too many pixels, for callers that must make one before they can call.
    ///
    /// # Errors
    /// [`Error::TooLarge`].
    pub fn check_size(&self, width: u32, height: u32) -> Result<(), Error> {
        self.check_pixels("the picture", Size { width, height })
    }

    pub(crate) fn check_pixels(&self, what: &'static str, size: Size) -> Result<(), Error> {
        within(what, size.pixels(), self.pixels, "pixels")
    }

    pub(crate) fn check_bytes(&self, what: &'static str, bytes: u64) -> Result<(), Error> {
        within(what, bytes, self.bytes, "bytes")
    }
}

pub(crate) fn within(
    what: &'static str,
    is: u64,
    limit: u64,
    unit: &'static str,
) -> Result<(), Error> {
    if is > limit {
        Err(Error::TooLarge {
            what,
            is,
            limit,
            unit,
        })
    } else {
        Ok(())
    }
}
