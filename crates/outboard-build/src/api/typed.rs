//! What the types say, before it is put beside what the glue says.

use std::collections::BTreeMap;

/// A type as it is written, and what a reader must know to say whether its values cross a thread.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Type {
    /// The text.
    pub(super) text: String,
    /// The names it refers to: `Rect`, `WebAssembly.Memory`.
    pub(super) names: Vec<String>,
    /// Whether a function is written out in it.
    pub(super) function: bool,
    /// Whether it was the type of a promise's value; `text` and `names` are the value's.
    pub(super) promise: bool,
    /// What a value of it is one of: the parts of a union, or the one type it is.
    pub(super) alternatives: Vec<Alternative>,
}

/// One part of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Alternative {
    /// A function that is written out.
    Function,
    /// A name alone.
    Named(String),
    /// Anything else: the names in it, and whether a function is written out inside.
    Other { names: Vec<String>, function: bool },
}

/// A parameter.
#[derive(Debug, Clone)]
pub(super) struct TypedParameter {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) optional: bool,
    pub(super) rest: bool,
}

/// One overload.
#[derive(Debug, Clone, Default)]
pub(super) struct Overload {
    pub(super) docs: Option<String>,
    pub(super) type_params: String,
    pub(super) params: Vec<TypedParameter>,
    pub(super) returns: Type,
}

/// A class, and an interface of the same name.
#[derive(Debug, Default)]
pub(super) struct TypedClass {
    pub(super) docs: Option<String>,
    /// Whether the types say that nobody may construct it.
    pub(super) private_constructor: bool,
    pub(super) constructors: Vec<Overload>,
    /// By whether they are static, and name.
    pub(super) methods: BTreeMap<(bool, String), Vec<Overload>>,
    pub(super) fields: BTreeMap<(bool, String), TypedField>,
    pub(super) parent: Option<String>,
}

/// A field, or an accessor.
#[derive(Debug, Default)]
pub(super) struct TypedField {
    pub(super) docs: Option<String>,
    pub(super) read: Option<Type>,
    pub(super) write: Option<Type>,
}

/// An enum's docs.
#[derive(Debug, Default)]
pub(super) struct TypedEnum {
    pub(super) docs: Option<String>,
    pub(super) variants: BTreeMap<String, String>,
}

/// A declaration that is carried as it is.
#[derive(Debug)]
pub(super) struct Declared {
    /// Its name; empty for what has none.
    pub(super) name: String,
    /// The text with its docs, ready to stand in a `.d.ts`.
    pub(super) text: String,
    /// Of an alias, the type it stands for; of an interface that can be called, a function.
    pub(super) stands_for: Option<Type>,
}

/// Everything the types say.
#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) functions: BTreeMap<String, Vec<Overload>>,
    pub(super) classes: BTreeMap<String, TypedClass>,
    /// Interfaces; those named like a class of the glue belong to it.
    pub(super) interfaces: BTreeMap<String, TypedClass>,
    pub(super) enums: BTreeMap<String, TypedEnum>,
    /// Constants that are exported, each with its type.
    pub(super) constants: BTreeMap<String, Type>,
    pub(super) declared: Vec<Declared>,
    /// Exported name → the name it is declared by, where they differ.
    pub(super) aliases: BTreeMap<String, String>,
    /// Values that are declared but not exported by their own name.
    pub(super) hidden: Vec<String>,
    /// What the parser found fault with and went on.
    pub(super) faults: Vec<String>,
}

impl Types {
    /// The name something is declared by that is exported as `name`.
    pub(super) fn local<'t>(&'t self, name: &'t str) -> &'t str {
        self.aliases.get(name).map_or(name, String::as_str)
    }
}
