//! What can go wrong with a model, each with a stable code.

/// What a session gives, or why it does not.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a model could not be loaded or run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no ONNX model, or one that is broken.
    #[error("this is not an ONNX model that can be read: {0}")]
    NotOnnx(String),
    /// The model has an operator that is not known here.
    #[error("operator {operator} of node {node:?} is not supported")]
    UnknownOperator {
        /// Its name in ONNX.
        operator: String,
        /// The name of the node that has it.
        node: String,
    },
    /// The graph of the model makes no sense.
    #[error("the graph of the model is wrong: {0}")]
    BadGraph(String),
    /// The model has something that is known and does not run here, or does not run right.
    #[error("{what} is not supported{}", at(node))]
    Unsupported {
        /// What: an operator with an attribute, a type.
        what: String,
        /// The name of the node that has it, or nothing where it is none.
        node: String,
    },
    /// There is not enough memory for the model.
    #[error("there is no memory for {0} more bytes")]
    NoMemory(usize),
    /// The model claims more than it may.
    #[error("{what} is larger than {limit}, which is the limit")]
    TooLarge {
        /// What is too large: the file, a tensor, the graph.
        what: String,
        /// How large it may be.
        limit: u64,
    },
    /// An input or output was named that the model does not have.
    #[error("the model has no {what} named {given:?}; it has {}", expected.join(", "))]
    UnknownName {
        /// `input` or `output`.
        what: &'static str,
        /// The name that was given.
        given: String,
        /// The names there are.
        expected: Vec<String>,
    },
    /// An input or output was named twice.
    #[error("{what} {name:?} is given twice")]
    Twice {
        /// `input` or `output`.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// An input was left out.
    #[error("input {0:?} is missing")]
    MissingInput(String),
    /// An input has another type than the model expects.
    #[error("input {name:?} is {expected}, and {given} was given")]
    WrongType {
        /// The input.
        name: String,
        /// What the model expects.
        expected: String,
        /// What was given.
        given: String,
    },
    /// An input has another shape than the model expects.
    #[error("input {name:?} has the shape {expected}, and {given} was given")]
    WrongShape {
        /// The input.
        name: String,
        /// What the model expects.
        expected: String,
        /// What was given.
        given: String,
    },
    /// An operator failed while the model ran.
    #[error("the model failed: {0}")]
    Failed(String),
}

impl Error {
    /// A word that stays the same, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOnnx(_) => "ai/not-onnx",
            Self::UnknownOperator { .. } => "ai/unknown-operator",
            Self::BadGraph(_) => "ai/bad-graph",
            Self::Unsupported { .. } => "ai/unsupported",
            Self::NoMemory(_) => "ai/no-memory",
            Self::TooLarge { .. } => "ai/too-large",
            Self::UnknownName { .. } => "ai/unknown-name",
            Self::Twice { .. } => "ai/given-twice",
            Self::MissingInput(_) => "ai/missing-input",
            Self::WrongType { .. } => "ai/wrong-type",
            Self::WrongShape { .. } => "ai/wrong-shape",
            Self::Failed(_) => "ai/run-failed",
        }
    }
}

fn at(node: &str) -> String {
    if node.is_empty() {
        return String::new();
    }
    format!(" (node {node:?})")
}
