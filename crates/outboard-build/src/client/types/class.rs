//! Classes: handles in the asynchronous client, and as the glue has them in `./sync`.

use super::alternatives::alternatives;
use super::signature;
use crate::api::{Class, Member, Role, Signature, Transform};
use crate::client::literal::{comment, key};

/// The handles of a class.
pub(super) fn asynchronous(class: &Class) -> String {
    let members: String = class
        .members
        .iter()
        .filter(|one| one.call.crosses())
        .map(handle_member)
        .chain(class.transform().map(transform))
        .collect();
    let docs = comment(class.docs.as_deref(), "");
    let name = &class.name;
    format!(
        "{docs}export declare class {name} extends Handle {{\n  private constructor();\n{members}}}\n"
    )
}

fn handle_member(member: &Member) -> String {
    let Member { call, .. } = member;
    let of_class = if member.is_static || member.role == Role::Constructor {
        "static "
    } else {
        ""
    };
    let name = key(&member.name);
    if call.variadic {
        // What takes all arguments has its options in `with`, which a method cannot be declared to have.
        let shapes: Vec<String> = call
            .signatures
            .iter()
            .map(|one| signature::asynchronous(call, one, " =>"))
            .collect();
        let shape = match shapes.as_slice() {
            [one] => one.clone(),
            several => format!("({})", several.join(") & (")),
        };
        let docs = call
            .signatures
            .iter()
            .find_map(|one| signature::docs(call, one, member.consumes));
        let docs = comment(docs.as_deref(), "  ");
        return format!("{docs}  {of_class}readonly {name}: Variadic<{shape}>;\n");
    }
    let overload = |one| {
        let docs = signature::docs(call, one, member.consumes);
        let typed = signature::asynchronous(call, one, ":");
        format!(
            "{}  {of_class}{name}{typed};\n",
            comment(docs.as_deref(), "  ")
        )
    };
    call.signatures.iter().map(overload).collect()
}

/// What makes a pair of streams of an object: it takes what the constructor takes.
fn transform(
    Transform {
        create,
        push,
        finish,
    }: Transform<'_>,
) -> String {
    let chunk = |one: &Signature| {
        let typed = one.params.first()?;
        Some(signature::accepted(typed, push.call.params.first()))
    };
    let chunks = union(push.call.signatures.iter().filter_map(chunk));
    let results = push.call.signatures.iter().chain(&finish.call.signatures);
    let results = union(results.map(|one| one.returns.clone()));
    let readable = signature::readable(&results);
    let pair = format!("{{ readable: {readable}; writable: WritableStream<{chunks}> }}");
    let overload = |one: &Signature| {
        let pairs = Signature {
            returns: pair.clone(),
            ..one.clone()
        };
        let typed = signature::asynchronous(&create.call, &pairs, ":");
        format!("  static stream{typed};\n")
    };
    let docs = "A pair of streams: what is written goes through an object of its own, one chunk at a time.";
    let overloads = create.call.signatures.iter().map(overload);
    overloads
        .map(|one| comment(Some(docs), "  ") + &one)
        .collect()
}

/// One of these types, each named once. Where a function gives nothing, nothing goes into the stream.
fn union(types: impl Iterator<Item = String>) -> String {
    let mut found: Vec<String> = Vec::new();
    for ty in types {
        for one in alternatives(&ty) {
            let nothing = matches!(one, "void" | "undefined");
            if !nothing && !found.iter().any(|other| other == one) {
                found.push(one.to_owned());
            }
        }
    }
    if found.is_empty() {
        return "never".into();
    }
    found.join(" | ")
}

/// The class of the glue.
pub(super) fn synchronous(class: &Class) -> String {
    let constructs = class
        .members
        .iter()
        .any(|one| one.role == Role::Constructor);
    let closed = if constructs {
        ""
    } else {
        "  private constructor();\n"
    };
    let members: String = class.members.iter().map(own_member).collect();
    let docs = comment(class.docs.as_deref(), "");
    let name = &class.name;
    format!(
        "{docs}export declare class {name} {{\n{closed}{members}  /** Frees the object. */\n  free(): void;\n  \
         [Symbol.dispose](): void;\n}}\n"
    )
}

fn own_member(member: &Member) -> String {
    let Member { call, .. } = member;
    let of_class = if member.is_static { "static " } else { "" };
    let name = key(&member.key);
    let overload = |one| {
        let docs = signature::docs(call, one, member.consumes);
        let docs = comment(docs.as_deref(), "  ");
        let typed = match member.role {
            Role::Constructor => format!("constructor{}", signature::parameters(call, one)),
            Role::Method => format!("{of_class}{name}{}", signature::of_glue(call, one)),
            Role::Getter => format!("{of_class}get {name}{}", signature::of_glue(call, one)),
            Role::Setter => format!("{of_class}set {name}{}", signature::parameters(call, one)),
        };
        format!("{docs}  {typed};\n")
    };
    call.signatures
        .iter()
        .chain(&call.sync_signatures)
        .map(overload)
        .collect()
}
