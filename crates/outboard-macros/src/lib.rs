//! The attribute of the `outboard` crate. Depend on `outboard`, which re-exports it and holds what its expansion calls.
//!
//! An exported item stays as it was written. Beside it stands a hidden wrapper, which is ordinary wasm-bindgen, and one record
//! in the custom section `outboard`, which tells the build what only Rust knows.

mod args;
mod class;
mod control;
mod enumeration;
mod function;
mod methods;
mod names;
mod paths;
mod record;
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
