//! Makes one model of what the glue has and what the types say: the glue says what exists, the types how it is typed.

mod absent;
mod call;
mod class;

use super::crossing::Crossing;
use super::glue::{Glue, GlueEnum, GlueFunction};
use super::model::{Enum, Function, TypeDeclaration, Variant};
use super::typed::Types;
use super::{Api, Lanes, Warning, WarningCode};

/// What the parts of a merge need.
struct Merger<'t> {
    types: &'t Types,
    crossing: Crossing<'t>,
    warnings: &'t mut Vec<Warning>,
}

/// Merges the two. What only Rust knows comes later.
pub(super) fn merge(glue: Glue, types: &Types, warnings: &mut Vec<Warning>) -> Api {
    let absent = absent::find(&glue, types);
    let crossing = Crossing::new(types, absent.types);
    let mut merger = Merger {
        types,
        crossing,
        warnings,
    };
    let declared = merger.declared(&glue);
    let api = Api {
        lanes: Lanes::One,
        init_takes_object: glue.init_takes_object,
        records: Vec::new(),
        types: declared,
        functions: glue
            .functions
            .into_iter()
            .map(|one| merger.function(one))
            .collect(),
        classes: glue
            .classes
            .into_iter()
            .map(|one| merger.class(one))
            .collect(),
        enums: glue
            .enums
            .into_iter()
            .map(|one| merger.enumeration(one))
            .collect(),
        others: glue.others,
    };
    for name in &api.others {
        merger.warnings.push(Warning {
            code: WarningCode::UnknownExport,
            item: name.clone(),
            reason: "it is neither a function nor a class nor an enum (a js_namespace makes such an object)".into(),
            help: "it is left out of the asynchronous client and stays available in `./sync`".into(),
        });
    }
    merger.warnings.extend(absent.warnings);
    merger
        .warnings
        .extend(types.faults.iter().map(|fault| Warning {
            code: WarningCode::TypesSyntax,
            item: "the .d.ts".into(),
            reason: fault.clone(),
            help:
                "look at the crate's typescript_custom_section; what could be read was read".into(),
        }));
    api
}

impl Merger<'_> {
    fn function(&mut self, function: GlueFunction) -> Function {
        let overloads = self.types.functions.get(self.types.local(&function.name));
        let call = self.call(
            &function.name,
            function.body,
            overloads.map_or(&[], Vec::as_slice),
            None,
        );
        Function {
            name: function.name.clone(),
            export: function.name,
            setup: false,
            call,
        }
    }

    fn enumeration(&mut self, found: GlueEnum) -> Enum {
        let typed = self.types.enums.get(self.types.local(&found.name));
        if typed.is_none() {
            self.warnings.push(Warning::untyped(found.name.as_str()));
        }
        let variants = found.variants.into_iter().map(|(name, value)| {
            let docs = typed.and_then(|typed| typed.variants.get(&name).cloned());
            Variant { name, value, docs }
        });
        Enum {
            variants: variants.collect(),
            docs: typed.and_then(|typed| typed.docs.clone()),
            name: found.name.clone(),
            export: found.name,
            reverse: found.reverse,
        }
    }

    /// The declarations to carry: all but the interfaces that are the other half of a class.
    fn declared(&self, glue: &Glue) -> Vec<TypeDeclaration> {
        let is_class = |name: &str| glue.classes.iter().any(|class| class.name == name);
        let carried = self
            .types
            .declared
            .iter()
            .filter(|one| !is_class(&one.name));
        carried
            .map(|one| TypeDeclaration {
                name: one.name.clone(),
                text: one.text.clone(),
            })
            .collect()
    }
}
