//! Reads types: their text, and the names in it.

use oxc_ast::ast::{
    TSConstructorType, TSFunctionType, TSMethodSignature, TSType, TSTypeAnnotation, TSTypeName,
    TSTypeReference,
};
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan as _;

use super::Reader;
use crate::api::source;
use crate::api::typed::{Alternative, Type};

/// A promise for a promise for a promise …; deeper is nobody's.
const DEEPEST: usize = 16;

impl Reader<'_> {
    pub(super) fn ty(&self, ty: &TSType<'_>) -> Type {
        let names = self.names(ty);
        let mut alternatives = Vec::new();
        self.alternatives(ty, &mut alternatives);
        Type {
            text: source::slice(self.text, ty.span()).to_owned(),
            names: names.found,
            function: names.function,
            promise: false,
            alternatives,
        }
    }

    fn names(&self, ty: &TSType<'_>) -> Names<'_> {
        let mut names = Names {
            text: self.text,
            found: Vec::new(),
            function: false,
        };
        names.visit_ts_type(ty);
        names
    }

    fn alternatives(&self, ty: &TSType<'_>, found: &mut Vec<Alternative>) {
        found.push(match ty {
            TSType::TSUnionType(union) => {
                return union
                    .types
                    .iter()
                    .for_each(|one| self.alternatives(one, found));
            }
            TSType::TSParenthesizedType(inner) => {
                return self.alternatives(&inner.type_annotation, found);
            }
            TSType::TSFunctionType(_) => Alternative::Function,
            TSType::TSTypeReference(reference) if reference.type_arguments.is_none() => {
                Alternative::Named(reference_name(self.text, reference).to_owned())
            }
            other => {
                let names = self.names(other);
                Alternative::Other {
                    names: names.found,
                    function: names.function,
                }
            }
        });
    }

    pub(super) fn annotation(&self, annotation: Option<&TSTypeAnnotation<'_>>) -> Type {
        annotation.map_or_else(
            || Type {
                text: "any".into(),
                ..Type::default()
            },
            |annotation| self.ty(&annotation.type_annotation),
        )
    }

    /// What a function returns; of a promise, what the promise is for.
    pub(super) fn returned(&self, ty: &TSType<'_>) -> Type {
        let mut inner = ty;
        for _ in 0..DEEPEST {
            match promised(inner) {
                Some(value) => inner = value,
                None => break,
            }
        }
        let promise = !std::ptr::eq(inner, ty);
        Type {
            promise,
            ..self.ty(inner)
        }
    }

    /// The type of a rest parameter as an array, which TypeScript insists on and wasm-bindgen does not write:
    /// `...values: Float64Array | number[]`.
    pub(super) fn rest_type(&self, annotation: Option<&TSTypeAnnotation<'_>>) -> Type {
        let mut ty = self.annotation(annotation);
        let Some(annotation) = annotation else {
            ty.text = "any[]".into();
            return ty;
        };
        let alternatives: Vec<&TSType<'_>> = match &annotation.type_annotation {
            TSType::TSUnionType(union) => union.types.iter().collect(),
            one => vec![one],
        };
        let mut elements: Vec<String> = Vec::new();
        for one in alternatives {
            let element = match one {
                TSType::TSArrayType(array) => {
                    source::slice(self.text, array.element_type.span()).to_owned()
                }
                TSType::TSTypeReference(reference) => match reference_name(self.text, reference) {
                    "BigInt64Array" | "BigUint64Array" => "bigint".to_owned(),
                    name if name.ends_with("Array")
                        && name != "Array"
                        && name != "ReadonlyArray" =>
                    {
                        "number".to_owned()
                    }
                    _ => return ty,
                },
                _ => return ty,
            };
            if !elements.contains(&element) {
                elements.push(element);
            }
        }
        ty.text = match elements.as_slice() {
            [one] if is_word(one) => format!("{one}[]"),
            _ => format!("({})[]", elements.join(" | ")),
        };
        ty
    }
}

/// The value of `Promise<value>`.
fn promised<'t, 'a>(ty: &'t TSType<'a>) -> Option<&'t TSType<'a>> {
    let TSType::TSTypeReference(reference) = ty else {
        return None;
    };
    let TSTypeName::IdentifierReference(name) = &reference.type_name else {
        return None;
    };
    if name.name != "Promise" {
        return None;
    }
    reference.type_arguments.as_ref()?.params.first()
}

fn reference_name<'t>(text: &'t str, reference: &TSTypeReference<'_>) -> &'t str {
    source::slice(text, reference.type_name.span())
}

fn is_word(text: &str) -> bool {
    text.chars()
        .all(|one| one.is_alphanumeric() || one == '_' || one == '$' || one == '.')
}

/// Collects the names a type refers to.
struct Names<'t> {
    text: &'t str,
    found: Vec<String>,
    function: bool,
}

impl<'a> Visit<'a> for Names<'_> {
    fn visit_ts_type(&mut self, ty: &TSType<'a>) {
        if matches!(ty, TSType::TSSymbolKeyword(_)) {
            self.found.push("symbol".into());
        }
        walk::walk_ts_type(self, ty);
    }

    fn visit_ts_type_reference(&mut self, reference: &TSTypeReference<'a>) {
        self.found
            .push(reference_name(self.text, reference).to_owned());
        walk::walk_ts_type_reference(self, reference);
    }

    fn visit_ts_function_type(&mut self, _: &TSFunctionType<'a>) {
        self.function = true;
    }

    fn visit_ts_constructor_type(&mut self, _: &TSConstructorType<'a>) {
        self.function = true;
    }

    fn visit_ts_method_signature(&mut self, _: &TSMethodSignature<'a>) {
        self.function = true;
    }
}
