//! What JavaScript can call. `search.rs` does the work, and knows nothing of JavaScript.

mod search;

use outboard::Control;

pub use search::{Match, SearchError};

/// Finds the lines of a text that hold a phrase, also where it is misspelt: best ones first, a hundred at most.
///
/// A typo is a letter that is missing, wrong, or one too many. Large and small letters are the same.
///
/// `text` may be a `File`, which is read off the main thread. `control` is filled in: JavaScript does not see it, and says
/// `{ signal, onProgress }` instead.
#[outboard::export]
pub fn search(
    text: &[u8],
    phrase: &str,
    typos: u32,
    control: &Control,
) -> Result<Vec<Match>, SearchError> {
    search::search(text, phrase, typos, control)
}
