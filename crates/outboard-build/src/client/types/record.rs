//! Records: interfaces, and enums of names, which are unions of texts.

use crate::api::{Api, Data, Kind, RecordField, RecordType};
use crate::client::literal::{comment, key, string};
use crate::client::records::name;

/// The declaration of a type of records.
pub(super) fn declaration(api: &Api, ty: &RecordType) -> String {
    let docs = comment(ty.docs.as_deref(), "");
    match &ty.data {
        Data::Fields(fields) => {
            let fields: String = fields.iter().map(|one| field(api, one)).collect();
            format!("{docs}export interface {} {{\n{fields}}}\n", ty.name)
        }
        Data::Names(names) => {
            let mut union: Vec<String> = names.iter().map(|one| string(&one.name)).collect();
            if union.is_empty() {
                union.push("never".into());
            }
            format!("{docs}export type {} = {};\n", ty.name, union.join(" | "))
        }
    }
}

/// A field that may be nothing is there in what an engine gives, as `undefined`, and may be left out of what it is given.
fn field(api: &Api, field: &RecordField) -> String {
    let docs = comment(field.docs.as_deref(), "  ");
    let typed = field.kind.typescript(&|js| name(api, js));
    let mark = if matches!(field.kind, Kind::Option(_)) {
        "?"
    } else {
        ""
    };
    format!("{docs}  {}{mark}: {typed};\n", key(&field.name))
}
