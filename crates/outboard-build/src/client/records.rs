//! Records in a client: how each type is defined, and which functions carry them.

use oxc_syntax::identifier::is_identifier_name;

use super::literal::{key, short_comment, string};
use crate::api::{Api, Call, Carried, Data, RecordField, RecordType};

/// What a client with records imports in place of the engine. All three names are there, whether it has enums of names or not.
pub(super) const IMPORT: &str =
    "import { RecordEngine as Engine, namesOf, recordOf } from './runtime/records.js';";

/// The types, one after the other.
pub(super) fn definitions(api: &Api) -> impl Iterator<Item = String> {
    api.records.iter().map(|ty| {
        let docs = short_comment(ty.docs.as_deref(), "");
        let value = match &ty.data {
            Data::Fields(fields) => record(api, ty, fields),
            Data::Names(names) => {
                let names: Vec<String> = names.iter().map(|one| string(&one.name)).collect();
                format!("namesOf({}, [{}])", string(&ty.name), names.join(", "))
            }
        };
        format!("{docs}const {} = {value};\n", ty.name)
    })
}

fn record(api: &Api, ty: &RecordType, fields: &[RecordField]) -> String {
    let each = |part: &dyn Fn(usize, &RecordField) -> String, between: &str| {
        let parts = fields.iter().enumerate().map(|(at, one)| part(at, one));
        parts.collect::<Vec<_>>().join(between)
    };
    let kinds = each(
        &|_, one| {
            let kind = String::from(one.kind.clone());
            format!("{}: {}", key(&one.name), string(&kind))
        },
        ", ",
    );
    let mut uses: Vec<&str> = fields.iter().filter_map(|one| one.kind.named()).collect();
    uses.sort_unstable();
    uses.dedup();
    let uses: Vec<String> = uses.into_iter().map(|js| reference(api, js)).collect();
    let uses = if uses.is_empty() {
        String::new()
    } else {
        format!("  uses: {{ {} }},\n", uses.join(", "))
    };
    let make = each(&|at, one| format!("{}: c[{at}][at]", key(&one.name)), ", ");
    let split = each(
        &|at, one| format!("    c[{at}][at] = from{};\n", member(&one.name)),
        "",
    );
    format!(
        "recordOf({}, {{\n  fields: {{ {kinds} }},\n{uses}  make: (c, at) => ({{ {make} }}),\n  \
         split(c, at, from) {{\n{split}  }},\n}})",
        string(&ty.name)
    )
}

/// `.name`, or `['a name']`.
fn member(name: &str) -> String {
    if is_identifier_name(name) {
        format!(".{name}")
    } else {
        format!("[{}]", string(name))
    }
}

/// A name among others in braces, where it may be another than its own.
fn reference(api: &Api, js: &str) -> String {
    let name = name(api, js);
    if name == js {
        name
    } else {
        format!("{}: {name}", key(js))
    }
}

/// What a record is called in the client.
pub(super) fn name(api: &Api, js: &str) -> String {
    let found = api.records.iter().find(|one| one.js == js);
    found.map_or_else(|| js.to_owned(), |one| one.name.clone())
}

/// Which parameters are records, and whether the result is; `offset` says from which place on a control stands before them.
pub(super) fn carries(api: &Api, call: &Call, offset: usize) -> Vec<String> {
    let carried = |one: &Carried| {
        let name = name(api, &one.record);
        if one.many { format!("[{name}]") } else { name }
    };
    let shift = |index: usize| match call.control {
        Some(control) if offset > 0 && index >= control => index + offset,
        _ => index,
    };
    let records: Vec<(usize, &Carried)> = call
        .params
        .iter()
        .enumerate()
        .filter_map(|(index, one)| Some((shift(index), one.record.as_ref()?)))
        .collect();
    let optional: Vec<String> = records
        .iter()
        .filter(|(_, one)| one.optional)
        .map(|(index, _)| index.to_string())
        .collect();
    let records: Vec<String> = records
        .into_iter()
        .map(|(index, one)| format!("{index}: {}", carried(one)))
        .collect();
    let mut spec = Vec::new();
    if !records.is_empty() {
        spec.push(format!("records: {{ {} }}", records.join(", ")));
    }
    if !optional.is_empty() {
        spec.push(format!("optional: [{}]", optional.join(", ")));
    }
    spec.extend(
        call.gives
            .as_ref()
            .map(|one| format!("gives: {}", carried(one))),
    );
    spec
}
