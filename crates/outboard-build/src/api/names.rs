//! What an export is called in the client, and the one rule for names that collide.
//!
//! **The rule.** A name that already means something in a client gets `_` appended, as often as it takes, and a warning
//! says so. That concerns
//!
//! - among a module's exports: `then` (`await import(…)` would call it), `default`, `init`, `engine`, `with`, and what
//!   the runtime exports beside them, and the words of the language (`delete`);
//! - among a class's members: `then` (`await` would call it), `create` (the constructor's name in the client), `dispose`,
//!   `free`, `with`, `constructor`, and any name twice: statics, methods, getters and setters share one table. A method
//!   keeps its name before a getter or a setter does.
//!
//! `./sync` renames the exports in the same way and leaves members alone, for its classes are the glue's.
//!
//! A getter `x` becomes the method `x()`, its setter `setX(value)`; that of a name in snake case, `line_width`, becomes
//! `set_line_width(value)`.

mod rename;

use std::collections::{BTreeMap, BTreeSet};

use oxc_syntax::keyword::is_reserved_keyword;

use super::model::Member;
use super::{Api, Role, Warning, WarningCode};

/// What a module of a client exports besides the engine's own.
const TAKEN: &str = "
    then default init engine with Engine Handle classOf onEveryLane recordOf namesOf CallOptions InitOptions SyncOptions SyncSource SyncCallOptions SyncControl makeControl OutboardStream With Variadic Promise
    OutboardError EngineError EnginePanic EngineTrap StaleHandleError LaneLostError TimeoutError InitError RefusedError
";

/// What a handle has besides the class's own.
const TAKEN_MEMBERS: &str = "then create dispose free with constructor prototype";

/// Gives every export and every member its name in the client.
pub(super) fn settle(api: &mut Api, warnings: &mut Vec<Warning>) {
    let renamed = exports(api, warnings);
    if !renamed.is_empty() {
        rename::types(api, &renamed);
    }
    for class in &mut api.classes {
        members(&class.export, &mut class.members, warnings);
    }
}

/// Names the exports, and returns which types are called something else: old name → new name.
fn exports(api: &mut Api, warnings: &mut Vec<Warning>) -> BTreeMap<String, String> {
    let functions = api.functions.iter_mut().map(|one| (&mut one.name, false));
    let classes = api.classes.iter_mut().map(|one| (&mut one.name, true));
    let enums = api.enums.iter_mut().map(|one| (&mut one.name, true));
    let types = api.types.iter_mut().map(|one| (&mut one.name, true));
    let records = api.records.iter_mut().map(|one| (&mut one.name, true));
    let mut all: Vec<(&mut String, bool)> = functions
        .chain(classes)
        .chain(enums)
        .chain(types)
        .chain(records)
        .collect();
    let mut used: BTreeSet<String> = all.iter().map(|(name, _)| (**name).clone()).collect();
    let mut renamed = BTreeMap::new();
    for (name, is_type) in &mut all {
        if !is_taken(name) {
            continue;
        }
        let old = name.clone();
        while is_taken(name) || used.contains(name.as_str()) {
            name.push('_');
        }
        used.insert(name.clone());
        warnings.push(Warning {
            code: WarningCode::Renamed,
            item: old.clone(),
            reason: format!("`{old}` means something else in a client"),
            help: format!(
                "it is called `{name}` in the client and in `./sync`; give it another js_name"
            ),
        });
        if *is_type {
            renamed.insert(old, name.clone());
        }
    }
    renamed
}

/// Whether an export cannot have this name: it means something, or it is a word of the language.
fn is_taken(name: &str) -> bool {
    TAKEN.split_whitespace().any(|one| one == name) || is_reserved_keyword(name)
}

/// Names the members of a class. Those that cannot cross take nobody's name away.
fn members(class: &str, members: &mut [Member], warnings: &mut Vec<Warning>) {
    let mut used = BTreeSet::new();
    for role in [Role::Constructor, Role::Method, Role::Getter, Role::Setter] {
        for member in members
            .iter_mut()
            .filter(|one| one.role == role && one.call.crosses())
        {
            let wanted = wanted(member);
            let mut name = wanted.clone();
            let taken = |name: &str| {
                role != Role::Constructor && TAKEN_MEMBERS.split_whitespace().any(|one| one == name)
            };
            while taken(&name) || used.contains(&name) {
                name.push('_');
            }
            if name != wanted {
                warnings.push(Warning {
                    code: WarningCode::Renamed,
                    item: format!("{class}.{}", member.key),
                    reason: format!("`{wanted}` means something else on a handle of this class"),
                    help: format!("it is called `{name}` in the client; give it another js_name"),
                });
            }
            used.insert(name.clone());
            member.name = name;
        }
    }
}

/// The name a member would have if it were alone.
fn wanted(member: &Member) -> String {
    match member.role {
        Role::Constructor => "create".into(),
        Role::Method | Role::Getter => member.key.clone(),
        Role::Setter if member.key.contains('_') => format!("set_{}", member.key),
        Role::Setter => {
            let mut letters = member.key.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            format!("set{first}{}", letters.as_str())
        }
    }
}
