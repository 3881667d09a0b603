//! A stream of Rust's: it gives one item after the other.

use futures_util::stream::unfold;
use outboard::Stream;

use crate::StreamError;

/// The lines of a text, without what ends them.
#[outboard::export]
pub fn lines(file: Vec<u8>) -> impl Stream<Item = Result<String, StreamError>> {
    unfold((file, 0, 0), |(file, start, line)| async move {
        let rest = file.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.iter().position(|byte| *byte == b'\n');
        let length = end.unwrap_or(rest.len());
        let text = &rest[..length];
        let line = line + 1;
        let item = std::str::from_utf8(text.strip_suffix(b"\r").unwrap_or(text))
            .map(str::to_owned)
            .map_err(|source| StreamError::NotText { line, source });
        Some((item, (file, start + length + 1, line)))
    })
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt as _, StreamExt as _};

    use super::lines;

    #[test]
    fn lines_end_where_they_end() {
        let all = lines(b"one\r\n\ntwo\nthree".to_vec()).collect::<Vec<_>>();
        let all: Result<Vec<_>, _> = all
            .now_or_never()
            .expect("nothing waits")
            .into_iter()
            .collect();
        assert_eq!(
            all,
            Ok(["one", "", "two", "three"].map(String::from).to_vec())
        );
    }
}
