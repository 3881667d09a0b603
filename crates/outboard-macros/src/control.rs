//! Parameters that are filled in: a `Control` stands in the signature, and its caller does not see it.

use quote::ToTokens;
use syn::{Attribute, Error, Result, Type};

use crate::args;
use crate::signature::Param;

/// How a function takes its control.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taking {
    Reference,
    Value,
}

/// How a parameter of this type takes a control, if it is one. It is known by its name: an attribute sees words, not types.
pub(crate) fn taking(ty: &Type, attrs: &[Attribute]) -> Result<Option<Taking>> {
    let taking = match ty {
        Type::Reference(reference) if is_control(&reference.elem) => {
            if let Some(token) = &reference.mutability {
                return Err(Error::new_spanned(
                    token,
                    "a control has nothing to change: take it as `&Control`",
                ));
            }
            Taking::Reference
        }
        ty if is_control(ty) => Taking::Value,
        _ => return Ok(None),
    };
    match attrs.iter().find(|attr| args::is_ours(attr)) {
        Some(attr) => Err(Error::new_spanned(
            attr,
            "a control is filled in, and JavaScript does not see it: there is nothing to say about it",
        )),
        None => Ok(Some(taking)),
    }
}

/// Where the control stands among the parameters. There is one at most.
pub(crate) fn position(params: &[Param]) -> Result<Option<usize>> {
    let mut controls = params
        .iter()
        .enumerate()
        .filter(|(_, param)| param.control.is_some());
    let first = controls.next().map(|(index, _)| index);
    match controls.next() {
        Some((_, second)) => Err(Error::new_spanned(
            second.ty.to_token_stream(),
            "a call has one control: take it once, and clone it",
        )),
        None => Ok(first),
    }
}

fn is_control(ty: &Type) -> bool {
    match ty {
        Type::Path(path) if path.qself.is_none() => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "Control" && last.arguments.is_none()),
        Type::Group(group) => is_control(&group.elem),
        Type::Paren(paren) => is_control(&paren.elem),
        _ => false,
    }
}
