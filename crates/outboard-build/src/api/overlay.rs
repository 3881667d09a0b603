//! Lays what only Rust knows over the model.

use super::section::{self, Record};
use super::{Api, Lanes, Role, Warning, WarningCode};

/// Marks set-up and async functions, and says on how many lanes the functions may run.
pub(super) fn overlay(api: &mut Api, records: &[Record], warnings: &mut Vec<Warning>) {
    if records.is_empty() {
        return;
    }
    let classes = section::classes(records);
    let mut recorded = 0;
    for record in records {
        let found = match record {
            Record::Fn {
                js, setup, r#async, ..
            } => {
                let function = api.functions.iter_mut().find(|one| one.export == *js);
                if let Some(function) = function {
                    recorded += 1;
                    function.setup = *setup;
                    function.call.is_async |= r#async;
                    continue;
                }
                js.clone()
            }
            Record::Data { .. } | Record::Names { .. } => continue,
            Record::Struct { js, .. } => {
                if api.classes.iter().any(|one| one.export == *js) {
                    continue;
                }
                js.clone()
            }
            Record::Method {
                class,
                js,
                role,
                r#async,
                ..
            } => {
                let class = classes.get(class.as_str()).map_or(class.as_str(), |js| js);
                let members = api
                    .classes
                    .iter_mut()
                    .filter(|one| one.export == class)
                    .flat_map(|one| &mut one.members);
                // A constructor is recorded by its name in Rust, and has none in JavaScript.
                let mut members = members
                    .filter(|one| one.role == *role)
                    .filter(|one| *role == Role::Constructor || one.key == *js)
                    .peekable();
                if members.peek().is_some() {
                    members.for_each(|one| one.call.is_async |= r#async);
                    continue;
                }
                format!("{class}.{js}")
            }
        };
        warnings.push(Warning {
            code: WarningCode::RecordWithoutExport,
            item: found,
            reason: "the custom section records it, but wasm-bindgen exports nothing of that name"
                .into(),
            help: "it is ignored; build the crate again from a clean target folder".into(),
        });
    }
    let is_recorded = |name: &str| {
        records
            .iter()
            .any(|record| matches!(record, Record::Fn { js, .. } if js == name))
    };
    let names = api.functions.iter().map(|one| one.export.as_str());
    let plain: Vec<&str> = names.filter(|name| !is_recorded(name)).collect();
    if plain.is_empty() {
        api.lanes = Lanes::Auto;
    } else if recorded > 0 {
        warnings.push(Warning {
            code: WarningCode::MixedLanes,
            item: plain.join(", "),
            reason: "exported with #[wasm_bindgen], while other functions use #[outboard::export]: what it leaves in a \
                     static would be there on one lane only"
                .into(),
            help: "all calls go to one lane; use #[outboard::export] everywhere, or say `lanes = \"auto\"` in \
                   [package.metadata.outboard]"
                .into(),
        });
    }
}
