//! The members of a class that a caller may use.

use std::collections::BTreeMap;

use oxc_ast::ast::{
    Class, ClassElement, Expression, MethodDefinition, MethodDefinitionKind, Statement,
};

use super::{GlueMember, body};
use crate::api::Role;

/// What wasm-bindgen puts into every class for itself.
const INTERNAL: [&str; 4] = ["__wrap", "__unwrap", "__destroy_into_raw", "free"];

/// A chain of parents is never longer than this; a longer one is a circle.
const DEEPEST: usize = 64;

/// The members of `name`, and those it inherits from a class of the same module.
pub(super) fn read<'a>(name: &str, classes: &BTreeMap<&'a str, &Class<'a>>) -> Vec<GlueMember> {
    let is_class = |name: &str| classes.contains_key(name);
    let mut members: Vec<GlueMember> = Vec::new();
    let mut next = Some(name);
    for depth in 0..DEEPEST {
        let Some(class) = next.and_then(|name| classes.get(name)) else {
            break;
        };
        for element in &class.body.body {
            let ClassElement::MethodDefinition(method) = element else {
                continue;
            };
            let Some(member) = member(method, &is_class) else {
                continue;
            };
            // A parent's constructor is not the child's, and a child's own member hides its parent's.
            let hidden = depth > 0
                && (member.role == Role::Constructor
                    || members.iter().any(|own| {
                        own.key == member.key
                            && own.is_static == member.is_static
                            && own.role == member.role
                    }));
            if !hidden {
                members.push(member);
            }
        }
        next = match class.heritage.as_ref().map(|heritage| &heritage.expression) {
            Some(Expression::Identifier(parent)) => Some(parent.name.as_str()),
            _ => None,
        };
    }
    members
}

/// A method, an accessor or a constructor; none for wasm-bindgen's own and for computed names such as `[Symbol.dispose]`.
fn member(method: &MethodDefinition<'_>, is_class: &dyn Fn(&str) -> bool) -> Option<GlueMember> {
    if method.computed || method.key.is_private_identifier() {
        return None;
    }
    let key = method.key.static_name()?.into_owned();
    let internal = match method.kind {
        MethodDefinitionKind::Constructor => only_throws(method),
        // Only the instance's own `free` is wasm-bindgen's.
        MethodDefinitionKind::Method if key == "free" => !method.r#static,
        _ => INTERNAL.contains(&key.as_str()) || key.starts_with("__wb"),
    };
    if internal {
        return None;
    }
    let role = match method.kind {
        MethodDefinitionKind::Constructor => Role::Constructor,
        MethodDefinitionKind::Method => Role::Method,
        MethodDefinitionKind::Get => Role::Getter,
        MethodDefinitionKind::Set => Role::Setter,
    };
    let body = body::read(&method.value, is_class);
    Some(GlueMember {
        key,
        role,
        is_static: method.r#static,
        body,
    })
}

/// Whether a constructor is there to refuse, as debug builds write it for a class that Rust alone constructs.
fn only_throws(method: &MethodDefinition<'_>) -> bool {
    let body = method.value.body.as_ref();
    body.is_some_and(|body| matches!(body.statements.as_slice(), [Statement::ThrowStatement(_)]))
}
