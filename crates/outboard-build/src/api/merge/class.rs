//! Merges classes: the glue's members, and the types of the class, of its parents, and of interfaces of the same name.

use super::Merger;
use crate::api::Role;
use crate::api::glue::{GlueClass, GlueMember};
use crate::api::model::{Class, Member};
use crate::api::typed::{Overload, Type, TypedClass, TypedField, TypedParameter};

/// A chain of parents is never longer than this; a longer one is a circle.
const DEEPEST: usize = 64;

impl<'t> Merger<'t> {
    pub(super) fn class(&mut self, class: GlueClass) -> Class {
        let typed = self.typed(&class.name);
        let docs = typed.iter().find_map(|half| half.docs.clone());
        let private = typed.first().is_some_and(|half| half.private_constructor);
        let mut members = class.members;
        members.retain(|one| !(private && one.role == Role::Constructor));
        // As a reader looks for them: how to get an object comes first.
        members.sort_by_key(|one| (one.role != Role::Constructor, !one.is_static));
        let members = members
            .into_iter()
            .map(|member| self.member(&class.name, &typed, member))
            .collect();
        Class {
            name: class.name.clone(),
            export: class.name,
            docs,
            members,
        }
    }

    /// Everything that types a class, nearest first.
    fn typed(&self, name: &str) -> Vec<&'t TypedClass> {
        let types: &'t super::Types = self.types;
        let mut found = Vec::new();
        let mut next = Some(name.to_owned());
        for _ in 0..DEEPEST {
            let Some(name) = next.take() else { break };
            let class = types.classes.get(types.local(&name));
            next = class.and_then(|class| class.parent.clone());
            found.extend(class);
            found.extend(types.interfaces.get(&name));
        }
        found
    }

    fn member(&mut self, class: &str, typed: &[&TypedClass], member: GlueMember) -> Member {
        let item = format!("{class}.{}", member.key);
        let own = (member.is_static, member.key.clone());
        let field = || typed.iter().find_map(|half| half.fields.get(&own));
        let overloads: Vec<Overload> = match member.role {
            Role::Constructor => typed
                .first()
                .map_or_else(Vec::new, |half| half.constructors.clone()),
            Role::Method => typed
                .iter()
                .filter_map(|half| half.methods.get(&own))
                .flatten()
                .cloned()
                .collect(),
            Role::Getter => field().map(reads).into_iter().collect(),
            Role::Setter => field().map(writes).into_iter().collect(),
        };
        let constructs = (member.role == Role::Constructor).then_some(class);
        let consumes = member.body.consumes_this;
        let call = self.call(&item, member.body, &overloads, constructs);
        Member {
            name: member.key.clone(),
            key: member.key,
            role: member.role,
            is_static: member.is_static,
            consumes,
            call,
        }
    }
}

fn reads(field: &TypedField) -> Overload {
    Overload {
        docs: field.docs.clone(),
        returns: either(&field.read, &field.write),
        ..Overload::default()
    }
}

fn writes(field: &TypedField) -> Overload {
    let ty = either(&field.write, &field.read);
    let value = TypedParameter {
        name: "value".into(),
        ty,
        optional: false,
        rest: false,
    };
    let returns = Type {
        text: "void".into(),
        ..Type::default()
    };
    Overload {
        docs: field.docs.clone(),
        params: vec![value],
        returns,
        ..Overload::default()
    }
}

/// The first type that is there; a field always has one of the two.
fn either(first: &Option<Type>, second: &Option<Type>) -> Type {
    first
        .clone()
        .or_else(|| second.clone())
        .unwrap_or_else(|| Type {
            text: "unknown".into(),
            ..Type::default()
        })
}
