//! The `.d.ts` files: the async client's and `./sync`'s.

mod alternatives;
mod class;
mod client;
mod record;
mod signature;
mod sync;

use super::literal::{comment, key, string};
use super::template::fill;
use super::{File, Naming};
use crate::api::{Api, Enum, EnumValue};

pub(super) fn write(api: &Api, naming: &Naming) -> Vec<File> {
    let client = client::text(api, naming.has_threads());
    let file = |path: &str, text: String| File {
        path: path.into(),
        text,
    };
    let mut files = match &naming.front {
        None => vec![file("index.d.ts", client)],
        Some(front) => {
            let index = fill(
                include_str!("../templates/exports.front.js"),
                &[("module", &front.module)],
            );
            vec![file("client.d.ts", client), file("index.d.ts", index)]
        }
    };
    files.push(file(
        "inline.d.ts",
        include_str!("../templates/inline.d.ts").to_owned(),
    ));
    files.push(file("sync.d.ts", sync::text(api)));
    files
}

/// The declarations an engine brings along, each after an empty line, and its records.
fn declared(api: &Api) -> impl Iterator<Item = String> {
    let own = api.types.iter().map(|one| format!("{}\n", one.text));
    own.chain(api.records.iter().map(|one| record::declaration(api, one)))
}

/// An enum: the object, the type of its values, and the types of each, as TypeScript's own enums have them.
fn enumeration(found: &Enum) -> String {
    let value = |value: &EnumValue| match value {
        EnumValue::Number(number) => number.to_string(),
        EnumValue::Text(text) => string(text),
    };
    let name = &found.name;
    let mut object = String::new();
    let mut types = String::new();
    for variant in &found.variants {
        object.push_str(&comment(variant.docs.as_deref(), "  "));
        object.push_str(&format!(
            "  readonly {}: {};\n",
            key(&variant.name),
            value(&variant.value)
        ));
        if oxc_syntax::identifier::is_identifier_name(&variant.name) {
            types.push_str(&format!(
                "  type {} = {};\n",
                variant.name,
                value(&variant.value)
            ));
        }
    }
    for variant in found.variants.iter().filter(|_| found.reverse) {
        if let EnumValue::Number(number) = variant.value {
            object.push_str(&format!(
                "  readonly {}: {};\n",
                key(&number.to_string()),
                string(&variant.name)
            ));
        }
    }
    let values: Vec<String> = found.variants.iter().map(|one| value(&one.value)).collect();
    let values = if values.is_empty() {
        "never".to_owned()
    } else {
        values.join(" | ")
    };
    let docs = comment(found.docs.as_deref(), "");
    format!(
        "{docs}export declare const {name}: {{\n{object}}};\nexport type {name} = {values};\n\
         export declare namespace {name} {{\n{types}}}\n"
    )
}
