//! What JavaScript can call: the signature of a function, checked, without what only Rust understands.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{
    Error, FnArg, GenericArgument, GenericParam, Pat, PatType, PathArguments, ReceiverKind, Result,
    ReturnType, Safety, Type, Visibility,
};

use crate::args::{self, Args};
use crate::control::{self, Taking};
use crate::names;
use crate::stream::{self, Stream};

/// A signature that can cross.
pub(crate) struct Signature {
    pub(crate) ident: Ident,
    pub(crate) is_async: bool,
    pub(crate) receiver: Option<Receiver>,
    pub(crate) params: Vec<Param>,
    /// Where among the parameters a `Control` stands.
    pub(crate) control: Option<usize>,
    pub(crate) output: Output,
    /// The stream in the output.
    pub(crate) stream: Option<Stream>,
}

/// How a method takes `self`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Receiver {
    Shared,
    Mutable,
    Owned,
}

/// One parameter.
pub(crate) struct Param {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) js_name: String,
    /// The type to show in TypeScript, where the Rust one says too little.
    pub(crate) ts: Option<String>,
    pub(crate) optional: bool,
    /// How it takes a `Control`, if it does.
    pub(crate) control: Option<Taking>,
    /// What a slice of records holds: the wrapper takes a vector, for wasm-bindgen knows slices of numbers alone.
    pub(crate) slice_of: Option<Type>,
}

/// What a function returns.
pub(crate) enum Output {
    Nothing,
    Value(Type),
    /// A `Result`; the type of its value is known when it is written out, and not when an alias hides it.
    Fallible {
        ty: Type,
        value: Option<Box<Type>>,
    },
}

impl Signature {
    /// Checks the signature of a function that is to be exported.
    pub(crate) fn read(vis: &Visibility, sig: &syn::Signature) -> Result<Self> {
        if !matches!(vis, Visibility::Public(_)) {
            return Err(Error::new_spanned(
                &sig.ident,
                "what is exported is public: write `pub fn`",
            ));
        }
        refuse_what_javascript_cannot_call(sig)?;
        let mut receiver = None;
        let mut params = Vec::new();
        for input in &sig.inputs {
            match input {
                FnArg::Receiver(taken) => receiver = Some(read_receiver(taken)?),
                FnArg::Typed(typed) => params.push(Param::read(typed)?),
            }
        }
        check_order(&params, sig)?;
        let control = control::position(&params)?;
        let output = Output::read(&sig.output);
        Ok(Self {
            ident: sig.ident.clone(),
            is_async: sig.asyncness.is_some(),
            receiver,
            params,
            control,
            stream: stream::read(&output)?,
            output,
        })
    }
}

impl Param {
    fn read(typed: &PatType) -> Result<Self> {
        let ident = match &*typed.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => &pat.ident,
            other => {
                return Err(Error::new_spanned(
                    other,
                    "give this parameter a name: JavaScript shows it, and takes the value apart inside the function",
                ));
            }
        };
        if let Type::ImplTrait(ty) = &*typed.ty {
            return Err(Error::new_spanned(
                ty,
                "an exported function cannot be generic: name one type",
            ));
        }
        let control = control::taking(&typed.ty, &typed.attrs)?;
        let args = Args::of_part(&args::PARAMETER, &typed.attrs)?;
        let optional = args.flag("optional");
        if let (Some(flag), None) = (optional, args.text("ts")) {
            return Err(Error::new_spanned(
                flag,
                "`optional` goes with `ts = \"…\"`; a Rust type says it by `Option`",
            ));
        }
        Ok(Self {
            ident: ident.clone(),
            ty: (*typed.ty).clone(),
            js_name: match args.js_name()? {
                Some(name) => name,
                None => names::camel_case(ident),
            },
            ts: args.text("ts").map(syn::LitStr::value),
            optional: optional.is_some(),
            control,
            slice_of: slice_of_records(&typed.ty).cloned(),
        })
    }
}

/// What numbers are called, of which wasm-bindgen takes slices itself.
const NUMBERS: [&str; 13] = [
    "u8",
    "i8",
    "u16",
    "i16",
    "u32",
    "i32",
    "u64",
    "i64",
    "usize",
    "isize",
    "f32",
    "f64",
    "MaybeUninit",
];

/// The element of a shared slice of anything but numbers.
fn slice_of_records(ty: &Type) -> Option<&Type> {
    let Type::Reference(reference) = ty else {
        return None;
    };
    let Type::Slice(slice) = &*reference.elem else {
        return None;
    };
    let Type::Path(path) = &*slice.elem else {
        return None;
    };
    let last = path.path.segments.last()?;
    let number = NUMBERS.iter().any(|number| last.ident == number);
    (reference.mutability.is_none() && !number).then_some(&*slice.elem)
}

impl Output {
    /// A `Result` is known by its name: an attribute sees words, not types.
    fn read(output: &ReturnType) -> Self {
        let ReturnType::Type(_, ty) = output else {
            return Self::Nothing;
        };
        let ty = (**ty).clone();
        let Type::Path(path) = &ty else {
            return Self::Value(ty);
        };
        let Some(last) = path
            .path
            .segments
            .last()
            .filter(|last| last.ident == "Result")
        else {
            return Self::Value(ty);
        };
        let value = match &last.arguments {
            PathArguments::AngleBracketed(list) if list.args.len() == 2 => match &list.args[0] {
                GenericArgument::Type(value) => Some(Box::new(value.clone())),
                _ => None,
            },
            _ => None,
        };
        Self::Fallible { ty, value }
    }
}

fn read_receiver(receiver: &syn::Receiver) -> Result<Receiver> {
    match &receiver.kind {
        ReceiverKind::Value => Ok(Receiver::Owned),
        ReceiverKind::Reference(_, _, None) => Ok(Receiver::Shared),
        ReceiverKind::Reference(_, _, Some(_)) => Ok(Receiver::Mutable),
        _ => Err(Error::new_spanned(
            receiver,
            "an exported method takes `self`, `&self` or `&mut self`",
        )),
    }
}

fn refuse_what_javascript_cannot_call(sig: &syn::Signature) -> Result<()> {
    if let Some(param) = sig.generics.params.first() {
        let message = match param {
            GenericParam::Lifetime(_) => {
                "an exported function cannot name lifetimes: leave them out, what is borrowed lives for the call"
            }
            _ => "an exported function cannot be generic: JavaScript calls one function",
        };
        return Err(Error::new_spanned(param, message));
    }
    if let Some(clause) = &sig.generics.where_clause {
        return Err(Error::new_spanned(
            clause,
            "an exported function cannot have a `where` clause",
        ));
    }
    let refused: Option<(&dyn ToTokens, &str)> = match sig {
        syn::Signature {
            safety: Safety::Unsafe(token),
            ..
        } => Some((
            token,
            "an exported function cannot be `unsafe`: anyone may call it",
        )),
        syn::Signature { abi: Some(abi), .. } => Some((
            abi,
            "an exported function has Rust's own calling convention: leave `extern` out",
        )),
        syn::Signature {
            variadic: Some(variadic),
            ..
        } => Some((
            variadic,
            "an exported function has a fixed number of parameters",
        )),
        _ => None,
    };
    match refused {
        Some((tokens, message)) => Err(Error::new_spanned(tokens, message)),
        None => Ok(()),
    }
}

/// Call options stand after the last declared parameter, so nothing that must be given may follow what may be left out.
fn check_order(params: &[Param], sig: &syn::Signature) -> Result<()> {
    let first_optional = params.iter().position(|param| param.optional);
    let last_required = params
        .iter()
        .rposition(|param| !param.optional && param.control.is_none());
    match (first_optional, last_required) {
        (Some(optional), Some(required)) if optional < required => Err(Error::new_spanned(
            &sig.inputs,
            format!(
                "`{}` must be given and so cannot follow `{}`, which may be left out",
                params[required].ident, params[optional].ident
            ),
        )),
        _ => Ok(()),
    }
}
