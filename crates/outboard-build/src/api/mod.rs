//! The API model: what an engine exports, read from its glue, its types and its custom section.
//!
//! What exists comes from the glue (`glue`), how it is typed and documented from the `.d.ts` (`dts`), and what only Rust
//! knows from the custom section (`section`). `reshape` makes the
//! signatures what they are to a caller, `merge` makes one model of the three, `crossing` says what cannot go to
//! another thread, and `names` what an export is called in the client.

mod carried;
mod crossing;
mod data;
mod differs;
mod dts;
mod error;
mod glue;
mod item;
mod merge;
mod model;
mod names;
mod overlay;
mod records;
mod reshape;
mod section;
mod source;
mod typed;
mod warning;

pub use data::{Carried, Data, Kind, Name, RecordField, RecordType};
pub(crate) use differs::differs;
pub use error::ReadError;
pub use model::{
    Api, Call, Class, Enum, EnumValue, Function, Lanes, Member, Param, Role, Signature, Transform,
    TypeDeclaration, TypedParam, Variant,
};
pub use warning::{Warning, WarningCode};

/// What was read, and what a person should know about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The model.
    pub api: Api,
    /// What was left out or renamed, and why; in the order of the glue.
    pub warnings: Vec<Warning>,
}

/// Reads the model from the glue's JavaScript, its types, and the bytes of the custom section (empty when there is none).
///
/// # Errors
///
/// When the glue or its types are no JavaScript or TypeScript, when the section holds a record this version does not know,
/// or when a function is named `then`: wasm-bindgen's own start awaits the exports, and would wait forever.
pub fn read(glue_js: &str, dts: &str, section: &[u8]) -> Result<Reading, ReadError> {
    let mut glue = glue::read(glue_js)?;
    if glue
        .functions
        .iter()
        .any(|function| function.name == "then")
    {
        return Err(ReadError::Thenable);
    }
    let mut types = dts::read(dts)?;
    let records = section::read(section)?;
    let data = records::read(&records)?;
    reshape::reshape(&mut glue, &mut types, &records);
    let mut warnings = Vec::new();
    let mut api = merge::merge(glue, &types, &mut warnings);
    overlay::overlay(&mut api, &records, &mut warnings);
    records::add(&mut api, data)?;
    names::settle(&mut api, &mut warnings);
    Ok(Reading { api, warnings })
}
