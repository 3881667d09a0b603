//! Classes: handles in the asynchronous client, and as the glue has them in `./sync`.

use super::signature;
use crate::api::{Class, Member, Role};
use crate::client::literal::{comment, key};

/// The handles of a class.
pub(super) fn asynchronous(class: &Class) -> String {
    let members: String = class
        .members
        .iter()
        .filter(|one| one.call.crosses())
        .map(handle_member)
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
            Role::Constructor => format!("constructor{}", signature::parameters(one)),
            Role::Method => format!("{of_class}{name}{}", signature::synchronous(call, one)),
            Role::Getter => format!("{of_class}get {name}{}", signature::synchronous(call, one)),
            Role::Setter => format!("{of_class}set {name}{}", signature::parameters(one)),
        };
        format!("{docs}  {typed};\n")
    };
    call.signatures
        .iter()
        .chain(&call.sync_signatures)
        .map(overload)
        .collect()
}
