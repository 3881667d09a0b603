//! What a field holds, as a constant: from it come the fingerprint and the record of the custom section. An alias of a type has
//! the kind of that type, which a macro that sees words could not tell.

/// What a field holds.
#[derive(Debug)]
pub enum Kind {
    /// A number, a truth or a text, by its name in a client.
    Plain(&'static str),
    /// Such a thing, or nothing.
    Option(&'static Kind),
    /// Any number of such things.
    List(&'static Kind),
    /// A record.
    Record(&'static Shape),
    /// An enum of names.
    Choice(&'static Choice),
}

/// The fields of a record.
#[derive(Debug)]
pub struct Shape {
    /// Its name in JavaScript.
    pub name: &'static str,
    /// Names in JavaScript, and what they hold.
    pub fields: &'static [(&'static str, &'static Kind)],
}

/// The variants of an enum.
#[derive(Debug)]
pub struct Choice {
    /// Its name in JavaScript.
    pub name: &'static str,
    /// Their names in JavaScript.
    pub variants: &'static [&'static str],
}

impl Shape {
    /// What both sides compare: a hash (FNV-1a) of `{x:f64,tag:string?}`, where records and enums stand in place of their names.
    #[must_use]
    pub const fn fingerprint(&self) -> u32 {
        self.hash(0x811c_9dc5)
    }

    const fn hash(&self, seed: u32) -> u32 {
        let mut hash = text(seed, "{");
        let mut index = 0;
        while index < self.fields.len() {
            let (name, kind) = self.fields[index];
            if index > 0 {
                hash = text(hash, ",");
            }
            hash = kind.hash(text(text(hash, name), ":"));
            index += 1;
        }
        text(hash, "}")
    }
}

impl Choice {
    const fn hash(&self, seed: u32) -> u32 {
        let mut hash = text(seed, "(");
        let mut index = 0;
        while index < self.variants.len() {
            if index > 0 {
                hash = text(hash, "|");
            }
            hash = text(hash, self.variants[index]);
            index += 1;
        }
        text(hash, ")")
    }
}

impl Kind {
    const fn hash(&self, seed: u32) -> u32 {
        match self {
            Self::Plain(name) => text(seed, name),
            Self::Option(inner) => text(inner.hash(seed), "?"),
            Self::List(inner) => text(inner.hash(text(seed, "[")), "]"),
            Self::Record(shape) => shape.hash(seed),
            Self::Choice(choice) => choice.hash(seed),
        }
    }
}

const fn text(seed: u32, text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut hash = seed;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    hash
}

/// A part of the record in the custom section.
#[derive(Debug)]
pub enum Piece {
    /// JSON as it is.
    Text(&'static str),
    /// A kind as a client names it, without quotes: `f64`, `string?`, `[u8]`, `Point`.
    Kind(&'static Kind),
}

/// The pieces in a row. There are as many bytes as [`length`] says.
#[must_use]
pub const fn line<const N: usize>(pieces: &[Piece]) -> [u8; N] {
    let mut line = Line {
        bytes: [0; N],
        length: 0,
    };
    let mut index = 0;
    while index < pieces.len() {
        match &pieces[index] {
            Piece::Text(text) => line = line.text(text),
            Piece::Kind(kind) => line = line.kind(kind),
        }
        index += 1;
    }
    line.bytes
}

/// How long the pieces are in a row.
#[must_use]
pub const fn length(pieces: &[Piece]) -> usize {
    let mut line = Line {
        bytes: [],
        length: 0,
    };
    let mut index = 0;
    while index < pieces.len() {
        match &pieces[index] {
            Piece::Text(text) => line = line.text(text),
            Piece::Kind(kind) => line = line.kind(kind),
        }
        index += 1;
    }
    line.length
}

/// Bytes that are counted, also where there is no room for them.
struct Line<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Line<N> {
    const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() {
            if self.length < N {
                self.bytes[self.length] = text[index];
            }
            self.length += 1;
            index += 1;
        }
        self
    }

    const fn kind(self, kind: &Kind) -> Self {
        match kind {
            Kind::Plain(name) => self.text(name),
            Kind::Option(inner) => self.kind(inner).text("?"),
            Kind::List(inner) => self.text("[").kind(inner).text("]"),
            Kind::Record(shape) => self.text(shape.name),
            Kind::Choice(choice) => self.text(choice.name),
        }
    }
}
