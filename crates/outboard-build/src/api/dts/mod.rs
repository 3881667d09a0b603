//! Reads the `.d.ts`: how things are typed and documented.

mod class;
mod types;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    Comment, Declaration, Expression, Function, Statement, TSEnumDeclaration,
    TSInterfaceDeclaration, TSSignature, VariableDeclaration,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan as _, SourceType, Span};

use super::typed::{Alternative, Declared, Type, TypedEnum, Types};
use super::{ReadError, glue, source};

/// Types that wasm-bindgen adds to every file for its own entry functions.
const INTERNAL: [&str; 3] = ["InitInput", "InitOutput", "SyncInitInput"];

/// Reads the types.
pub(super) fn read(text: &str) -> Result<Types, ReadError> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::d_ts()).parse();
    let faults: Vec<(usize, String)> = parsed
        .diagnostics
        .iter()
        .map(|fault| {
            let offset = fault.labels.first().map_or(0, |label| label.offset());
            (source::line(text, offset), fault.message.to_string())
        })
        .collect();
    if parsed.panicked {
        let (line, message) = faults
            .into_iter()
            .next()
            .unwrap_or((1, "the parser gave up".into()));
        return Err(ReadError::Types { line, message });
    }
    let mut reader = Reader {
        text,
        comments: &parsed.program.comments,
        types: Types::default(),
    };
    reader.types.faults = faults
        .into_iter()
        .map(|(line, message)| format!("line {line}: {message}"))
        .collect();
    for statement in &parsed.program.body {
        reader.statement(statement);
    }
    Ok(reader.types)
}

/// Where in the file something stands, for all that reads a piece of it.
struct Reader<'t> {
    text: &'t str,
    comments: &'t [Comment],
    types: Types,
}

impl Reader<'_> {
    fn docs(&self, start: u32) -> Option<String> {
        source::docs(self.text, self.comments, start)
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        match statement {
            Statement::ExportDeclaration(export) => {
                self.declaration(&export.declaration, export.span, true);
            }
            Statement::ExportNamedDeclaration(export) => {
                for one in &export.specifiers {
                    let (exported, local) = (one.exported.name(), one.local.name());
                    if exported != local {
                        self.types
                            .aliases
                            .insert(exported.to_string(), local.to_string());
                    }
                }
            }
            Statement::ImportDeclaration(_)
            | Statement::ExportFromDeclaration(_)
            | Statement::ExportAllDeclaration(_)
            | Statement::TSImportEqualsDeclaration(_) => {
                self.carry(String::new(), statement.span(), "", None);
            }
            statement => {
                if let Some(declaration) = statement.as_declaration() {
                    self.declaration(declaration, statement.span(), false);
                }
            }
        }
    }

    /// `whole` is the span with `export` in front, which is also where the docs are attached.
    fn declaration(&mut self, declaration: &Declaration<'_>, whole: Span, exported: bool) {
        let name = declaration
            .id()
            .map_or_else(String::new, |id| id.name.to_string());
        if INTERNAL.contains(&name.as_str()) || glue::is_internal(&name) {
            return;
        }
        match declaration {
            Declaration::FunctionDeclaration(function) => {
                self.function(name, function, whole, exported);
            }
            Declaration::ClassDeclaration(class) => {
                let docs = self.docs(whole.start);
                let read = self.class(class, docs);
                self.types.classes.insert(name.clone(), read);
                self.hide(name, exported);
            }
            Declaration::TSEnumDeclaration(declared) => {
                self.enumeration(name, declared, whole, exported);
            }
            Declaration::TSInterfaceDeclaration(interface) => {
                self.interface(name, interface, whole);
            }
            Declaration::TSTypeAliasDeclaration(alias) => {
                let stands_for = self.ty(&alias.type_annotation);
                self.carry_from(name, whole, alias.span, "export", Some(stands_for));
            }
            Declaration::VariableDeclaration(variables) => {
                self.constants(variables, whole, exported);
            }
            // Modules, namespaces and `declare global`.
            other => self.carry_from(
                name,
                whole,
                other.span(),
                if exported { "export" } else { "declare" },
                None,
            ),
        }
    }

    fn hide(&mut self, name: String, exported: bool) {
        if !exported {
            self.types.hidden.push(name);
        }
    }

    fn function(&mut self, name: String, function: &Function<'_>, whole: Span, exported: bool) {
        let overload = self.overload(
            self.docs(whole.start),
            function.type_parameters.as_deref(),
            &function.params,
            function.return_type.as_deref(),
        );
        let overloads = self.types.functions.entry(name.clone()).or_default();
        overloads.push(overload);
        if overloads.len() == 1 {
            self.hide(name, exported);
        }
    }

    fn enumeration(
        &mut self,
        name: String,
        declared: &TSEnumDeclaration<'_>,
        whole: Span,
        exported: bool,
    ) {
        let mut read = TypedEnum {
            docs: self.docs(whole.start),
            ..TypedEnum::default()
        };
        for member in &declared.body.members {
            if let Some(docs) = self.docs(member.span.start) {
                read.variants
                    .insert(member.id.static_name().to_string(), docs);
            }
        }
        self.types.enums.insert(name.clone(), read);
        self.hide(name, exported);
    }

    fn interface(&mut self, name: String, interface: &TSInterfaceDeclaration<'_>, whole: Span) {
        let callable = interface.body.body.iter().any(|member| {
            matches!(
                member,
                TSSignature::TSCallSignatureDeclaration(_)
                    | TSSignature::TSConstructSignatureDeclaration(_)
            )
        });
        let docs = self.docs(whole.start);
        let mut class = self.types.interfaces.remove(&name).unwrap_or_default();
        class.docs = class.docs.or(docs);
        self.signatures(&interface.body.body, &mut class);
        self.types.interfaces.insert(name.clone(), class);
        // One that has nothing else is a function like any other.
        let only = interface
            .body
            .body
            .iter()
            .all(|member| matches!(member, TSSignature::TSCallSignatureDeclaration(_)));
        let stands_for = callable.then(|| Type {
            function: true,
            alternatives: only.then_some(Alternative::Function).into_iter().collect(),
            ..Type::default()
        });
        self.carry_from(name, whole, interface.span, "export", stands_for);
    }

    fn constants(&mut self, variables: &VariableDeclaration<'_>, whole: Span, exported: bool) {
        for declarator in &variables.declarations {
            let Some(name) = declarator.id.get_identifier_name() else {
                continue;
            };
            let ty = declarator
                .type_annotation
                .as_deref()
                .map(|annotation| &annotation.type_annotation);
            if let Some(oxc_ast::ast::TSType::TSFunctionType(function)) = ty {
                let overload = self.overload(
                    self.docs(whole.start),
                    function.type_parameters.as_deref(),
                    &function.params,
                    Some(&function.return_type),
                );
                self.types
                    .functions
                    .entry(name.to_string())
                    .or_default()
                    .push(overload);
                self.hide(name.to_string(), exported);
            } else if exported {
                let ty = ty.map_or_else(Type::default, |ty| self.ty(ty));
                self.types.constants.insert(name.to_string(), ty);
            } else {
                self.carry_from(name.to_string(), whole, variables.span, "declare", None);
                return;
            }
        }
    }

    /// Carries the text of `inner` with `prefix` in front and the docs of `whole` before it.
    fn carry_from(
        &mut self,
        name: String,
        whole: Span,
        inner: Span,
        prefix: &str,
        stands_for: Option<Type>,
    ) {
        let docs = self.raw_docs(whole.start);
        let inner = source::slice(self.text, inner);
        let inner = inner.strip_prefix("declare").map_or(inner, str::trim_start);
        self.types.declared.push(Declared {
            name,
            text: format!("{docs}{prefix} {inner}"),
            stands_for,
        });
    }

    /// Carries a statement as it stands.
    fn carry(&mut self, name: String, span: Span, prefix: &str, stands_for: Option<Type>) {
        let text = format!("{prefix}{}", source::slice(self.text, span));
        self.types.declared.push(Declared {
            name,
            text,
            stands_for,
        });
    }

    /// The comment in front of a declaration as it stands, with a line's end.
    fn raw_docs(&self, start: u32) -> String {
        let comment = self
            .comments
            .iter()
            .rev()
            .find(|one| one.attached_to == start && one.is_jsdoc());
        comment.map_or_else(String::new, |one| {
            format!("{}\n", source::slice(self.text, one.span))
        })
    }
}

/// The name of a property, where it has one that does not have to be computed.
fn key_name(key: &oxc_ast::ast::PropertyKey<'_>, computed: bool) -> Option<String> {
    match key {
        oxc_ast::ast::PropertyKey::StringLiteral(name) => Some(name.value.to_string()),
        key if !computed => key.static_name().map(std::borrow::Cow::into_owned),
        _ => None,
    }
}

/// The name of an identifier, for what extends something.
fn identifier(expression: &Expression<'_>) -> Option<String> {
    match expression {
        Expression::Identifier(name) => Some(name.name.to_string()),
        _ => None,
    }
}
