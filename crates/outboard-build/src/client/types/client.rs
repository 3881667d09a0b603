//! The types of the asynchronous client.

use super::{class, declared, enumeration, signature};
use crate::api::{Api, Function};
use crate::client::literal::comment;
use crate::client::template::fill;

pub(super) fn text(api: &Api) -> String {
    let functions = api
        .functions
        .iter()
        .filter(|one| one.call.crosses())
        .map(function);
    let classes = api.classes.iter().map(class::asynchronous);
    let exports: Vec<String> = declared(api)
        .chain(functions)
        .chain(classes)
        .chain(api.enums.iter().map(enumeration))
        .collect();
    let text = fill(
        include_str!("../templates/client.d.ts"),
        &[("exports", exports.join("\n").trim_end())],
    );
    format!("{}\n", text.trim_end())
}

/// A function, and beside it the namespace that gives it `with`. So the docs show wherever the function is named.
fn function(function: &Function) -> String {
    let name = &function.name;
    let overloads: String = function
        .call
        .signatures
        .iter()
        .map(|one| {
            let docs = signature::docs(&function.call, one, false);
            let typed = signature::asynchronous(&function.call, one, ":");
            format!(
                "{}export declare function {name}{typed};\n",
                comment(docs.as_deref(), "")
            )
        })
        .collect();
    format!(
        "{overloads}export declare namespace {name} {{\n  const with_: With<typeof {name}>;\n  export {{ with_ as with }};\n}}\n"
    )
}
