use outboard::{Control, Error};

/// Why nothing was searched.
pub enum SearchError {
    /// Nobody waits for the result any more.
    Cancelled(outboard::Cancelled),
    /// A place in it would be no number of 32 bits.
    TooLarge,
}

impl From<outboard::Cancelled> for SearchError {
    fn from(cancelled: outboard::Cancelled) -> Self {
        Self::Cancelled(cancelled)
    }
}

impl From<SearchError> for Error {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Cancelled(cancelled) => cancelled.into(),
            SearchError::TooLarge => Error::new("too-large", "more than 4 GiB cannot be searched"),
        }
    }
}

/// Where the zeros are.
#[outboard::export]
pub fn search(haystack: &[u8], control: &Control) -> Result<Vec<u32>, SearchError> {
    let mut found = Vec::new();
    for (index, block) in haystack.chunks(1 << 16).enumerate() {
        control.check()?;
        control.progress(index as f64 * 65536.0 / haystack.len() as f64, "searching");
        if index > usize::from(u16::MAX) {
            return Err(SearchError::TooLarge);
        }
        let zeros = (0u32..).zip(block).filter(|(_, byte)| **byte == 0);
        found.extend(zeros.map(|(at, _)| (index as u32) << 16 | at));
    }
    Ok(found)
}
