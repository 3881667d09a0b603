//! What of an ONNX file is read, by the numbers that `onnx.proto` gives its fields.

/// The messages that are kept: all are entered, so that none of their lengths is believed before it has been seen to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    Value,
    Type,
    Sequence,
    /// The type of a tensor's elements, and its shape.
    Elements,
    Shape,
    Dimension,
    /// Of operators: a domain and its version.
    Opset,
    /// A name and what it stands for.
    Entry,
}

/// What is done with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// It is a message with something of interest in it.
    Enter(Message),
    /// It is kept as it is, and may be this long.
    Keep(u64),
    /// It holds numbers that stand one after the other, or each in a field of its own; they are kept in fields of their own.
    Numbers,
    /// It holds the elements of a tensor, of this type if it is not said elsewhere.
    Elements(Elements),
    /// It is of no use here.
    Skip,
    /// It is something that no session can do without, and that is not supported.
    Refuse(&'static str),
}

/// Where the elements of a tensor stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elements {
    /// As bytes of the type that the tensor says.
    Raw,
    /// As floats.
    Floats,
    /// As doubles.
    Doubles,
    /// As varints.
    Varints,
}

/// Names, words, dictionaries.
const TEXT: u64 = 16 << 20;

pub(super) mod field {
    pub(in crate::arrive) const DATA_TYPE: u64 = 2;
    pub(in crate::arrive) const EXTERNAL: u64 = 13;
    pub(in crate::arrive) const LOCATION: u64 = 14;
    pub(in crate::arrive) const MODEL_GRAPH: u64 = 7;
    pub(in crate::arrive) const FLOATS: u64 = 7;
}

/// What is done with a field of a message.
pub(super) fn what(message: Message, number: u64) -> What {
    use Message as M;
    use What::{Elements as Of, Enter, Keep, Numbers, Refuse, Skip};
    match (message, number) {
        (M::Model, 7) => Enter(M::Graph),
        (M::Model, 8) => Enter(M::Opset),
        (M::Model, 14) => Enter(M::Entry),
        (M::Model, 1..=3) => Keep(TEXT),
        (M::Graph, 1) => Enter(M::Node),
        (M::Graph, 5) => Enter(M::Tensor),
        (M::Graph, 11..=13) => Enter(M::Value),
        (M::Graph, 15) => Refuse("a sparse initialiser"),
        (M::Node, 1..=4 | 7) => Keep(TEXT),
        (M::Node, 5) => Enter(M::Attribute),
        (M::Attribute, 5) => Enter(M::Tensor),
        (M::Attribute, 6) => Enter(M::Graph),
        (M::Attribute, 7 | 8) => Numbers,
        (M::Attribute, 1..=4 | 9 | 20) => Keep(TEXT),
        (M::Tensor, 1) => Numbers,
        (M::Tensor, 2 | 8) => Keep(TEXT),
        (M::Tensor, 4) => Of(Elements::Floats),
        (M::Tensor, 5 | 7) => Of(Elements::Varints),
        (M::Tensor, 9) => Of(Elements::Raw),
        (M::Tensor, 10) => Of(Elements::Doubles),
        (M::Tensor, 6) => Refuse("a tensor of texts"),
        (M::Tensor, 13) => Enter(M::Entry),
        (M::Tensor, 14) => Keep(TEXT),
        (M::Value, 1) => Keep(TEXT),
        (M::Value, 2) => Enter(M::Type),
        (M::Type, 1) => Enter(M::Elements),
        (M::Type, 4) => Enter(M::Sequence),
        (M::Sequence, 1) => Enter(M::Type),
        (M::Elements, 2) => Enter(M::Shape),
        (M::Shape, 1) => Enter(M::Dimension),
        (M::Elements, 1) | (M::Dimension | M::Opset | M::Entry, 1 | 2) => Keep(TEXT),
        _ => Skip,
    }
}
