//! A transform that breaks.

/// Gives what it is given, up to a byte that it cannot bear.
#[outboard::export]
pub struct Brittle {
    bad: u8,
}

#[outboard::export]
impl Brittle {
    /// One that panics at this byte.
    #[outboard::export(constructor)]
    pub fn new(bad: u8) -> Brittle {
        Self { bad }
    }

    /// Gives the bytes, or panics.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<u8> {
        assert!(!bytes.contains(&self.bad), "there is a {}", self.bad);
        bytes.to_vec()
    }

    /// Gives nothing more.
    pub fn finish(self) {}
}
