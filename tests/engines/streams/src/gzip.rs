//! A compressor: what it gives for a chunk may be nothing, for it looks at more than one.

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::StreamError;

/// The largest window, 32 KiB.
const WINDOW_BITS: u8 = 15;
/// By how much the output grows when it is full.
const ROOM: usize = 32 * 1024;

/// Compresses what is written into a gzip file.
#[outboard::export]
pub struct Gzip {
    state: Compress,
}

#[outboard::export]
impl Gzip {
    /// A level from 0, which only wraps, to 9, which takes the longest; 6 if none is given.
    #[outboard::export(constructor)]
    pub fn new(level: Option<u32>) -> Result<Gzip, StreamError> {
        let level = level.unwrap_or(6);
        if level > 9 {
            return Err(StreamError::BadLevel(level));
        }
        let state = Compress::new_gzip(Compression::new(level), WINDOW_BITS);
        Ok(Self { state })
    }

    /// Takes bytes, and gives those of the file that are ready.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<u8>, StreamError> {
        self.run(bytes, FlushCompress::None)
    }

    /// Gives the rest of the file.
    pub fn finish(mut self) -> Result<Vec<u8>, StreamError> {
        self.run(&[], FlushCompress::Finish)
    }

    fn run(&mut self, mut input: &[u8], flush: FlushCompress) -> Result<Vec<u8>, StreamError> {
        let mut output = Vec::new();
        loop {
            output.reserve(ROOM);
            let before = self.state.total_in();
            let status = self
                .state
                .compress_vec(input, &mut output, flush)
                .map_err(|error| StreamError::Corrupt(error.to_string()))?;
            let taken = usize::try_from(self.state.total_in() - before).unwrap_or(input.len());
            input = &input[taken..];
            // It has said all it has to say when it leaves room.
            let is_full = output.len() == output.capacity();
            if status == Status::StreamEnd || (input.is_empty() && !is_full) {
                return Ok(output);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Gzip;
    use crate::StreamError;

    #[test]
    fn a_file_of_nothing_is_a_file() {
        let file = Gzip::new(None).and_then(Gzip::finish);
        assert_eq!(file.map(|file| file.len()), Ok(20));
    }

    #[test]
    fn a_level_that_is_none_is_refused() {
        assert_eq!(Gzip::new(Some(10)).err(), Some(StreamError::BadLevel(10)));
    }
}
