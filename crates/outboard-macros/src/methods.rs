//! `#[outboard::export]` on an `impl` block: the members of a class.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Error, ImplItem, ImplItemFn, ItemImpl, Result, Type, Visibility};

use crate::args::{self, Args};
use crate::function::returns_option;
use crate::section::Record;
use crate::signature::{Receiver, Signature};
use crate::wrapper::{Form, Wrapper, conditions};
use crate::{names, paths, strip};

/// Writes the block as it is, and beside it a block of wrappers and a record for each public method.
pub(crate) fn expand(args: TokenStream, block: &ItemImpl) -> Result<TokenStream> {
    let args = Args::of_item(&args::IMPL, args)?;
    let class = class_of(block)?;
    let js_class = args.js_name()?.unwrap_or_else(|| class.unraw().to_string());

    let mut members = Vec::new();
    for item in &block.items {
        let ImplItem::Fn(method) = item else { continue };
        members.extend(Member::read(method)?);
    }
    let exported = members
        .iter()
        .map(|member| member.wrapper(class, Form::Boundary));
    let native = members
        .iter()
        .map(|member| member.wrapper(class, Form::Native));
    let records = members.iter().map(|member| member.record(class));

    let mut item = block.clone();
    strip::methods(&mut item);
    let conditions: Vec<_> = conditions(&block.attrs).collect();
    let boundary = paths::boundary();
    let (bindgen, crates) = (paths::wasm_bindgen(), paths::bindgen_crates());
    let exported = quote! {
        #[#bindgen(#crates, js_class = #js_class)]
        impl #class { #(#exported)* }
        #(#records)*
    };
    let native = quote! { impl #class { #(#native)* } };
    let streams = members
        .iter()
        .find(|member| member.signature.stream.is_some());
    let (exported, native) = match streams {
        Some(member) => (
            member.signature.guarded(exported),
            member.signature.guarded(native),
        ),
        None => (exported, native),
    };
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

/// An exported method.
struct Member<'a> {
    method: &'a ImplItemFn,
    signature: Signature,
    role: Role,
    js_name: String,
    args: Args,
    returns: TokenStream,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Constructor,
    Getter,
    Setter,
    Method,
}

impl<'a> Member<'a> {
    /// The member that a function of the block becomes, or nothing when it is not exported.
    fn read(method: &'a ImplItemFn) -> Result<Option<Self>> {
        let args = Args::of_part(&args::METHOD, &method.attrs)?;
        let marked = method.attrs.iter().any(args::is_ours);
        let is_public = matches!(method.vis, Visibility::Public(_));
        if args.flag("skip").is_some() || (!is_public && !marked) {
            return Ok(None);
        }
        let role = Role::read(&args)?;
        let signature = Signature::read(&method.vis, &method.sig)?;
        role.check(&signature, method)?;
        let js_name = match args.js_name()? {
            Some(name) => name,
            None => role.name(&signature.ident)?,
        };
        let returns = returns_option(&args, &signature)?;
        Ok(Some(Self {
            method,
            signature,
            role,
            js_name,
            args,
            returns,
        }))
    }

    fn wrapper(&self, class: &Ident, form: Form) -> TokenStream {
        let (js_name, returns) = (&self.js_name, &self.returns);
        let role = match self.role {
            Role::Constructor => quote! { constructor, },
            Role::Getter => quote! { getter, },
            Role::Setter => quote! { setter, },
            Role::Method => TokenStream::new(),
        };
        Wrapper {
            signature: &self.signature,
            attrs: &self.method.attrs,
            owner: quote! { #class:: },
            options: quote! { #[wasm_bindgen(#role js_name = #js_name, #returns)] },
        }
        .tokens(form)
    }

    fn record(&self, class: &Ident) -> TokenStream {
        let role = match self.role {
            Role::Constructor => "constructor",
            Role::Getter => "getter",
            Role::Setter => "setter",
            Role::Method => "method",
        };
        let record = Record::new("method")
            .text("class", &class.unraw().to_string())
            .text("name", &self.signature.ident.unraw().to_string())
            .text("js", &self.js_name)
            .receiver(self.signature.receiver)
            .text("role", role)
            .truth("async", self.signature.is_async)
            .signature(&self.signature, Some(class))
            .shown(&self.args, &self.signature)
            .into_tokens();
        let conditions = conditions(&self.method.attrs);
        quote! { #(#conditions)* #record }
    }
}

impl Role {
    fn read(args: &Args) -> Result<Self> {
        let given = [
            (Self::Constructor, args.flag("constructor")),
            (Self::Getter, args.flag("getter")),
            (Self::Setter, args.flag("setter")),
        ];
        let mut role = Self::Method;
        for (candidate, flag) in given {
            let Some(flag) = flag else { continue };
            if role != Self::Method {
                return Err(Error::new_spanned(flag, "a method has one role"));
            }
            role = candidate;
        }
        Ok(role)
    }

    /// The name in JavaScript; a setter is called `set_x` in Rust and `x` there.
    fn name(self, ident: &Ident) -> Result<String> {
        let name = ident.unraw().to_string();
        match (self, name.strip_prefix("set_")) {
            (Self::Setter, Some(property)) if !property.is_empty() => {
                Ok(names::camel_case(&quote::format_ident!("r#{property}")))
            }
            (Self::Setter, _) => Err(Error::new_spanned(
                ident,
                "call a setter `set_` and its property's name, or give `js_name = \"…\"`",
            )),
            _ => Ok(names::camel_case(ident)),
        }
    }

    fn check(self, signature: &Signature, method: &ImplItemFn) -> Result<()> {
        let (receiver, params) = (signature.receiver, signature.params.len());
        let message = match self {
            Self::Getter | Self::Setter if signature.control.is_some() => {
                "a property takes no control: make it a method"
            }
            Self::Constructor if receiver.is_some() => {
                "a constructor makes an object: it takes no `self`"
            }
            Self::Constructor | Self::Getter | Self::Setter if signature.stream.is_some() => {
                "only functions and methods return a stream"
            }
            Self::Constructor if signature.is_async => {
                "a constructor cannot be `async` in JavaScript: make it an ordinary function of the class"
            }
            Self::Getter if receiver != Some(Receiver::Shared) || params != 0 => {
                "a getter takes `&self` and nothing else"
            }
            Self::Setter
                if !matches!(receiver, Some(Receiver::Shared | Receiver::Mutable))
                    || params != 1 =>
            {
                "a setter takes `&mut self` and the value"
            }
            Self::Getter | Self::Setter if signature.is_async => {
                "a property cannot be `async` in Rust: make it a method"
            }
            _ => return Ok(()),
        };
        Err(Error::new_spanned(&method.sig, message))
    }
}

fn class_of(block: &ItemImpl) -> Result<&Ident> {
    if let Some((path, _)) = &block.trait_ {
        return Err(Error::new_spanned(
            path,
            "the methods of a trait are not exported: write them in an `impl` block of the struct's own",
        ));
    }
    if let Some(param) = block.generics.params.first() {
        return Err(Error::new_spanned(
            param,
            "an exported `impl` block cannot be generic",
        ));
    }
    match &*block.self_ty {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
    .ok_or_else(|| {
        Error::new_spanned(
            &block.self_ty,
            "name the exported struct itself, without a path",
        )
    })
}
