//! A decompressor: what comes is not to be trusted, and little of it may become much.

use flate2::{Decompress, FlushDecompress, Status};

use crate::StreamError;

/// The largest window, 32 KiB.
const WINDOW_BITS: u8 = 15;
/// By how much the output grows when it is full.
const ROOM: usize = 64 * 1024;
/// What one chunk may become, if nobody says otherwise. Deflate makes at most 1,032 bytes of one, so no chunk of 64 KiB, which is
/// what browsers cut files into, is refused.
const MOST: usize = 72 * 1024 * 1024;

/// Decompresses the gzip file that is written. Several files in a row are one.
#[outboard::export]
pub struct Gunzip {
    state: Decompress,
    place: Place,
    most: usize,
}

/// Where in the data it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the first file.
    Start,
    Within,
    /// After a file; another one may come.
    Between,
}

#[outboard::export]
impl Gunzip {
    /// One that makes no more than so many bytes of a chunk: what little data can become much is refused, and not held in memory.
    /// 72 MiB if nothing is given, which is more than 64 KiB can become.
    #[outboard::export(constructor)]
    pub fn new(most: Option<usize>) -> Gunzip {
        Self {
            state: Decompress::new_gzip(WINDOW_BITS),
            place: Place::Start,
            most: most.unwrap_or(MOST),
        }
    }

    /// Takes bytes of the file, and gives what they become.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<Vec<u8>, StreamError> {
        let mut output = Vec::new();
        while !bytes.is_empty() {
            if self.place == Place::Between {
                self.state = Decompress::new_gzip(WINDOW_BITS);
            }
            self.place = Place::Within;
            let taken = self.member(bytes, &mut output)?;
            bytes = &bytes[taken..];
        }
        Ok(output)
    }

    /// Gives nothing more, and fails when the file has not ended.
    pub fn finish(self) -> Result<(), StreamError> {
        match self.place {
            Place::Between => Ok(()),
            Place::Start | Place::Within => Err(StreamError::Truncated),
        }
    }

    /// Decompresses up to the end of the input or of the file, and says how much it took.
    fn member(&mut self, input: &[u8], output: &mut Vec<u8>) -> Result<usize, StreamError> {
        let mut taken = 0;
        loop {
            output.reserve(ROOM.min((self.most + 1).saturating_sub(output.len())));
            let before = self.state.total_in();
            let status = self
                .state
                .decompress_vec(&input[taken..], output, FlushDecompress::None)
                .map_err(|error| StreamError::Corrupt(error.to_string()))?;
            taken += usize::try_from(self.state.total_in() - before).unwrap_or(input.len());
            if output.len() > self.most {
                return Err(StreamError::TooLarge { most: self.most });
            }
            if status == Status::StreamEnd {
                self.place = Place::Between;
                return Ok(taken);
            }
            // What is inside of it has come out when it leaves room.
            if taken == input.len() && output.len() < output.capacity() {
                return Ok(taken);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Gunzip;
    use crate::{Gzip, StreamError};

    fn file(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = Gzip::new(None).expect("6 is a level");
        let mut file = gzip.push(bytes).expect("bytes compress");
        file.extend(gzip.finish().expect("and end"));
        file
    }

    fn through(most: Option<usize>, chunks: &[&[u8]]) -> Result<Vec<u8>, StreamError> {
        let mut gunzip = Gunzip::new(most);
        let mut all = Vec::new();
        for chunk in chunks {
            all.extend(gunzip.push(chunk)?);
        }
        gunzip.finish().map(|()| all)
    }

    #[test]
    fn what_was_compressed_comes_back_however_it_is_cut() {
        let text = b"a line of text, and another one\n".repeat(5000);
        let file = file(&text);
        for length in [1, 7, 1000, file.len()] {
            let chunks: Vec<_> = file.chunks(length).collect();
            assert_eq!(through(None, &chunks).as_ref(), Ok(&text));
        }
    }

    #[test]
    fn two_files_in_a_row_are_one() {
        let both = [file(b"one, "), file(b"two")].concat();
        assert_eq!(through(None, &[&both]), Ok(b"one, two".to_vec()));
    }

    #[test]
    fn a_file_that_was_cut_is_truncated_wherever() {
        let whole = file(b"some text");
        for end in 0..whole.len() {
            assert_eq!(through(None, &[&whole[..end]]), Err(StreamError::Truncated));
        }
    }

    #[test]
    fn a_byte_that_is_another_is_found() {
        let mut whole = file(&b"some text that goes on ".repeat(9));
        for at in [0, 1, 2, whole.len() / 2, whole.len() - 8, whole.len() - 1] {
            whole[at] ^= 1;
            let result = through(None, &[&whole]);
            assert!(
                matches!(result, Err(StreamError::Corrupt(_))),
                "{at}: {result:?}"
            );
            whole[at] ^= 1;
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let bomb = file(&vec![0; 4_000_000]);
        assert!(bomb.len() < 5000);
        let error = StreamError::TooLarge { most: 1_000_000 };
        assert_eq!(through(Some(1_000_000), &[&bomb]), Err(error));
        // Enough is enough, and not too much.
        let chunks: Vec<_> = bomb.chunks(500).collect();
        assert!(through(Some(1_000_000), &chunks).is_ok());
        assert!(through(Some(4_000_000), &[&bomb]).is_ok());
        assert!(through(Some(3_999_999), &[&bomb]).is_err());
    }
}
