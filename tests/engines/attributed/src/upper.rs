//! A class that transforms a stream.

/// Turns letters into capitals. What comes after the last full stop is held back.
#[outboard::export]
#[derive(Default)]
pub struct Upper {
    held: Vec<u8>,
    mark: u8,
}

#[outboard::export]
impl Upper {
    /// One that puts a mark before what comes last, if it is given.
    #[outboard::export(constructor)]
    pub fn new(mark: Option<u8>) -> Upper {
        Upper {
            held: Vec::new(),
            mark: mark.unwrap_or_default(),
        }
    }

    /// Takes bytes, and gives the sentences that are complete.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.held.extend(bytes.iter().map(u8::to_ascii_uppercase));
        let end = self.held.iter().rposition(|byte| *byte == b'.');
        let rest = self.held.split_off(end.map_or(0, |end| end + 1));
        std::mem::replace(&mut self.held, rest)
    }

    /// Gives what is left.
    pub fn finish(self) -> Vec<u8> {
        let mark = (self.mark != 0).then_some(self.mark);
        mark.into_iter().chain(self.held).collect()
    }
}
