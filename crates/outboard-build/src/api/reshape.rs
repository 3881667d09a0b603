//! Makes signatures what they are to a caller, where that differs from the glue: a `Control` is filled in, so no parameter
//! stands for it, and a stream gives items, so the class that carries it is nobody's type.

use std::collections::BTreeMap;

use super::Role;
use super::carried::{self, Types as Records};
use super::glue::{Body, Glue};
use super::item;
use super::section::{self, Record, Shape};
use super::typed::{Overload, Type, Types};

/// The class of the glue that a Rust stream is.
pub(super) const STREAM: &str = "OutboardStream";

/// Takes controls and streams out of the signatures of what the records name.
pub(super) fn reshape(glue: &mut Glue, types: &mut Types, records: &[Record]) {
    hide_streams(glue, types, records);
    let named = names(glue, records);
    let data = carried::types(records);
    let classes = section::classes(records);
    for record in records {
        match record {
            Record::Fn { js, shape, .. } => {
                let local = types.local(js).to_owned();
                let Some(function) = glue.functions.iter_mut().find(|one| one.name == *js) else {
                    continue;
                };
                let overloads = types.functions.get_mut(&local);
                apply(
                    shape,
                    &mut function.body,
                    overloads.into_iter().flatten(),
                    (&named, &data),
                );
            }
            Record::Method {
                class,
                js,
                role,
                shape,
                ..
            } => {
                let class = classes.get(class.as_str()).map_or(class.as_str(), |js| js);
                member(glue, types, class, (*role, js), shape, (&named, &data));
            }
            Record::Struct { .. } | Record::Data { .. } | Record::Names { .. } => {}
        }
    }
}

fn member(
    glue: &mut Glue,
    types: &mut Types,
    class: &str,
    (role, js): (Role, &str),
    shape: &Shape,
    known: (&BTreeMap<String, String>, &Records<'_>),
) {
    let constructs = role == Role::Constructor;
    let members = glue
        .classes
        .iter_mut()
        .filter(|one| one.name == class)
        .flat_map(|one| &mut one.members);
    let mut members = members.filter(|one| one.role == role);
    let Some(member) = members.find(|one| constructs || one.key == js) else {
        return;
    };
    let local = types.local(class).to_owned();
    let Some(typed) = types.classes.get_mut(&local) else {
        return apply(shape, &mut member.body, [].into_iter(), known);
    };
    let own = (member.is_static, js.to_owned());
    let overloads = match role {
        Role::Constructor => Some(&mut typed.constructors),
        Role::Method => typed.methods.get_mut(&own),
        Role::Getter | Role::Setter => {
            if let Some(field) = typed.fields.get_mut(&own) {
                carried::property(shape, role, field, known.1);
            }
            None
        }
    };
    apply(
        shape,
        &mut member.body,
        overloads.into_iter().flatten(),
        known,
    );
}

fn apply<'o>(
    shape: &Shape,
    body: &mut Body,
    overloads: impl Iterator<Item = &'o mut Overload>,
    (named, data): (&BTreeMap<String, String>, &Records<'_>),
) {
    let mut overloads: Vec<&mut Overload> = overloads.collect();
    carried::apply(shape, body, &mut overloads, data);
    if let Some(index) = shape.control.filter(|index| *index < body.params.len()) {
        body.control = Some(index);
        body.params.remove(index);
        for overload in &mut overloads {
            if index < overload.params.len() {
                let gone = overload.params.remove(index);
                overload.docs = overload
                    .docs
                    .take()
                    .and_then(|docs| without_param(&docs, &gone.name));
            }
        }
    }
    if shape.stream {
        body.stream = true;
        let item = shape.item.as_deref().unwrap_or_default();
        body.gives = carried::read(item, data);
        let text = shape.item_ts.clone().unwrap_or_else(|| match &body.gives {
            Some(gives) => gives.given(),
            None => item::typescript(item, &|name| named.get(name).cloned()),
        });
        for overload in &mut overloads {
            overload.returns = Type {
                text: text.clone(),
                promise: overload.returns.promise,
                ..Type::default()
            };
        }
    }
}

/// The class of streams is the client's own affair. A crate that has a struct of that name has no streams of ours.
fn hide_streams(glue: &mut Glue, types: &mut Types, records: &[Record]) {
    let own = |record: &Record| matches!(record, Record::Struct { js, .. } if js == STREAM);
    if !records.is_empty() && !records.iter().any(own) {
        glue.classes.retain(|class| class.name != STREAM);
        types.classes.remove(STREAM);
    }
}

/// What a type is called in TypeScript, by its name in Rust. Enums have no record, so those alone are known that keep their name.
fn names(glue: &Glue, records: &[Record]) -> BTreeMap<String, String> {
    let enums = glue
        .enums
        .iter()
        .map(|one| (one.name.clone(), one.name.clone()));
    let classes = section::classes(records)
        .into_iter()
        .map(|(name, js)| (name.to_owned(), js.to_owned()));
    enums.chain(classes).collect()
}

/// The docs without what they say of one parameter: its `@param`, and the lines up to the next tag or gap.
fn without_param(docs: &str, name: &str) -> Option<String> {
    let mut kept = Vec::new();
    let mut dropping = false;
    for line in docs.lines() {
        let text = line.trim_start();
        if text.starts_with('@') || text.is_empty() {
            dropping = is_param(text, name);
        }
        if !dropping {
            kept.push(line);
        }
    }
    let docs = kept.join("\n");
    let docs = docs.trim_end();
    (!docs.is_empty()).then(|| docs.to_owned())
}

/// Whether a line is `@param name …`, `@param {Type} name`, `@param [name]`.
fn is_param(line: &str, name: &str) -> bool {
    let Some(rest) = line.strip_prefix("@param") else {
        return false;
    };
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('{') {
        Some(typed) => typed.rsplit_once('}').map_or("", |(_, rest)| rest),
        None => rest,
    };
    let word = rest.split_whitespace().next().unwrap_or_default();
    word.trim_start_matches('[').trim_end_matches(']') == name
}

#[cfg(test)]
mod tests {
    use super::without_param;

    #[test]
    fn docs_say_nothing_of_a_parameter_that_is_gone() {
        let docs = "Counts.\n\n@param control fills\n  itself in\n@param steps how far\n@param {Control} [control]\n@returns all";
        assert_eq!(
            without_param(docs, "control").as_deref(),
            Some("Counts.\n\n@param steps how far\n@returns all")
        );
        assert_eq!(
            without_param("Counts.\n\n@param controls two", "control").as_deref(),
            Some("Counts.\n\n@param controls two")
        );
        assert_eq!(without_param("@param control", "control"), None);
    }
}
