//! `client.js`: the table, one line an export.

use super::literal::{key, short_comment, string};
use super::records;
use super::template::fill;
use super::{File, Naming, lanes};
use crate::api::{Api, Call, Class, Enum, EnumValue, Function, Member, Role, Transform};

pub(super) fn write(api: &Api, naming: &Naming) -> File {
    let functions = api
        .functions
        .iter()
        .filter(|one| one.call.crosses())
        .map(|one| function(api, one));
    let views = naming
        .has_threads()
        .then(|| include_str!("templates/client.view.js").to_owned());
    let exports: String = api
        .streams()
        .then(|| include_str!("templates/client.stream.js").to_owned())
        .into_iter()
        .chain(views)
        .chain(records::definitions(api))
        .chain(functions)
        .chain(api.classes.iter().map(|one| class(api, one)))
        .chain(api.enums.iter().map(enumeration))
        .collect();
    let text = fill(
        include_str!("templates/client.js"),
        &[
            ("package", &string(&naming.package)),
            ("version", &string(&naming.version)),
            ("build", &string(&naming.build)),
            ("lanes", &lanes(api, naming)),
            ("engine", engine(api)),
            ("imports", &imports(api, naming)),
            ("exports", exports.trim_end()),
        ],
    );
    File {
        path: "client.js".into(),
        text: format!("{}\n", text.trim_end()),
    }
}

/// What is imported as `Engine`.
fn engine(api: &Api) -> &'static str {
    if api.records.is_empty() {
        return "import { Engine } from './runtime/engine.js';";
    }
    records::IMPORT
}

/// What only some clients need, so that the others are smaller.
fn imports(api: &Api, naming: &Naming) -> String {
    let mut imports = String::new();
    if !api.classes.is_empty() || api.streams() {
        imports.push_str("import { classOf } from './runtime/classes.js';\n");
    }
    if api.functions.iter().any(|one| one.setup) {
        imports.push_str("import { onEveryLane } from './runtime/setup.js';\n");
    }
    if naming.has_threads() {
        imports.push_str("import { viewable } from './runtime/view.js';\n");
    }
    imports
}

fn function(api: &Api, function: &Function) -> String {
    let mut spec = calling(api, &function.call);
    if function.name != function.export {
        spec.push(format!("export: {}", string(&function.export)));
    }
    let name = &function.name;
    let docs = short_comment(docs(&function.call), "");
    let start = if function.setup {
        "onEveryLane(engine, "
    } else {
        "engine.fn("
    };
    format!(
        "{docs}export const {name} = {start}{}, {});\n",
        string(name),
        object(&spec)
    )
}

fn class(api: &Api, class: &Class) -> String {
    let members: String = class
        .members
        .iter()
        .filter(|one| one.call.crosses())
        .map(|one| member(api, one))
        .chain(class.transform().map(transform))
        .collect();
    let members = if members.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{\n{members}}}")
    };
    let renamed = if class.name == class.export {
        String::new()
    } else {
        format!(", {}", string(&class.export))
    };
    let docs = short_comment(class.docs.as_deref(), "");
    let name = &class.name;
    format!(
        "{docs}export const {name} = classOf(engine, {}, {members}{renamed});\n",
        string(name)
    )
}

fn member(api: &Api, member: &Member) -> String {
    let mut spec = Vec::new();
    if member.is_static {
        spec.push("static: true".to_owned());
    }
    match member.role {
        Role::Getter => spec.push(format!("get: {}", string(&member.key))),
        Role::Setter => spec.push(format!("set: {}", string(&member.key))),
        Role::Constructor => {
            spec.splice(0..0, calling(api, &member.call));
            spec.push("construct: true".into());
        }
        Role::Method => {
            spec.splice(0..0, calling(api, &member.call));
            if member.name != member.key {
                spec.push(format!("export: {}", string(&member.key)));
            }
        }
    }
    if matches!(member.role, Role::Getter | Role::Setter) {
        // How many parameters an accessor has goes without saying.
        spec.extend(calling(api, &member.call).into_iter().skip(1));
    }
    format!("  {}: {},\n", key(&member.name), object(&spec))
}

/// What wraps the objects of a class into streams takes the parameters of its constructor.
fn transform(transform: Transform<'_>) -> String {
    let params = transform.create.call.params.len();
    format!("  stream: {{ transform: true, params: {params} }},\n")
}

/// What every call says of its parameters.
fn calling(api: &Api, call: &Call) -> Vec<String> {
    let places = |wanted: &dyn Fn(&crate::api::Param) -> bool| {
        let places: Vec<String> = call
            .params
            .iter()
            .enumerate()
            .filter(|(_, param)| wanted(param))
            .map(|(index, _)| index.to_string())
            .collect();
        (!places.is_empty()).then(|| places.join(", "))
    };
    let mut spec = vec![format!("params: {}", call.params.len())];
    spec.extend(places(&|param| param.bytes).map(|list| format!("bytes: [{list}]")));
    spec.extend(places(&|param| param.writes).map(|list| format!("writes: [{list}]")));
    if call.variadic {
        spec.push("variadic: true".into());
    }
    spec.extend(call.control.map(|index| format!("control: {index}")));
    if call.is_async {
        spec.push("async: true".into());
    }
    if call.stream {
        spec.push("stream: true".into());
    }
    spec.extend(records::carries(api, call, 0));
    spec
}

fn object(entries: &[String]) -> String {
    format!("{{ {} }}", entries.join(", "))
}

fn docs(call: &Call) -> Option<&str> {
    call.signatures.iter().find_map(|one| one.docs.as_deref())
}

fn enumeration(found: &Enum) -> String {
    let names = found.variants.iter().map(|one| match &one.value {
        EnumValue::Number(value) => format!("{}: {value}", key(&one.name)),
        EnumValue::Text(value) => format!("{}: {}", key(&one.name), string(value)),
    });
    let back = found
        .variants
        .iter()
        .filter(|_| found.reverse)
        .filter_map(|one| match &one.value {
            EnumValue::Number(value) => Some(format!(
                "{}: {}",
                key(&value.to_string()),
                string(&one.name)
            )),
            EnumValue::Text(_) => None,
        });
    let entries: Vec<String> = names.chain(back).collect();
    let docs = short_comment(found.docs.as_deref(), "");
    format!(
        "{docs}export const {} = Object.freeze({});\n",
        found.name,
        object(&entries)
    )
}
