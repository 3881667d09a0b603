//! Plain data that crosses by value: records, and enums of names.

use serde::Serialize;

/// A type whose values cross as columns of bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordType {
    /// Its name in the client.
    pub name: String,
    /// Its name in JavaScript as Rust says it, by which others refer to it.
    pub js: String,
    /// The docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// What it is made of.
    #[serde(flatten)]
    pub data: Data,
}

/// What a type of plain data is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Data {
    /// Fields, in the order of their columns.
    Fields(Vec<RecordField>),
    /// Texts that a value is one of, in the order of their numbers.
    Names(Vec<Name>),
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordField {
    /// Its name.
    pub name: String,
    /// The docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: Kind,
}

/// One of the texts of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The text.
    pub name: String,
    /// The docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum Kind {
    /// A number, a truth or a text: `f64`, `bool`, `string`.
    Plain(String),
    /// Such a thing, or nothing.
    Option(Box<Kind>),
    /// Any number of such things.
    List(Box<Kind>),
    /// A record or an enum of names, by its `js`.
    Named(String),
}

/// How deep kinds may lie in one another.
const DEEPEST: usize = 32;

/// What a field can hold by itself: its type in TypeScript, and what a list of these is.
const PLAIN: [(&str, &str, Option<&str>); 12] = [
    ("u8", "number", Some("Uint8Array")),
    ("i8", "number", Some("Int8Array")),
    ("u16", "number", Some("Uint16Array")),
    ("i16", "number", Some("Int16Array")),
    ("u32", "number", Some("Uint32Array")),
    ("i32", "number", Some("Int32Array")),
    ("u64", "bigint", Some("BigUint64Array")),
    ("i64", "bigint", Some("BigInt64Array")),
    ("f32", "number", Some("Float32Array")),
    ("f64", "number", Some("Float64Array")),
    ("bool", "boolean", None),
    ("string", "string", None),
];

impl Kind {
    /// Reads `f64`, `string?`, `[u8]`, `Point`. What is none of these is a name, which may not exist.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::read_within(text, DEEPEST)
    }

    fn read_within(text: &str, deepest: usize) -> Option<Self> {
        let deepest = deepest.checked_sub(1)?;
        if let Some(inner) = text.strip_suffix('?') {
            return Some(Self::Option(Self::read_within(inner, deepest)?.into()));
        }
        if let Some(inner) = text.strip_prefix('[') {
            let inner = inner.strip_suffix(']')?;
            return Some(Self::List(Self::read_within(inner, deepest)?.into()));
        }
        if PLAIN.iter().any(|(plain, ..)| *plain == text) {
            return Some(Self::Plain(text.into()));
        }
        Some(Self::Named(text.into()))
    }

    /// The record or enum in it.
    #[must_use]
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::Option(inner) | Self::List(inner) => inner.named(),
            Self::Named(name) => Some(name),
        }
    }

    /// Its type in TypeScript. `name` finds what a record is called in the client.
    #[must_use]
    pub fn typescript(&self, name: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Plain(plain) => PLAIN
                .iter()
                .find(|(known, ..)| known == plain)
                .map_or_else(|| "unknown".into(), |(_, ty, _)| (*ty).to_owned()),
            Self::Option(inner) => format!("{} | undefined", inner.typescript(name)),
            Self::Named(named) => name(named),
            Self::List(inner) => match &**inner {
                Self::Plain(plain) => PLAIN
                    .iter()
                    .find_map(|(known, _, array)| array.filter(|_| known == plain))
                    .map_or_else(|| format!("{}[]", inner.typescript(name)), str::to_owned),
                Self::Option(_) => format!("({})[]", inner.typescript(name)),
                Self::List(_) | Self::Named(_) => format!("{}[]", inner.typescript(name)),
            },
        }
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Plain(text) | Kind::Named(text) => text,
            Kind::Option(inner) => format!("{}?", Self::from(*inner)),
            Kind::List(inner) => format!("[{}]", Self::from(*inner)),
        }
    }
}

/// Records as a parameter or a result, which are bytes to the glue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carried {
    /// Which, by the `js`.
    pub record: String,
    /// Whether an array of them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// Whether there may be none.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

impl Carried {
    /// What a caller gets.
    #[must_use]
    pub fn given(&self) -> String {
        format!("{}{}", self.record, if self.many { "[]" } else { "" })
    }

    /// What a caller may give.
    #[must_use]
    pub fn taken(&self) -> String {
        format!(
            "{}{}",
            if self.many { "readonly " } else { "" },
            self.given()
        )
    }
}
