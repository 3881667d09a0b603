//! Signatures: parameters, call options, results.

use super::alternatives::alternatives;
use crate::api::{Call, Param, Signature, TypedParam};

/// What may be given for bytes besides what the glue takes.
const BYTES: [&str; 2] = ["ArrayBuffer", "Blob"];

/// A function that nobody typed, as wasm-bindgen names it, and as TypeScript wants it.
const FUNCTION: &str = "Function";
const ANY_FUNCTION: &str = "(...args: any[]) => unknown";

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
    let returns = if call.stream {
        readable(returns)
    } else {
        returns.clone()
    };
    format!(
        "{type_params}({}){arrow} Promise<{returns}>",
        params.join(", ")
    )
}

/// A stream as the asynchronous client gives it. Not every browser can iterate its streams, so that is said.
pub(super) fn readable(item: &str) -> String {
    format!("ReadableStream<{item}> & AsyncIterable<{item}>")
}

/// A function of `./sync`: as the glue has it, with options where a control is filled in.
pub(super) fn synchronous(call: &Call, signature: &Signature) -> String {
    let mut params: Vec<String> = own_parameters(signature).collect();
    if call.control.is_some() {
        params.push(format!("{}?: SyncCallOptions", spare_options(signature)));
    }
    in_this_thread(call, signature, &params)
}

/// A method of `./sync`, which is the glue's own: a control is a parameter like any other.
pub(super) fn of_glue(call: &Call, signature: &Signature) -> String {
    let params: Vec<String> = glue_parameters(call, signature);
    in_this_thread(call, signature, &params)
}

/// The parameters of the glue alone, in brackets.
pub(super) fn parameters(call: &Call, signature: &Signature) -> String {
    format!("({})", glue_parameters(call, signature).join(", "))
}

fn in_this_thread(call: &Call, signature: &Signature, params: &[String]) -> String {
    let mut returns = signature.returns.clone();
    if call.stream {
        returns = format!("OutboardStream<{returns}>");
    }
    if call.is_async {
        returns = format!("Promise<{returns}>");
    }
    format!(
        "{}({}): {returns}",
        signature.type_params,
        params.join(", ")
    )
}

fn own_parameters(signature: &Signature) -> impl Iterator<Item = String> {
    signature.params.iter().map(|one| parameter(one, &one.ty))
}

fn glue_parameters(call: &Call, signature: &Signature) -> Vec<String> {
    let mut params: Vec<String> = own_parameters(signature).collect();
    if let Some(index) = call.control.filter(|index| *index <= params.len()) {
        let name = spare("control", signature);
        // What may be left out may not stand before what must be given.
        let last = signature.params.iter().skip(index).all(|one| one.optional);
        params.insert(
            index,
            if last {
                format!("{name}?: SyncControl")
            } else {
                format!("{name}: SyncControl | undefined")
            },
        );
    }
    params
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
pub(super) fn accepted(typed: &TypedParam, param: Option<&Param>) -> String {
    let mut alternatives = alternatives(&typed.ty);
    if alternatives.contains(&FUNCTION) {
        return callable(&alternatives);
    }
    let bytes = param.is_some_and(|param| param.bytes && !param.writes && param.record.is_none());
    if !bytes || typed.rest || matches!(typed.ty.as_str(), "any" | "unknown") {
        return typed.ty.clone();
    }
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

/// A function of any kind, said in a way that also takes a function with typed parameters.
fn callable(alternatives: &[&str]) -> String {
    if alternatives == [FUNCTION] {
        return ANY_FUNCTION.into();
    }
    let written = |one: &&str| match *one {
        FUNCTION => format!("({ANY_FUNCTION})"),
        other => other.to_owned(),
    };
    let written: Vec<String> = alternatives.iter().map(written).collect();
    written.join(" | ")
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
