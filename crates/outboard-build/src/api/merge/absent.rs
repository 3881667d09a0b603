//! What the types name and the glue does not have.

use std::collections::BTreeSet;

use crate::api::Warning;
use crate::api::glue::Glue;
use crate::api::typed::{TypedClass, Types};

/// What is absent.
pub(super) struct Absent {
    /// Classes and enums: a type that mentions one cannot be offered.
    pub(super) types: BTreeSet<String>,
    pub(super) warnings: Vec<Warning>,
}

/// Looks for every typed name in the glue.
pub(super) fn find(glue: &Glue, types: &Types) -> Absent {
    let functions = glue.functions.iter().map(|one| one.name.as_str());
    let classes = glue.classes.iter().map(|one| one.name.as_str());
    let enums = glue.enums.iter().map(|one| one.name.as_str());
    let others = glue.others.iter().map(String::as_str);
    let present: BTreeSet<&str> = functions
        .chain(classes)
        .chain(enums)
        .chain(others)
        .map(|name| types.local(name))
        .collect();
    let missing = |name: &&String| !present.contains(name.as_str());
    // What is declared without being exported is nobody's promise.
    let promised = |name: &&String| missing(name) && !types.hidden.contains(name);

    let mut warnings: Vec<Warning> = types
        .functions
        .keys()
        .chain(types.constants.keys())
        .chain(types.classes.keys())
        .chain(types.enums.keys())
        .filter(promised)
        .map(|name| Warning::typed_but_absent(name.as_str()))
        .collect();
    for class in &glue.classes {
        let local = types.local(&class.name);
        for half in [types.classes.get(local), types.interfaces.get(&class.name)]
            .into_iter()
            .flatten()
        {
            let has = |is_static: bool, key: &str| {
                key == "free"
                    || class
                        .members
                        .iter()
                        .any(|one| one.key == key && one.is_static == is_static)
            };
            let members = missing_members(half, &has).into_iter();
            warnings.extend(
                members.map(|key| Warning::typed_but_absent(format!("{}.{key}", class.name))),
            );
        }
    }
    let absent = types
        .classes
        .keys()
        .chain(types.enums.keys())
        .filter(missing)
        .cloned()
        .collect();
    Absent {
        types: absent,
        warnings,
    }
}

fn missing_members<'c>(typed: &'c TypedClass, has: &dyn Fn(bool, &str) -> bool) -> Vec<&'c str> {
    let members = typed.methods.keys().chain(typed.fields.keys());
    let missing = members
        .filter(|(is_static, key)| !has(*is_static, key))
        .map(|(_, key)| key.as_str());
    let constructor =
        (!typed.constructors.is_empty() && !has(false, "constructor")).then_some("constructor");
    missing.chain(constructor).collect()
}
