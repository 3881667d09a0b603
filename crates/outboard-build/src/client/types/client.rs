//! The types of the asynchronous client.

use super::{class, declared, enumeration, signature};
use crate::api::{Api, Call, Function, Signature};
use crate::client::literal::comment;
use crate::client::template::fill;

/// What Rust's vectors of numbers are.
const ARRAYS: [&str; 10] = [
    "BigInt64Array",
    "BigUint64Array",
    "Float32Array",
    "Float64Array",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
];

/// `views` says whether results can be lent.
pub(super) fn text(api: &Api, views: bool) -> String {
    let functions = api
        .functions
        .iter()
        .filter(|one| one.call.crosses())
        .map(|one| function(one, views));
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

/// A function, and beside it the namespace that gives it `with`, and `view` where it gives an array. So the docs show wherever the function is named.
fn function(function: &Function, views: bool) -> String {
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
    let view = if views { view(function) } else { String::new() };
    format!(
        "{overloads}export declare namespace {name} {{\n  const with_: With<typeof {name}>;\n  export {{ with_ as with }};\n{view}}}\n"
    )
}

/// The same function with its result lent, where that is an array of numbers that is there when the call ends.
fn view(function: &Function) -> String {
    let Call {
        signatures,
        stream,
        is_async,
        ..
    } = &function.call;
    let lendable = |one: &&Signature| ARRAYS.contains(&one.returns.as_str());
    let lent = signatures
        .iter()
        .filter(lendable)
        .filter(|_| !stream && !is_async);
    let typed = lent.map(|one| {
        let lent = Signature {
            docs: None,
            returns: format!("import('./runtime/types.js').View<{}>", one.returns),
            ..one.clone()
        };
        let typed = signature::asynchronous(&function.call, &lent, ":");
        format!("  export function view{typed};\n")
    });
    typed.collect()
}
