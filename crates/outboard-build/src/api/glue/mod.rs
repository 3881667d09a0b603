//! Reads the glue's JavaScript: what exists, and how each function treats its parameters.
//!
//! The shapes differ between the versions of wasm-bindgen (0.2.87 and later are read), so what is relied on is the
//! structure of the code: what is exported, and where a parameter goes.

mod body;
mod class;
mod start;

use std::collections::{BTreeMap, BTreeSet};

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    Declaration, Expression, ObjectPropertyKind, Program, Statement, UnaryOperator,
    VariableDeclarator,
};
use oxc_parser::Parser;
use oxc_span::SourceType;
use oxc_syntax::identifier::is_identifier_name;

use super::data::Carried;
use super::model::{EnumValue, Param};
use super::{ReadError, Role, source};

/// What the glue exports, in its own order.
#[derive(Debug, Default)]
pub(super) struct Glue {
    /// Free functions.
    pub(super) functions: Vec<GlueFunction>,
    /// Classes.
    pub(super) classes: Vec<GlueClass>,
    /// Enums.
    pub(super) enums: Vec<GlueEnum>,
    /// Exports of any other kind.
    pub(super) others: Vec<String>,
    /// Whether the function that loads the module takes `{ module_or_path }`.
    pub(super) init_takes_object: bool,
}

/// A function, and how it treats its parameters.
#[derive(Debug)]
pub(super) struct GlueFunction {
    pub(super) name: String,
    pub(super) body: Body,
}

/// How a function or a member treats what it is given.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) params: Vec<Param>,
    pub(super) variadic: bool,
    pub(super) is_async: bool,
    pub(super) consumes_this: bool,
    /// Where a `Control` is filled in; the parameters do not count it.
    pub(super) control: Option<usize>,
    /// Whether the result is a stream.
    pub(super) stream: bool,
    /// What records the result is.
    pub(super) gives: Option<Carried>,
}

/// A class with the members a caller may use.
#[derive(Debug)]
pub(super) struct GlueClass {
    pub(super) name: String,
    pub(super) members: Vec<GlueMember>,
}

/// A member of a class.
#[derive(Debug)]
pub(super) struct GlueMember {
    pub(super) key: String,
    pub(super) role: Role,
    pub(super) is_static: bool,
    pub(super) body: Body,
}

/// An enum that is an object.
#[derive(Debug)]
pub(super) struct GlueEnum {
    pub(super) name: String,
    pub(super) variants: Vec<(String, EnumValue)>,
    pub(super) reverse: bool,
}

/// Reads the glue.
pub(super) fn read(text: &str) -> Result<Glue, ReadError> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(error) = parsed.diagnostics.iter().next() {
        let offset = error.labels.first().map_or(0, |label| label.offset());
        return Err(ReadError::Glue {
            line: source::line(text, offset),
            message: error.message.to_string(),
        });
    }
    let locals = Locals::of(&parsed.program);
    let mut glue = Glue {
        init_takes_object: start::takes_object(&parsed.program),
        ..Glue::default()
    };
    let mut seen = BTreeSet::new();
    for (export, local) in exports(&parsed.program) {
        if is_internal(&export) || !seen.insert(export.clone()) {
            continue;
        }
        locals.read(&export, &local, &mut glue);
    }
    Ok(glue)
}

/// Whether an export is wasm-bindgen's own, or for the lane alone.
pub(super) fn is_internal(name: &str) -> bool {
    let hidden = ["__wb", "__outboard_"];
    matches!(name, "default" | "initSync") || hidden.iter().any(|start| name.starts_with(start))
}

/// What a module declares at its top level.
struct Locals<'p, 'a> {
    functions: BTreeMap<&'a str, &'p oxc_ast::ast::Function<'a>>,
    classes: BTreeMap<&'a str, &'p oxc_ast::ast::Class<'a>>,
    constants: BTreeMap<&'a str, &'p VariableDeclarator<'a>>,
}

impl<'p, 'a> Locals<'p, 'a> {
    fn of(program: &'p Program<'a>) -> Self {
        let mut locals = Self {
            functions: BTreeMap::new(),
            classes: BTreeMap::new(),
            constants: BTreeMap::new(),
        };
        for statement in &program.body {
            match statement {
                Statement::ExportDeclaration(export) => locals.declare(&export.declaration),
                statement => {
                    if let Some(declaration) = statement.as_declaration() {
                        locals.declare(declaration);
                    }
                }
            }
        }
        locals
    }

    fn declare(&mut self, declaration: &'p Declaration<'a>) {
        match declaration {
            Declaration::FunctionDeclaration(function) => {
                if let Some(id) = &function.id {
                    self.functions.insert(id.name.as_str(), function);
                }
            }
            Declaration::ClassDeclaration(class) => {
                if let Some(id) = &class.id {
                    self.classes.insert(id.name.as_str(), class);
                }
            }
            Declaration::VariableDeclaration(variables) => {
                for declarator in &variables.declarations {
                    if let Some(name) = declarator.id.get_identifier_name() {
                        self.constants.insert(name.as_str(), declarator);
                    }
                }
            }
            _ => {}
        }
    }

    /// Adds what `local` declares to the glue, under the name it is exported by.
    fn read(&self, export: &str, local: &str, glue: &mut Glue) {
        let name = export.to_owned();
        if !is_identifier_name(export) {
            glue.others.push(name);
            return;
        }
        let is_class = |name: &str| self.classes.contains_key(name);
        if let Some(function) = self.functions.get(local) {
            glue.functions.push(GlueFunction {
                name,
                body: body::read(function, &is_class),
            });
        } else if self.classes.contains_key(local) {
            glue.classes.push(GlueClass {
                name,
                members: class::read(local, &self.classes),
            });
        } else if let Some((variants, reverse)) = self
            .constants
            .get(local)
            .and_then(|constant| variants(constant))
        {
            glue.enums.push(GlueEnum {
                name,
                variants,
                reverse,
            });
        } else {
            glue.others.push(name);
        }
    }
}

/// What a module exports, each with the name it has inside.
fn exports(program: &Program<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for statement in &program.body {
        match statement {
            Statement::ExportDeclaration(export) => match &export.declaration {
                Declaration::VariableDeclaration(variables) => {
                    let names = variables
                        .declarations
                        .iter()
                        .filter_map(|one| one.id.get_identifier_name());
                    found.extend(names.map(|name| (name.to_string(), name.to_string())));
                }
                declaration => {
                    if let Some(id) = declaration.id() {
                        found.push((id.name.to_string(), id.name.to_string()));
                    }
                }
            },
            Statement::ExportNamedDeclaration(export) => {
                found.extend(export.specifiers.iter().map(|one| {
                    (
                        one.exported.name().to_string(),
                        one.local.name().to_string(),
                    )
                }));
            }
            _ => {}
        }
    }
    found
}

/// The variants of `Object.freeze({ Red: 0, "0": "Red" })`, and whether it leads back from values to names.
fn variants(constant: &VariableDeclarator<'_>) -> Option<(Vec<(String, EnumValue)>, bool)> {
    let Some(Expression::CallExpression(call)) = &constant.init else {
        return None;
    };
    if !call.callee.is_specific_member_access("Object", "freeze") {
        return None;
    }
    let Some(Expression::ObjectExpression(object)) = call.arguments.first()?.as_expression() else {
        return None;
    };
    let mut variants = Vec::new();
    let mut reverse = false;
    for property in &object.properties {
        let ObjectPropertyKind::ObjectProperty(property) = property else {
            return None;
        };
        let key = property.key.static_name()?;
        match value(&property.value)? {
            // An entry from a value back to its name.
            EnumValue::Text(_) if key.parse::<i64>().is_ok() => reverse = true,
            value => variants.push((key.into_owned(), value)),
        }
    }
    Some((variants, reverse))
}

fn value(expression: &Expression<'_>) -> Option<EnumValue> {
    match expression {
        Expression::StringLiteral(text) => Some(EnumValue::Text(text.value.to_string())),
        Expression::NumericLiteral(number) => whole(number.value),
        Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::UnaryNegation => {
            match &unary.argument {
                Expression::NumericLiteral(number) => whole(-number.value),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A number as a discriminant: Rust's are whole and fit, so anything else is no enum of Rust's.
fn whole(number: f64) -> Option<EnumValue> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the guard lets whole numbers of 53 bits through alone"
    )]
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(EnumValue::Number(number as i64))
}
