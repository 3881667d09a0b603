//! Signatures: parameters, call options, results.

use crate::api::{Call, Param, Signature, TypedParam};

/// What may be given for bytes besides what the glue takes.
const BYTES: [&str; 2] = ["ArrayBuffer", "Blob"];

/// `(a: number, options?: CallOptions): Promise<number>`, or with `=>` before the result.
pub(super) fn asynchronous(call: &Call, signature: &Signature, arrow: &str) -> String {
    let mut params: Vec<String> = Vec::new();
    for (index, typed) in signature.params.iter().enumerate() {
        let param = call.params.get(index);
        params.push(parameter(typed, &accepted(typed, param)));
    }
    let rest = signature.params.iter().any(|one| one.rest);
    if !rest {
        // Call options sit after the last parameter the function has, however few this overload names.
        let unnamed = call.params.iter().skip(signature.params.len());
        params
            .extend(unnamed.map(|param| format!("{}?: undefined", spare(&param.name, signature))));
        params.push(format!("{}?: CallOptions", spare_options(signature)));
    }
    let Signature {
        type_params,
        returns,
        ..
    } = signature;
    format!(
        "{type_params}({}){arrow} Promise<{returns}>",
        params.join(", ")
    )
}

/// As the glue has it.
pub(super) fn synchronous(call: &Call, signature: &Signature) -> String {
    let returns = if call.is_async {
        format!("Promise<{}>", signature.returns)
    } else {
        signature.returns.clone()
    };
    format!(
        "{}{}: {returns}",
        signature.type_params,
        parameters(signature)
    )
}

/// The parameters alone, in brackets.
pub(super) fn parameters(signature: &Signature) -> String {
    let params: Vec<String> = signature
        .params
        .iter()
        .map(|one| parameter(one, &one.ty))
        .collect();
    format!("({})", params.join(", "))
}

/// The docs, and what becomes of the handles that go in.
pub(super) fn docs(call: &Call, signature: &Signature, consumes_this: bool) -> Option<String> {
    let taken = call
        .params
        .iter()
        .filter(|one| one.consumed)
        .map(|one| format!("`{}`", one.name));
    let taken: Vec<String> = consumes_this
        .then(|| "this handle".to_owned())
        .into_iter()
        .chain(taken)
        .collect();
    if taken.is_empty() {
        return signature.docs.clone();
    }
    let remark = format!("@remarks Uses up {}.", taken.join(" and "));
    Some(
        signature
            .docs
            .as_ref()
            .map_or_else(|| remark.clone(), |docs| format!("{docs}\n\n{remark}")),
    )
}

fn parameter(typed: &TypedParam, ty: &str) -> String {
    let TypedParam {
        name,
        optional,
        rest,
        ..
    } = typed;
    let dots = if *rest { "..." } else { "" };
    let mark = if *optional { "?" } else { "" };
    format!("{dots}{name}{mark}: {ty}")
}

/// The type of a parameter in the asynchronous client. What is written back must be an array of the caller's own.
fn accepted(typed: &TypedParam, param: Option<&Param>) -> String {
    let bytes = param.is_some_and(|param| param.bytes && !param.writes);
    if !bytes || typed.rest || matches!(typed.ty.as_str(), "any" | "unknown") {
        return typed.ty.clone();
    }
    let mut alternatives: Vec<&str> = typed.ty.split('|').map(str::trim).collect();
    let nothing = |one: &&str| matches!(*one, "null" | "undefined");
    let empty: Vec<&str> = alternatives
        .iter()
        .copied()
        .filter(|one| nothing(one))
        .collect();
    alternatives.retain(|one| !nothing(one) && !BYTES.contains(one));
    alternatives.extend(BYTES);
    alternatives.extend(empty);
    alternatives.join(" | ")
}

/// The name of the call options, where a parameter has theirs.
fn spare_options(signature: &Signature) -> &'static str {
    let taken = signature.params.iter().any(|one| one.name == "options");
    if taken { "callOptions" } else { "options" }
}

/// A name for a parameter that an overload does not have, and that is none of those it has.
fn spare(name: &str, signature: &Signature) -> String {
    let mut name = name.to_owned();
    while name == "options" || signature.params.iter().any(|one| one.name == name) {
        name.push('_');
    }
    name
}
