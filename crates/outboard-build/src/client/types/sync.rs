//! The types of `./sync`.

use oxc_syntax::identifier::is_identifier_name;

use super::{class, declared, enumeration, signature};
use crate::api::{Api, Function};
use crate::client::literal::comment;
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
    let exports: Vec<String> = declared(api)
        .chain(functions)
        .chain(classes)
        .chain(api.enums.iter().map(enumeration))
        .chain(others)
        .collect();
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
