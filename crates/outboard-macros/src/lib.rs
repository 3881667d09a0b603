//! The attribute of the `outboard` crate. Depend on `outboard`, which re-exports it and holds what its expansion calls.
//!
//! An exported item stays as it was written. Beside it stands a hidden wrapper, which is ordinary wasm-bindgen, and one record
//! in the custom section `outboard`, which tells the build what only Rust knows.

mod args;
mod class;
mod control;
mod data;
mod enumeration;
mod function;
mod methods;
mod names;
mod paths;
mod section;
mod signature;
mod stream;
mod strip;
mod wrapper;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Item};

/// Exports a function, a struct, an enum or the public methods of an `impl` block to JavaScript.
///
/// The documentation of the `outboard` crate lists what can be said in the parentheses.
#[proc_macro_attribute]
pub fn export(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    expand(args.into(), item.into()).into()
}

/// Makes a struct with named fields, or an enum of names, plain data that crosses to JavaScript by value.
///
/// The documentation of the `outboard` crate says what fields may hold.
#[proc_macro_attribute]
pub fn record(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    let item = TokenStream::from(item);
    let parsed = match syn::parse2::<Item>(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => return with_error(&error, &item).into(),
    };
    let expanded = match &parsed {
        Item::Struct(structure) => data::structure(args.into(), structure),
        Item::Enum(enumeration) => data::enumeration(args.into(), enumeration),
        other => Err(Error::new_spanned(
            other,
            "`#[outboard::record]` goes on a struct with named fields, or on an enum of names",
        )),
    };
    expanded
        .unwrap_or_else(|error| {
            let item = strip::without_own_attributes(parsed);
            with_error(&error, &quote! { #item })
        })
        .into()
}

fn with_error(error: &Error, item: &TokenStream) -> TokenStream {
    let error = error.to_compile_error();
    quote! { #error #item }
}

fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let parsed = match syn::parse2::<Item>(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => {
            let error = error.to_compile_error();
            return quote! { #error #item };
        }
    };
    let expanded = match &parsed {
        Item::Fn(function) => function::expand(args, function),
        Item::Struct(structure) => class::expand(args, structure),
        Item::Impl(block) => methods::expand(args, block),
        Item::Enum(enumeration) => enumeration::expand(args, enumeration),
        other => Err(Error::new_spanned(
            other,
            "`#[outboard::export]` goes on a function, a struct, an enum or an `impl` block",
        )),
    };
    // After a mistake the item itself is still there, so that it is the only thing the compiler complains of.
    expanded.unwrap_or_else(|error| {
        let error = error.to_compile_error();
        let item = strip::without_own_attributes(parsed);
        quote! { #error #item }
    })
}
