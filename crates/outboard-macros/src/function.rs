//! `#[outboard::export]` on a free function.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Error, FnArg, ItemFn, Result};

use crate::args::{self, Args};
use crate::section::Record;
use crate::signature::{Output, Signature};
use crate::wrapper::{Form, Wrapper, conditions};
use crate::{names, paths, strip};

/// Writes the function, its wrapper and its record.
pub(crate) fn expand(args: TokenStream, function: &ItemFn) -> Result<TokenStream> {
    if let Some(FnArg::Receiver(receiver)) = function.sig.inputs.first() {
        return Err(Error::new_spanned(
            receiver,
            "a free function has no `self`; for a method, put `#[outboard::export]` on its `impl` block",
        ));
    }
    let args = Args::of_item(&args::FUNCTION, args)?;
    let signature = Signature::read(&function.vis, &function.sig)?;
    if let (Some(flag), Some(_)) = (args.flag("setup"), &signature.stream) {
        return Err(Error::new_spanned(
            flag,
            "a set-up function runs on every lane, and has no stream of its own",
        ));
    }
    let js_name = match args.js_name()? {
        Some(name) => name,
        None => names::camel_case(&signature.ident),
    };
    let returns = returns_option(&args, &signature)?;
    let (bindgen, crates) = (paths::wasm_bindgen(), paths::bindgen_crates());
    let wrapper = Wrapper {
        signature: &signature,
        attrs: &function.attrs,
        owner: TokenStream::new(),
        options: quote! { #[#bindgen(#crates, js_name = #js_name, #returns)] },
    };
    let record = Record::new("fn")
        .text("name", &signature.ident.unraw().to_string())
        .text("js", &js_name)
        .truth("setup", args.flag("setup").is_some())
        .truth("async", signature.is_async)
        .signature(&signature, None)
        .shown(&args, &signature)
        .into_tokens();

    let mut item = function.clone();
    strip::signature(&mut item.sig);
    let conditions: Vec<_> = conditions(&function.attrs).collect();
    let boundary = paths::boundary();
    let (exported, native) = (wrapper.tokens(Form::Boundary), wrapper.tokens(Form::Native));
    let exported = signature.guarded(quote! { #exported #record });
    let native = signature.guarded(native);
    Ok(quote! {
        #item
        #(#conditions)*
        #[cfg(#boundary)]
        const _: () = { #exported };
        #(#conditions)*
        #[cfg(not(#boundary))]
        const _: () = { #native };
    })
}

/// `returns = "…"`, the type to show in TypeScript, in wasm-bindgen's words. Of a stream it is what the stream gives, and stands
/// in the record.
pub(crate) fn returns_option(args: &Args, signature: &Signature) -> Result<TokenStream> {
    let Some(text) = args.text("returns") else {
        return Ok(TokenStream::new());
    };
    if matches!(signature.output, Output::Nothing) {
        return Err(Error::new_spanned(
            text,
            "this function returns nothing that could have a type",
        ));
    }
    if signature.stream.is_some() {
        return Ok(TokenStream::new());
    }
    Ok(quote! { unchecked_return_type = #text, })
}
