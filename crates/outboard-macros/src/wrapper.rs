//! The hidden function that JavaScript calls in place of the author's: it installs the panic hook and turns errors into
//! `outboard::Error`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Attribute;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::control::Taking;
use crate::paths;
use crate::signature::{Output, Param, Receiver, Signature};

/// What a wrapper is made from.
pub(crate) struct Wrapper<'a> {
    pub(crate) signature: &'a Signature,
    /// The attributes of the author's function: its docs are carried over, and its conditions.
    pub(crate) attrs: &'a [Attribute],
    /// What stands before the name in a call: nothing, or `Session::`.
    pub(crate) owner: TokenStream,
    /// What wasm-bindgen is told about the function.
    pub(crate) options: TokenStream,
}

/// Which of the two forms of a wrapper is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// With wasm-bindgen's attributes.
    Boundary,
    /// Without: the same conversions, so that a mistake in them shows in a native `cargo check`.
    Native,
}

impl Wrapper<'_> {
    /// The wrapper of a function in an `impl` block, or of a free one.
    pub(crate) fn tokens(&self, form: Form) -> TokenStream {
        let Signature {
            ident, is_async, ..
        } = self.signature;
        let name = format_ident!("__outboard_{}", ident.unraw(), span = Span::call_site());
        let asyncness = is_async.then(|| quote! { async });
        let receiver = self.signature.receiver.map(|receiver| match receiver {
            Receiver::Shared => quote! { &self, },
            Receiver::Mutable => quote! { &mut self, },
            Receiver::Owned => quote! { self, },
        });
        let params = self.signature.params.iter().map(|param| {
            let (ident, ty) = (local(&param.ident), param.taken());
            let attr = (form == Form::Boundary).then(|| param.bindgen_attribute());
            quote! { #attr #ident: #ty }
        });
        let returns = self.returns();
        let conditions = conditions(self.attrs);
        let attributes = (form == Form::Boundary).then(|| {
            let options = &self.options;
            let docs = self.attrs.iter().filter(|attr| attr.path().is_ident("doc"));
            quote! { #(#docs)* #options }
        });
        let private = paths::private();
        let body = self.body();
        quote! {
            #(#conditions)*
            #attributes
            #[allow(dead_code, deprecated, clippy::all, clippy::pedantic)]
            #[doc(hidden)]
            pub #asyncness fn #name(#receiver #(#params),*) #returns {
                #private::enter();
                #body
            }
        }
    }

    fn returns(&self) -> TokenStream {
        if let Some(stream) = &self.signature.stream {
            let private = paths::private();
            return match self.signature.output {
                Output::Fallible { .. } => quote_spanned! { stream.ty.span() =>
                    -> ::core::result::Result<#private::OutboardStream, ::outboard::Error>
                },
                _ => quote_spanned! { stream.ty.span() => -> #private::OutboardStream },
            };
        }
        match &self.signature.output {
            Output::Nothing => TokenStream::new(),
            Output::Value(ty) => quote! { -> #ty },
            Output::Fallible { ty, value } => {
                let value = value.as_ref().map_or_else(
                    || {
                        let private = paths::private();
                        quote_spanned! { ty.span() => <#ty as #private::Fallible>::Value }
                    },
                    ToTokens::to_token_stream,
                );
                quote! { -> ::core::result::Result<#value, ::outboard::Error> }
            }
        }
    }

    fn body(&self) -> TokenStream {
        let Signature {
            ident,
            receiver,
            params,
            output,
            is_async,
            ..
        } = self.signature;
        let owner = &self.owner;
        let receiver = receiver.map(|_| quote! { self, });
        let arguments = params.iter().map(Param::argument);
        let waiting = is_async.then(|| quote! { .await });
        let call = quote! { #owner #ident(#receiver #(#arguments),*) #waiting };
        let controls = params.iter().map(Param::control);
        let result = match output {
            Output::Nothing => quote! { #call; },
            Output::Value(_) => self.converted(call),
            // Spanned so that a missing `impl From<MyError> for outboard::Error` is shown at the author's type.
            Output::Fallible { ty, .. } => {
                let result = quote_spanned! { ty.span() =>
                    ::core::result::Result::map_err(
                        #call,
                        ::core::convert::Into::<::outboard::Error>::into,
                    )
                };
                self.converted(result)
            }
        };
        quote! { #(#controls)* #result }
    }
}

impl Wrapper<'_> {
    /// The result as JavaScript gets it. Spanned so that what a stream cannot give, or borrows, is shown at the author's type.
    fn converted(&self, result: TokenStream) -> TokenStream {
        let Some(stream) = &self.signature.stream else {
            return result;
        };
        let (private, item) = (paths::private(), &stream.item);
        let convert = quote_spanned! { stream.ty.span() => #private::stream::<#item, _> };
        match self.signature.output {
            Output::Fallible { .. } => quote_spanned! { stream.ty.span() =>
                ::core::result::Result::map(#result, #convert)
            },
            _ => quote_spanned! { stream.ty.span() => #convert(#result) },
        }
    }
}

impl Signature {
    /// What is written for a function that returns a stream: without the feature, a message in its place.
    pub(crate) fn guarded(&self, tokens: TokenStream) -> TokenStream {
        match &self.stream {
            Some(stream) => {
                quote_spanned! { stream.ty.span() => ::outboard::__with_stream! { #tokens } }
            }
            None => tokens,
        }
    }
}

impl Param {
    /// The type that the wrapper takes.
    fn taken(&self) -> TokenStream {
        if let Some(element) = &self.slice_of {
            return quote_spanned! { self.ty.span() => ::std::vec::Vec<#element> };
        }
        match self.control {
            None => self.ty.to_token_stream(),
            Some(_) => {
                let private = paths::private();
                quote! { #private::ControlArgument }
            }
        }
    }

    /// Makes the control of what the lane gave. The wrapper holds it, so that an async function can borrow it while it waits.
    fn control(&self) -> Option<TokenStream> {
        let (ident, private) = (local(&self.ident), paths::private());
        self.control
            .map(|_| quote! { let #ident = #private::control(#ident); })
    }

    /// What is passed on. A control is spanned so that another type of that name is complained of where the author wrote it.
    fn argument(&self) -> TokenStream {
        let mut ident = local(&self.ident);
        if self.control.is_some() || self.slice_of.is_some() {
            ident.set_span(Span::call_site().located_at(self.ty.span()));
        }
        if self.slice_of.is_some() {
            let private = paths::private();
            return quote_spanned! { self.ty.span() => #private::record::slice(&#ident) };
        }
        match self.control {
            Some(Taking::Reference) => quote_spanned! { self.ty.span() => &#ident },
            Some(Taking::Value) | None => ident.to_token_stream(),
        }
    }

    fn bindgen_attribute(&self) -> TokenStream {
        let name = (self.ident.unraw() != self.js_name).then(|| {
            let name = &self.js_name;
            quote! { js_name = #name, }
        });
        let ty = self.ts.as_ref().map(|ts| {
            if self.optional {
                quote! { unchecked_optional_param_type = #ts, }
            } else {
                quote! { unchecked_param_type = #ts, }
            }
        });
        match (&name, &ty) {
            (None, None) => TokenStream::new(),
            _ => quote! { #[wasm_bindgen(#name #ty)] },
        }
    }
}

/// The `#[cfg]`s of an item, which everything written for it must share.
pub(crate) fn conditions(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("cfg"))
}

/// A parameter's name as our own word: lints about the author's spelling have been given where the author wrote it.
fn local(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(Span::call_site());
    ident
}
