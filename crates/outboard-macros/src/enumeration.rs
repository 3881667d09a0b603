//! `#[outboard::export]` on an enum. It writes no record: there is nothing about an enum that the glue does not say.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Error, Expr, ExprLit, Fields, ItemEnum, Lit, Result, Visibility};

use crate::args::{self, Args};
use crate::paths;
use crate::wrapper::conditions;

/// Writes the enum with wasm-bindgen's attribute.
pub(crate) fn expand(args: TokenStream, enumeration: &ItemEnum) -> Result<TokenStream> {
    let args = Args::of_item(&args::ENUM, args)?;
    if !matches!(enumeration.vis, Visibility::Public(_)) {
        return Err(Error::new_spanned(
            &enumeration.ident,
            "what is exported is public: write `pub enum`",
        ));
    }
    for variant in &enumeration.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(
                &variant.fields,
                "an exported enum is a set of names: its variants hold nothing",
            ));
        }
        if let Some((
            _,
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }),
        )) = &variant.discriminant
        {
            return Err(Error::new_spanned(
                text,
                "the variants of an exported enum are numbers",
            ));
        }
    }
    let js_name = args
        .js_name()?
        .unwrap_or_else(|| enumeration.ident.unraw().to_string());
    let boundary = paths::boundary();
    let (bindgen, bindgen_crate) = (paths::wasm_bindgen(), paths::bindgen_crate());
    let scope = paths::bindgen_in_scope();
    let name = &enumeration.ident;
    let conditions: Vec<_> = conditions(&enumeration.attrs).collect();
    Ok(quote! {
        #(#conditions)*
        #scope
        #[cfg_attr(#boundary, #bindgen(#bindgen_crate, js_name = #js_name))]
        #enumeration
        #(#conditions)*
        ::outboard::__stream_item!(#name);
    })
}
