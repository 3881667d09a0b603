//! The types of the model. Names are the client's; `export` and `key` are the glue's.

use serde::{Deserialize, Serialize};

use super::data::{Carried, RecordType};

/// What an engine exports.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Api {
    /// On how many lanes the free functions may run, when the crate's owner does not say.
    pub lanes: Lanes,
    /// Free functions.
    pub functions: Vec<Function>,
    /// Classes.
    pub classes: Vec<Class>,
    /// Enums that are objects in JavaScript. Enums of strings are type declarations.
    pub enums: Vec<Enum>,
    /// Plain data that crosses by value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordType>,
    /// Types the engine declares itself, carried into the client's types as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<TypeDeclaration>,
    /// Whether the glue's own `init` takes `{ module_or_path }`; before 0.2.93 it took the module as it is.
    #[serde(rename = "initTakesObject")]
    pub init_takes_object: bool,
    /// Exports the client has no place for; `./sync` passes them on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

impl Api {
    /// Whether something gives a stream.
    #[must_use]
    pub fn streams(&self) -> bool {
        let functions = self.functions.iter().map(|one| &one.call);
        let members = self.classes.iter().flat_map(|one| &one.members);
        functions
            .chain(members.map(|one| &one.call))
            .any(|call| call.stream)
    }
}

/// On how many lanes free functions may run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lanes {
    /// As many as the cores allow: the functions keep no state of their own.
    Auto,
    /// One, for what a function leaves in a static is only there on its lane.
    #[default]
    One,
}

/// A free function.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Function {
    /// Its name in the client.
    pub name: String,
    /// Its name in the glue.
    pub export: String,
    /// Whether it sets the engine up: it then runs on every lane.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub setup: bool,
    /// How it is called.
    #[serde(flatten)]
    pub call: Call,
}

/// What functions and members have in common: how they are called.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Call {
    /// The parameters that a caller gives.
    pub params: Vec<Param>,
    /// Where among the glue's parameters, which count it, a `Control` is filled in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control: Option<usize>,
    /// Whether the result is a stream. Its signatures then return what the stream gives.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stream: bool,
    /// Whether the last parameter takes all the arguments that are left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub variadic: bool,
    /// What records the result is, or those that the stream gives are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gives: Option<Carried>,
    /// Whether it returns a promise in the glue too.
    #[serde(rename = "async", skip_serializing_if = "std::ops::Not::not")]
    pub is_async: bool,
    /// How it is typed; more than one when it is overloaded, never none.
    pub signatures: Vec<Signature>,
    /// Signatures that cannot cross a thread: `./sync` alone has them.
    #[serde(rename = "syncSignatures", skip_serializing_if = "Vec::is_empty")]
    pub sync_signatures: Vec<Signature>,
}

impl Call {
    /// Whether the asynchronous client has it.
    #[must_use]
    pub fn crosses(&self) -> bool {
        !self.signatures.is_empty()
    }
}

/// One parameter, as the glue treats it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Whether it is bytes to Rust.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bytes: bool,
    /// Whether it is a `&mut [T]`, copied back into the caller's array.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub writes: bool,
    /// Whether Rust takes the object and leaves the handle empty.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub consumed: bool,
    /// The class in the glue whose instance it must be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// What records it is, which are bytes to the glue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<Carried>,
}

/// How something is typed, with the docs of that overload.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// The docs, without comment marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// The type parameters with their brackets, or nothing.
    #[serde(rename = "typeParams", skip_serializing_if = "String::is_empty")]
    pub type_params: String,
    /// The parameters.
    pub params: Vec<TypedParam>,
    /// What it returns; of a promise, what the promise is for.
    pub returns: String,
}

/// A parameter as a signature types it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypedParam {
    /// Its name.
    pub name: String,
    /// Its type in TypeScript; of a rest parameter, an array.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it may be left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Whether it takes all the arguments that are left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rest: bool,
}

/// A class. Its instances are handles in the client.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Class {
    /// Its name in the client.
    pub name: String,
    /// Its name in the glue.
    pub export: String,
    /// The docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// The members, in the order of the glue.
    pub members: Vec<Member>,
}

impl Class {
    /// The members that make it a transform: how to get one, what takes a chunk, and what ends it. There are none where a member
    /// is called `stream` already.
    #[must_use]
    pub fn transform(&self) -> Option<Transform<'_>> {
        let find = |name: &str, role: Role, params: usize| {
            self.members.iter().find(|one| {
                let Member { call, .. } = one;
                let plain = !one.is_static && !call.variadic && !call.stream && call.crosses();
                let fits = role == Role::Constructor || call.params.len() == params;
                let generic = call
                    .signatures
                    .iter()
                    .any(|one| !one.type_params.is_empty());
                one.name == name && one.role == role && plain && fits && !generic
            })
        };
        if self.members.iter().any(|one| one.name == "stream") {
            return None;
        }
        Some(Transform {
            create: find("create", Role::Constructor, 0)?,
            push: find("push", Role::Method, 1)?,
            finish: find("finish", Role::Method, 0)?,
        })
    }
}

/// The members by which a class transforms a stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform<'c> {
    /// The constructor.
    pub create: &'c Member,
    /// Takes a chunk, and may give one.
    pub push: &'c Member,
    /// Ends it, and may give the last chunk.
    pub finish: &'c Member,
}

/// A member of a class.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Its name in the client: `create`, `run`, `x`, `setX`.
    pub name: String,
    /// Its name in the glue: `constructor`, `run`, `x`, `x`.
    pub key: String,
    /// What it is.
    pub role: Role,
    /// Whether it belongs to the class and not to an instance.
    #[serde(rename = "static", skip_serializing_if = "std::ops::Not::not")]
    pub is_static: bool,
    /// Whether Rust takes the object it is called on and leaves the handle empty.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub consumes: bool,
    /// How it is called. A getter has no parameters, a setter has one.
    #[serde(flatten)]
    pub call: Call,
}

/// What a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// `new C(…)` in the glue, `C.create(…)` in the client.
    Constructor,
    /// A method.
    Method,
    /// A value that is read.
    Getter,
    /// A value that is written.
    Setter,
}

/// An enum that is an object in JavaScript.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Enum {
    /// Its name in the client.
    pub name: String,
    /// Its name in the glue.
    pub export: String,
    /// The docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// The variants, in the order of the glue.
    pub variants: Vec<Variant>,
    /// Whether the object also leads from a value to its name.
    pub reverse: bool,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: EnumValue,
    /// The docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
}

/// The value of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EnumValue {
    /// A number, as Rust's discriminants are.
    Number(i64),
    /// A string.
    Text(String),
}

/// A type the engine declares itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypeDeclaration {
    /// Its name; empty for what has none, such as an import.
    pub name: String,
    /// The declaration in TypeScript, with its docs, as it stands in a `.d.ts`.
    pub text: String,
}
