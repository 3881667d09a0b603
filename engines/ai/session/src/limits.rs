//! How large a model may be.

/// What a model may claim before it is refused: so that a broken or hostile file costs little memory and little time.
///
/// ```
/// use outboard_session::Limits;
///
/// let small = Limits { bytes: 50 << 20, ..Limits::default() };
/// assert!(small.nodes > 10_000);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The whole file, in bytes.
    pub bytes: u64,
    /// One tensor as it is held in memory, in bytes.
    pub tensor_bytes: u64,
    /// The nodes of the graph, with those of graphs inside it.
    pub nodes: usize,
}

impl Default for Limits {
    /// What fits into the memory of a page: a file of 2 GiB, tensors of 1 GiB, a hundred thousand nodes.
    fn default() -> Self {
        Self {
            bytes: 2 << 30,
            tensor_bytes: 1 << 30,
            nodes: 100_000,
        }
    }
}
