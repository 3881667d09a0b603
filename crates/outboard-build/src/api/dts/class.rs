//! Reads classes, and the interfaces that are merged into them.

use oxc_ast::ast::{
    Class, ClassElement, FormalParameters, MethodDefinition, MethodDefinitionKind, TSAccessibility,
    TSMethodSignatureKind, TSSignature, TSTypeAnnotation, TSTypeParameterDeclaration,
};

use super::{Reader, identifier, key_name};
use crate::api::source;
use crate::api::typed::{Overload, Type, TypedClass, TypedField, TypedParameter};

impl Reader<'_> {
    pub(super) fn class(&self, class: &Class<'_>, docs: Option<String>) -> TypedClass {
        let parent = class
            .heritage
            .as_ref()
            .and_then(|heritage| identifier(&heritage.expression));
        let mut read = TypedClass {
            docs,
            parent,
            ..TypedClass::default()
        };
        for element in &class.body.body {
            match element {
                ClassElement::MethodDefinition(method) => self.method(method, &mut read),
                ClassElement::PropertyDefinition(field) => {
                    let Some(name) = key_name(&field.key, field.computed) else {
                        continue;
                    };
                    let ty = self.annotation(field.type_annotation.as_deref());
                    let docs = self.docs(field.span.start);
                    let field_of = read.fields.entry((field.r#static, name)).or_default();
                    describe(field_of, docs, ty, field.optional, field.readonly);
                }
                _ => {}
            }
        }
        read
    }

    fn method(&self, method: &MethodDefinition<'_>, read: &mut TypedClass) {
        let Some(name) = key_name(&method.key, method.computed) else {
            return;
        };
        let docs = self.docs(method.span.start);
        let function = &method.value;
        let overload = |docs| {
            self.overload(
                docs,
                function.type_parameters.as_deref(),
                &function.params,
                function.return_type.as_deref(),
            )
        };
        match method.kind {
            MethodDefinitionKind::Constructor
                if method.accessibility == Some(TSAccessibility::Private) =>
            {
                read.private_constructor = true;
            }
            MethodDefinitionKind::Constructor => read.constructors.push(overload(docs)),
            MethodDefinitionKind::Method => {
                read.methods
                    .entry((method.r#static, name))
                    .or_default()
                    .push(overload(docs));
            }
            MethodDefinitionKind::Get => {
                let field = read.fields.entry((method.r#static, name)).or_default();
                field.docs = docs.or(field.docs.take());
                field.read = Some(self.annotation(function.return_type.as_deref()));
            }
            MethodDefinitionKind::Set => {
                let field = read.fields.entry((method.r#static, name)).or_default();
                field.docs = field.docs.take().or(docs);
                field.write = Some(self.first_param(&function.params));
            }
        }
    }

    /// The members of an interface.
    pub(super) fn signatures(&self, signatures: &[TSSignature<'_>], read: &mut TypedClass) {
        for signature in signatures {
            match signature {
                TSSignature::TSPropertySignature(property) => {
                    let Some(name) = key_name(&property.key, property.computed) else {
                        continue;
                    };
                    let docs = self.docs(property.span.start);
                    let ty = property.type_annotation.as_deref();
                    // A method may be declared as a property that holds a function.
                    if let Some(oxc_ast::ast::TSType::TSFunctionType(function)) =
                        ty.map(|one| &one.type_annotation)
                    {
                        let overload = self.overload(
                            docs,
                            function.type_parameters.as_deref(),
                            &function.params,
                            Some(&function.return_type),
                        );
                        read.methods
                            .entry((false, name))
                            .or_default()
                            .push(overload);
                        continue;
                    }
                    let ty = self.annotation(ty);
                    let field = read.fields.entry((false, name)).or_default();
                    describe(field, docs, ty, property.optional, property.readonly);
                }
                TSSignature::TSMethodSignature(method) => {
                    let Some(name) = key_name(&method.key, method.computed) else {
                        continue;
                    };
                    let docs = self.docs(method.span.start);
                    match method.kind {
                        TSMethodSignatureKind::Method => {
                            let overload = self.overload(
                                docs,
                                method.type_parameters.as_deref(),
                                &method.params,
                                method.return_type.as_deref(),
                            );
                            read.methods
                                .entry((false, name))
                                .or_default()
                                .push(overload);
                        }
                        TSMethodSignatureKind::Get => {
                            let field = read.fields.entry((false, name)).or_default();
                            field.docs = docs.or(field.docs.take());
                            field.read = Some(self.annotation(method.return_type.as_deref()));
                        }
                        TSMethodSignatureKind::Set => {
                            let field = read.fields.entry((false, name)).or_default();
                            field.write = Some(self.first_param(&method.params));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn overload(
        &self,
        docs: Option<String>,
        type_params: Option<&TSTypeParameterDeclaration<'_>>,
        params: &FormalParameters<'_>,
        returns: Option<&TSTypeAnnotation<'_>>,
    ) -> Overload {
        let mut typed: Vec<TypedParameter> = params
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| TypedParameter {
                name: item
                    .pattern
                    .get_identifier_name()
                    .map_or_else(|| format!("arg{index}"), |name| name.to_string()),
                ty: self.annotation(item.type_annotation.as_deref()),
                optional: item.optional,
                rest: false,
            })
            .collect();
        if let Some(rest) = &params.rest {
            let name = rest.rest.argument.get_identifier_name();
            typed.push(TypedParameter {
                name: name.map_or_else(|| "rest".to_owned(), |name| name.to_string()),
                ty: self.rest_type(rest.type_annotation.as_deref()),
                optional: false,
                rest: true,
            });
        }
        let type_params = type_params.map_or_else(String::new, |one| {
            source::slice(self.text, one.span).to_owned()
        });
        let returns = returns.map_or_else(
            || Type {
                text: "any".into(),
                ..Type::default()
            },
            |annotation| self.returned(&annotation.type_annotation),
        );
        Overload {
            docs,
            type_params,
            params: typed,
            returns,
        }
    }

    fn first_param(&self, params: &FormalParameters<'_>) -> Type {
        self.annotation(
            params
                .items
                .first()
                .and_then(|item| item.type_annotation.as_deref()),
        )
    }
}

/// What a field says of itself: `readonly x?: number`.
fn describe(
    field: &mut TypedField,
    docs: Option<String>,
    mut ty: Type,
    optional: bool,
    readonly: bool,
) {
    if optional && !ty.text.is_empty() {
        ty.text = format!("{} | undefined", ty.text);
    }
    field.docs = docs.or(field.docs.take());
    if !readonly {
        field.write = Some(ty.clone());
    }
    field.read = Some(ty);
}
