//! Follows renamed types into the texts that refer to them.

use std::collections::BTreeMap;

use oxc_allocator::Allocator;
use oxc_ast::ast::{BindingIdentifier, IdentifierReference, TSTypeName};
use oxc_ast_visit::{Visit, walk};
use oxc_parser::Parser;
use oxc_span::{SourceType, Span};

use crate::api::Api;
use crate::api::model::{Call, Signature};

/// Old name → new name.
type Renamed = BTreeMap<String, String>;

/// Renames types wherever the model writes them.
pub(super) fn types(api: &mut Api, renamed: &Renamed) {
    for function in &mut api.functions {
        call(&mut function.call, renamed);
    }
    for member in api.classes.iter_mut().flat_map(|class| &mut class.members) {
        call(&mut member.call, renamed);
    }
    for declared in &mut api.types {
        declared.text = declaration(&declared.text, renamed);
    }
}

fn call(call: &mut Call, renamed: &Renamed) {
    for signature in call.signatures.iter_mut().chain(&mut call.sync_signatures) {
        rename_signature(signature, renamed);
    }
}

fn rename_signature(signature: &mut Signature, renamed: &Renamed) {
    for param in &mut signature.params {
        param.ty = ty(&param.ty, renamed);
    }
    signature.returns = ty(&signature.returns, renamed);
    if !signature.type_params.is_empty() {
        let text = format!("type _{} = 0;", signature.type_params);
        let text = declaration(&text, renamed);
        if let Some(params) = text
            .strip_prefix("type _")
            .and_then(|text| text.strip_suffix(" = 0;"))
        {
            params.clone_into(&mut signature.type_params);
        }
    }
}

fn ty(text: &str, renamed: &Renamed) -> String {
    const HEAD: &str = "type _ = ";
    let renamed = declaration(&format!("{HEAD}{text}"), renamed);
    renamed
        .strip_prefix(HEAD)
        .map_or_else(|| text.to_owned(), str::to_owned)
}

/// Renames in a declaration. A text that does not parse stays as it is: it came from a file that did.
fn declaration(text: &str, renamed: &Renamed) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::d_ts()).parse();
    let mut places = Places {
        renamed,
        found: Vec::new(),
    };
    places.visit_program(&parsed.program);
    places
        .found
        .sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    places.found.dedup_by_key(|(span, _)| span.start);
    let mut text = text.to_owned();
    for (span, name) in places.found {
        text.replace_range(span.start as usize..span.end as usize, name);
    }
    text
}

/// Where the old names stand.
struct Places<'r> {
    renamed: &'r Renamed,
    found: Vec<(Span, &'r str)>,
}

impl Places<'_> {
    fn note(&mut self, name: &str, span: Span) {
        if let Some(new) = self.renamed.get(name) {
            self.found.push((span, new));
        }
    }
}

impl<'a> Visit<'a> for Places<'_> {
    fn visit_ts_type_name(&mut self, name: &TSTypeName<'a>) {
        walk::walk_ts_type_name(self, name);
    }

    fn visit_identifier_reference(&mut self, name: &IdentifierReference<'a>) {
        self.note(name.name.as_str(), name.span);
    }

    fn visit_binding_identifier(&mut self, name: &BindingIdentifier<'a>) {
        self.note(name.name.as_str(), name.span);
    }
}
