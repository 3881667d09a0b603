//! The types of `./sync`.

use oxc_syntax::identifier::is_identifier_name;

use super::{class, declared, enumeration, signature};
use crate::api::{Api, Function};
use crate::client::literal::comment;
use crate::client::sync;
use crate::client::template::fill;

pub(super) fn text(api: &Api) -> String {
    let functions = api.functions.iter().map(function);
    let classes = api.classes.iter().map(class::synchronous);
    // Of what kind these are, nobody knows.
    let others = api
        .others
        .iter()
        .filter(|name| is_identifier_name(name))
        .map(|name| format!("export declare const {name}: any;\n"));
    let exports = declared(api)
        .chain(functions)
        .chain(classes)
        .chain(api.enums.iter().map(enumeration))
        .chain(others);
    let mut shared: Vec<&str> = Vec::new();
    if sync::has_controls(api) {
        shared.push(include_str!("../templates/sync-control.d.ts"));
    }
    if sync::has_controls_in_classes(api) {
        shared.push(include_str!("../templates/sync-control.members.d.ts"));
    }
    if api.streams() {
        shared.push(include_str!("../templates/sync-stream.d.ts"));
    }
    let shared = shared.into_iter().map(str::to_owned);
    let exports: Vec<String> = shared.chain(exports).collect();
    let text = fill(
        include_str!("../templates/sync.d.ts"),
        &[("exports", exports.join("\n").trim_end())],
    );
    format!("{}\n", text.trim_end())
}

fn function(function: &Function) -> String {
    let call = &function.call;
    let overload = |one| {
        let docs = signature::docs(call, one, false);
        let typed = signature::synchronous(call, one);
        format!(
            "{}export declare function {}{typed};\n",
            comment(docs.as_deref(), ""),
            function.name
        )
    };
    call.signatures
        .iter()
        .chain(&call.sync_signatures)
        .map(overload)
        .collect()
}
