//! `sync.js`: the same names, synchronous, straight from the glue.

use super::literal::key;
use super::template::fill;
use super::{File, Naming, entries};
use crate::api::Api;

pub(super) fn write(api: &Api, naming: &Naming) -> File {
    let functions = api.functions.iter().map(|one| (&one.name, &one.export));
    let classes = api.classes.iter().map(|one| (&one.name, &one.export));
    let enums = api.enums.iter().map(|one| (&one.name, &one.export));
    let others = api.others.iter().map(|name| (name, name));
    let names: Vec<String> = functions
        .chain(classes)
        .chain(enums)
        .chain(others)
        .map(|(name, export)| {
            if name == export {
                key(name)
            } else {
                format!("{export} as {name}")
            }
        })
        .collect();
    let exports = if names.is_empty() {
        String::new()
    } else {
        let list: String = names.iter().map(|name| format!("  {name},\n")).collect();
        format!("export {{\n{list}}} from './{}.glue.js';", naming.name)
    };
    let text = fill(
        include_str!("templates/sync.js"),
        &[
            ("name", &naming.name),
            ("glue", &entries::glue(api, naming)),
            ("exports", &exports),
        ],
    );
    File {
        path: "sync.js".into(),
        text: format!("{}\n", text.trim_end()),
    }
}
