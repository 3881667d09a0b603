//! What a person should know about a build: each warning names an item, the reason, and what to do.

use serde::Serialize;

/// One thing a person should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// What kind of thing it is.
    pub code: WarningCode,
    /// The item, as JavaScript names it: `resize`, `Session.run`.
    pub item: String,
    /// Why.
    pub reason: String,
    /// What to do about it, or where the item stays available.
    pub help: String,
}

/// What kind of thing a warning is about. The name it serialises to stays the same between releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WarningCode {
    /// It takes or returns what cannot cross a thread.
    CannotCross,
    /// The types name it, the glue does not have it.
    TypedButAbsent,
    /// The glue has it, the types do not name it.
    Untyped,
    /// It is called something else in the client.
    Renamed,
    /// Some functions use our attribute and some do not.
    MixedLanes,
    /// The custom section has a record of something the glue does not have.
    RecordWithoutExport,
    /// An export of a kind the client has no place for.
    UnknownExport,
    /// The parser of the types found fault with them, and went on.
    TypesSyntax,
    /// Panics were to unwind, and abort.
    PanicAborts,
    /// Page and engine copy what they could share.
    GlueNotShared,
}

impl Warning {
    /// The item cannot cross a thread.
    pub(super) fn cannot_cross(item: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            code: WarningCode::CannotCross,
            item: item.into(),
            reason: reason.into(),
            help: "it is left out of the asynchronous client and stays available in `./sync`"
                .into(),
        }
    }

    /// The types name what the glue does not have.
    pub(super) fn typed_but_absent(item: impl Into<String>) -> Self {
        Self {
            code: WarningCode::TypedButAbsent,
            item: item.into(),
            reason: "the types name it, but wasm-bindgen exports nothing of that name".into(),
            help: "it is left out; export it with #[wasm_bindgen], or take it out of the typescript_custom_section".into(),
        }
    }

    /// The glue has what the types do not name.
    pub(super) fn untyped(item: impl Into<String>) -> Self {
        Self {
            code: WarningCode::Untyped,
            item: item.into(),
            reason: "it is exported, but the types do not name it (skip_typescript)".into(),
            help: "it is offered with parameters and result of type `unknown`; declare it in a typescript_custom_section".into(),
        }
    }
}

impl WarningCode {
    /// The stable name of this kind of warning.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CannotCross => "cannot-cross",
            Self::TypedButAbsent => "typed-but-absent",
            Self::Untyped => "untyped",
            Self::Renamed => "renamed",
            Self::MixedLanes => "mixed-lanes",
            Self::RecordWithoutExport => "record-without-export",
            Self::UnknownExport => "unknown-export",
            Self::TypesSyntax => "types-syntax",
            Self::PanicAborts => "panic-aborts",
            Self::GlueNotShared => "glue-not-shared",
        }
    }
}
