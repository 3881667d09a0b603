//! `sync.js`: the same names, synchronous, straight from the glue. What takes a `Control` is wrapped, so that options stand where
//! the asynchronous client has them; methods take a control as it is, for their classes are the glue's.

use super::literal::{key, string};
use super::template::fill;
use super::{File, Naming, entries, records};
use crate::api::{Api, Call, Class, Function, Member, Role};
use crate::variant::Variant;

pub(super) fn write(api: &Api, naming: &Naming) -> Vec<File> {
    let text = fill(
        include_str!("templates/sync.js"),
        &[
            ("name", &naming.name),
            ("glue", &entries::glue(api, naming, Variant::SIMD)),
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
    if !api.records.is_empty() {
        files.push(file(
            "sync-record.js",
            include_str!("templates/sync-record.js"),
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
    let carries = !api.records.is_empty();
    let mut imports = String::new();
    if wraps || carries || api.streams() {
        imports.push_str(&format!(
            "import * as glue from './{}.glue.js';\n",
            naming.name
        ));
    }
    if wraps {
        imports.push_str("import { controlled } from './sync-control.js';\n");
    }
    if carries {
        imports.push_str(
            "import { namesOf, recordOf, recorded, recordedClass } from './sync-record.js';\n",
        );
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
        api.functions.iter().partition(|one| is_wrapped(one));
    let mut blocks = Vec::new();
    if api.streams() {
        blocks.push("iterable(glue.OutboardStream);".to_owned());
    }
    let definitions: Vec<String> = records::definitions(api).collect();
    if !definitions.is_empty() {
        blocks.push(definitions.concat().trim_end().to_owned());
    }
    let (carrying, classes): (Vec<&Class>, Vec<&Class>) = api
        .classes
        .iter()
        .partition(|one| one.members.iter().any(carries_records));
    if !wrapped.is_empty() || !carrying.is_empty() {
        let functions = wrapped.iter().map(|one| constant(api, one));
        let consts: Vec<String> = functions
            .chain(carrying.iter().map(|one| class(api, one)))
            .collect();
        blocks.push(consts.join("\n"));
        let names = wrapped.iter().map(|one| (&one.export, &one.name));
        let own = names
            .chain(carrying.iter().map(|one| (&one.export, &one.name)))
            .map(|(export, name)| format!("_{export} as {name}"));
        blocks.extend(list(own.collect(), None));
    }
    if has_controls_in_classes(api) {
        blocks.push("export { makeControl } from './sync-control.js';".into());
    }
    let functions = plain.iter().map(|one| (&one.name, &one.export));
    let classes = classes.iter().map(|one| (&one.name, &one.export));
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

/// Whether the glue's own function is not what a caller calls.
fn is_wrapped(function: &Function) -> bool {
    takes_control(function) || carries(&function.call)
}

fn carries(call: &Call) -> bool {
    call.gives.is_some() || call.params.iter().any(|one| one.record.is_some())
}

fn carries_records(member: &Member) -> bool {
    carries(&member.call)
}

/// A function with its control filled in, and its records as bytes. The name is no other export's, and none of the module's own.
fn constant(api: &Api, function: &Function) -> String {
    let (export, call) = (&function.export, &function.call);
    let mut run = format!("glue.{export}");
    if let Some(place) = call.control {
        let waits = if call.is_async { ", async: true" } else { "" };
        run = format!(
            "controlled({run}, {{ params: {}, control: {place}{waits} }})",
            call.params.len()
        );
    }
    if carries(call) {
        let spec = calling(api, call, 0).join(", ");
        run = format!("recorded({}, {run}, {{ {spec} }})", string(export));
    }
    format!("const _{export} = {run};")
}

/// A class of the glue whose members take and give records.
fn class(api: &Api, class: &Class) -> String {
    let members = class.members.iter().filter(|one| carries_records(one));
    let members: String = members
        .map(|one| {
            let mut spec = calling(api, &one.call, 1);
            match one.role {
                Role::Constructor => spec.push("construct: true".into()),
                Role::Getter => spec.push("get: true".into()),
                Role::Setter => spec.push("set: true".into()),
                Role::Method => {}
            }
            if one.is_static {
                spec.push("static: true".into());
            }
            format!("  [{}, {{ {} }}],\n", string(&one.key), spec.join(", "))
        })
        .collect();
    let export = &class.export;
    format!("const _{export} = recordedClass(glue.{export}, [\n{members}]);")
}

/// What a wrapper must know of a call; `offset` is where a control counts among the parameters.
fn calling(api: &Api, call: &Call, offset: usize) -> Vec<String> {
    let mut spec = records::carries(api, call, offset);
    if call.is_async {
        spec.push("async: true".into());
    }
    if call.stream {
        spec.push("stream: true".into());
    }
    spec
}

fn list(names: Vec<String>, from: Option<&str>) -> Option<String> {
    let from = from.map_or_else(String::new, |from| format!(" from {from}"));
    let list: String = names.iter().map(|name| format!("  {name},\n")).collect();
    (!names.is_empty()).then(|| format!("export {{\n{list}}}{from};"))
}
