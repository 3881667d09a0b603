//! The types of records, checked: whatever stands in the section, what is written from it can run.

use std::collections::BTreeSet;

use oxc_syntax::identifier::is_identifier_name;

use super::data::{Data, Kind, Name, RecordField, RecordType};
use super::section::Record;
use super::{Api, ReadError};

/// What a module of a client calls something of its own that it does not export.
const OWN: [&str; 9] = [
    "beside",
    "controlled",
    "glue",
    "iterable",
    "load",
    "ready",
    "recorded",
    "recordedClass",
    "start",
];

/// Reads the types, each after those that it names.
pub(super) fn read(records: &[Record]) -> Result<Vec<RecordType>, ReadError> {
    let mut types = Vec::new();
    for record in records {
        types.extend(one(record)?);
    }
    let mut names = BTreeSet::new();
    for ty in &types {
        if !is_identifier_name(&ty.js) {
            return Err(wrong(ty, "that is no name in JavaScript"));
        }
        if !names.insert(ty.js.clone()) {
            return Err(wrong(ty, "another one is called so; give one a `js_name`"));
        }
    }
    // Where a record stands in the section is the linker's affair.
    types.sort_by(|a, b| a.js.cmp(&b.js));
    in_order(types)
}

/// Gives the types to the model, where nothing else may have their names.
pub(super) fn add(api: &mut Api, types: Vec<RecordType>) -> Result<(), ReadError> {
    for ty in &types {
        let functions = api.functions.iter().map(|one| &one.export);
        let classes = api.classes.iter().map(|one| &one.export);
        let enums = api.enums.iter().map(|one| &one.export);
        let declared = api.types.iter().map(|one| &one.name);
        let others = api.others.iter();
        let mut taken = functions
            .chain(classes)
            .chain(enums)
            .chain(declared)
            .chain(others);
        if taken.any(|name| *name == ty.js) || OWN.contains(&ty.js.as_str()) {
            return Err(wrong(
                ty,
                "something else is called so; give one a `js_name`",
            ));
        }
    }
    api.records = types;
    Ok(())
}

fn one(record: &Record) -> Result<Option<RecordType>, ReadError> {
    let (js, docs, data) = match record {
        Record::Data {
            js, docs, fields, ..
        } => {
            let mut own = Vec::new();
            let mut names = BTreeSet::new();
            for field in fields {
                let fails = |reason: String| ReadError::Data {
                    record: js.clone(),
                    reason,
                };
                // An object's prototype is no field of it.
                if field.name == "__proto__" || !names.insert(&field.name) {
                    return Err(fails(format!("it cannot have the field `{}`", field.name)));
                }
                let kind = Kind::read(&field.ty)
                    .ok_or_else(|| fails(format!("`{}` is nothing to hold", field.ty)))?;
                own.push(RecordField {
                    name: field.name.clone(),
                    docs: field.docs.clone(),
                    kind,
                });
            }
            (js, docs, Data::Fields(own))
        }
        Record::Names { js, docs, variants } => {
            let names = variants.iter().map(|one| Name {
                name: one.name.clone(),
                docs: one.docs.clone(),
            });
            (js, docs, Data::Names(names.collect()))
        }
        _ => return Ok(None),
    };
    Ok(Some(RecordType {
        name: js.clone(),
        js: js.clone(),
        docs: docs.clone(),
        data,
    }))
}

/// A client defines what a record holds before the record. One that holds itself cannot be defined.
fn in_order(mut waiting: Vec<RecordType>) -> Result<Vec<RecordType>, ReadError> {
    let mut ordered: Vec<RecordType> = Vec::new();
    while !waiting.is_empty() {
        let known: BTreeSet<String> = ordered.iter().map(|one| one.js.clone()).collect();
        let is_ready = |one: &RecordType| uses(one).all(|name| known.contains(name));
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(is_ready);
        if ready.is_empty()
            && let Some(stuck) = rest.first()
        {
            let missing = uses(stuck).find(|name| !known.contains(*name));
            let name = missing.unwrap_or_default();
            return Err(wrong(
                stuck,
                &format!(
                    "it holds `{name}`, of which the section has no record, or which holds it"
                ),
            ));
        }
        ordered.extend(ready);
        waiting = rest;
    }
    Ok(ordered)
}

/// The types that a type names.
fn uses(ty: &RecordType) -> impl Iterator<Item = &str> {
    let fields = match &ty.data {
        Data::Fields(fields) => fields.as_slice(),
        Data::Names(_) => &[],
    };
    fields.iter().filter_map(|field| field.kind.named())
}

fn wrong(ty: &RecordType, reason: &str) -> ReadError {
    ReadError::Data {
        record: ty.js.clone(),
        reason: reason.into(),
    }
}
