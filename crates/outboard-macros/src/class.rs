//! `#[outboard::export]` on a struct: a class in JavaScript.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Error, Field, ItemStruct, Result, Visibility, parse_quote};

use crate::args::{self, Args};
use crate::section::Record;
use crate::wrapper::conditions;
use crate::{names, paths, strip};

/// Writes the struct with wasm-bindgen's attribute, and its record.
pub(crate) fn expand(args: TokenStream, structure: &ItemStruct) -> Result<TokenStream> {
    let args = Args::of_item(&args::STRUCT, args)?;
    if let Some(param) = structure.generics.params.first() {
        return Err(Error::new_spanned(
            param,
            "an exported struct cannot be generic: JavaScript knows one class",
        ));
    }
    if !matches!(structure.vis, Visibility::Public(_)) {
        return Err(Error::new_spanned(
            &structure.ident,
            "what is exported is public: write `pub struct`",
        ));
    }
    let name = structure.ident.unraw().to_string();
    let js_name = args.js_name()?.unwrap_or_else(|| name.clone());
    let clone = args
        .flag("getter_with_clone")
        .map(|_| quote! { getter_with_clone, });

    let mut item = structure.clone();
    for field in &mut item.fields {
        let attribute = field_attribute(field)?;
        strip::attributes(&mut field.attrs);
        field.attrs.extend(attribute);
    }
    let record = Record::new("struct")
        .text("name", &name)
        .text("js", &js_name)
        .into_tokens();
    let name_in_rust = &structure.ident;
    let conditions: Vec<_> = conditions(&structure.attrs).collect();
    let boundary = paths::boundary();
    let (bindgen, bindgen_crate) = (paths::wasm_bindgen(), paths::bindgen_crate());
    let scope = paths::bindgen_in_scope();
    Ok(quote! {
        #(#conditions)*
        #scope
        #[cfg_attr(#boundary, #bindgen(#bindgen_crate, js_name = #js_name, #clone))]
        #item
        #(#conditions)*
        ::outboard::__stream_item!(#name_in_rust);
        #(#conditions)*
        #[cfg(#boundary)]
        const _: () = { #record };
    })
}

/// What wasm-bindgen is told about a field. Private fields it does not see.
fn field_attribute(field: &Field) -> Result<Option<Attribute>> {
    let args = Args::of_part(&args::FIELD, &field.attrs)?;
    let boundary = paths::boundary();
    if !matches!(field.vis, Visibility::Public(_)) {
        return match field.attrs.iter().find(|attr| args::is_ours(attr)) {
            Some(attr) => Err(Error::new_spanned(
                attr,
                "a private field is not exported: there is nothing to say about it",
            )),
            None => Ok(None),
        };
    }
    if let Some(skip) = args.flag("skip") {
        return match (args.flag("readonly"), args.text("js_name")) {
            (None, None) => Ok(Some(
                parse_quote! { #[cfg_attr(#boundary, wasm_bindgen(skip))] },
            )),
            _ => Err(Error::new_spanned(skip, "`skip` stands alone")),
        };
    }
    let chosen = args.js_name()?;
    let js_name = chosen.or_else(|| field.ident.as_ref().map(names::camel_case));
    let js_name = js_name.map(|name| quote! { js_name = #name, });
    let readonly = args.flag("readonly").map(|_| quote! { readonly, });
    let clone = args
        .flag("getter_with_clone")
        .map(|_| quote! { getter_with_clone, });
    Ok(Some(
        parse_quote! { #[cfg_attr(#boundary, wasm_bindgen(#js_name #readonly #clone))] },
    ))
}
