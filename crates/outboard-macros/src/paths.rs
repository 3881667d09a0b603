//! The paths an expansion writes: all of them through `outboard`, the one crate that an engine depends on.

use proc_macro2::TokenStream;
use quote::quote;

/// The target on which an engine meets JavaScript. Elsewhere an exported item is an ordinary Rust item.
pub(crate) fn boundary() -> TokenStream {
    quote! { all(target_arch = "wasm32", target_os = "unknown") }
}

/// What an expansion calls at run time.
pub(crate) fn private() -> TokenStream {
    quote! { ::outboard::__private }
}

/// The attribute of wasm-bindgen.
pub(crate) fn wasm_bindgen() -> TokenStream {
    quote! { ::outboard::__private::wasm_bindgen::prelude::wasm_bindgen }
}

/// Where wasm-bindgen's own expansion finds its crate.
pub(crate) fn bindgen_crate() -> TokenStream {
    quote! { wasm_bindgen = ::outboard::__private::wasm_bindgen }
}

/// As [`bindgen_crate`], and the crates that functions need: an async one becomes a promise.
pub(crate) fn bindgen_crates() -> TokenStream {
    let bindgen = bindgen_crate();
    quote! {
        #bindgen,
        wasm_bindgen_futures = ::outboard::__private::wasm_bindgen_futures,
        js_sys = ::outboard::__private::js_sys
    }
}

/// Brings the name `wasm_bindgen` into the module of a struct or an enum: there, wasm-bindgen's expansion does not look at the
/// path it was given. A glob may be imported many times, and gives way to a `wasm_bindgen` of the author's own.
pub(crate) fn bindgen_in_scope() -> TokenStream {
    let boundary = boundary();
    quote! {
        #[cfg(#boundary)]
        #[allow(unused_imports)]
        use ::outboard::__private::scope::*;
    }
}
