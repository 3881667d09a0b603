//! `sync.js`: the same names, synchronous, straight from the glue. What takes a `Control` is wrapped, so that options stand where
//! the asynchronous client has them; methods take a control as it is, for their classes are the glue's.

use super::literal::key;
use super::template::fill;
use super::{File, Naming, entries};
use crate::api::{Api, Function};

pub(super) fn write(api: &Api, naming: &Naming) -> Vec<File> {
    let text = fill(
        include_str!("templates/sync.js"),
        &[
            ("name", &naming.name),
            ("glue", &entries::glue(api, naming)),
            ("imports", &imports(api, naming)),
            ("exports", &exports(api, naming).join("\n\n")),
        ],
    );
    let file = |path: &str, text: &str| File {
        path: path.into(),
        text: text.into(),
    };
    let mut files = vec![file("sync.js", &format!("{}\n", text.trim_end()))];
    if has_controls(api) {
        files.push(file(
            "sync-control.js",
            include_str!("templates/sync-control.js"),
        ));
    }
    if api.streams() {
        files.push(file(
            "sync-stream.js",
            include_str!("templates/sync-stream.js"),
        ));
    }
    files
}

/// Whether something takes a control.
pub(super) fn has_controls(api: &Api) -> bool {
    api.functions.iter().any(takes_control) || has_controls_in_classes(api)
}

/// Whether a method or a constructor takes a control.
pub(super) fn has_controls_in_classes(api: &Api) -> bool {
    let mut members = api.classes.iter().flat_map(|one| &one.members);
    members.any(|one| one.call.control.is_some())
}

fn takes_control(function: &Function) -> bool {
    function.call.control.is_some()
}

/// What the wrappers are made with, one line each.
fn imports(api: &Api, naming: &Naming) -> String {
    let wraps = api.functions.iter().any(takes_control);
    let mut imports = String::new();
    if wraps || api.streams() {
        imports.push_str(&format!(
            "import * as glue from './{}.glue.js';\n",
            naming.name
        ));
    }
    if wraps {
        imports.push_str("import { controlled } from './sync-control.js';\n");
    }
    if api.streams() {
        imports.push_str("import { iterable } from './sync-stream.js';\n");
    }
    imports
}

/// The blocks between the imports and the module's own start.
fn exports(api: &Api, naming: &Naming) -> Vec<String> {
    let from = format!("'./{}.glue.js'", naming.name);
    let (wrapped, plain): (Vec<&Function>, Vec<&Function>) =
        api.functions.iter().partition(|one| takes_control(one));
    let mut blocks = Vec::new();
    if api.streams() {
        blocks.push("iterable(glue.OutboardStream);".to_owned());
    }
    if !wrapped.is_empty() {
        let consts: Vec<String> = wrapped.iter().copied().map(constant).collect();
        blocks.push(consts.join("\n"));
        let own = wrapped
            .iter()
            .map(|one| format!("_{} as {}", one.export, one.name));
        blocks.extend(list(own.collect(), None));
    }
    if has_controls_in_classes(api) {
        blocks.push("export { makeControl } from './sync-control.js';".into());
    }
    let functions = plain.iter().map(|one| (&one.name, &one.export));
    let classes = api.classes.iter().map(|one| (&one.name, &one.export));
    let enums = api.enums.iter().map(|one| (&one.name, &one.export));
    let others = api.others.iter().map(|name| (name, name));
    let stream = api.streams().then(|| "OutboardStream".to_owned());
    let names = functions
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
        .chain(stream);
    blocks.extend(list(names.collect(), Some(&from)));
    blocks
}

/// A function with its control filled in. The name is no other export's, and none of the module's own.
fn constant(function: &Function) -> String {
    let (export, call) = (&function.export, &function.call);
    let place = call.control.unwrap_or_default();
    let waits = if call.is_async { ", async: true" } else { "" };
    format!(
        "const _{export} = controlled(glue.{export}, {{ params: {}, control: {place}{waits} }});",
        call.params.len()
    )
}

fn list(names: Vec<String>, from: Option<&str>) -> Option<String> {
    let from = from.map_or_else(String::new, |from| format!(" from {from}"));
    let list: String = names.iter().map(|name| format!("  {name},\n")).collect();
    (!names.is_empty()).then(|| format!("export {{\n{list}}}{from};"))
}
