//! Results that are streams: `impl Stream<Item = …>`, also in a `Result`.

use syn::{
    Error, GenericArgument, PathArguments, Result, TraitBound, Type, TypeImplTrait, TypeParamBound,
};

use crate::signature::Output;

/// A stream that a function returns.
pub(crate) struct Stream {
    /// The `impl Stream`, to point a message at.
    pub(crate) ty: TypeImplTrait,
    /// What it gives.
    pub(crate) item: Type,
}

/// The stream in a result, if it is one. It is known by its name: an attribute sees words, not types.
pub(crate) fn read(output: &Output) -> Result<Option<Stream>> {
    let ty = match output {
        Output::Nothing | Output::Fallible { value: None, .. } => return Ok(None),
        Output::Value(ty) => ty,
        Output::Fallible {
            value: Some(value), ..
        } => value,
    };
    let Type::ImplTrait(ty) = ty else {
        return Ok(None);
    };
    let mut traits = ty.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound),
        _ => None,
    });
    let Some(bound) = traits.find(|bound| is_stream(bound)) else {
        return Ok(None);
    };
    match item(bound) {
        Some(item) => Ok(Some(Stream {
            ty: ty.clone(),
            item: item.clone(),
        })),
        None => Err(Error::new_spanned(
            bound,
            "say what the stream gives: `impl Stream<Item = …>`",
        )),
    }
}

fn is_stream(bound: &TraitBound) -> bool {
    bound
        .path
        .segments
        .last()
        .is_some_and(|last| last.ident == "Stream")
}

fn item(bound: &TraitBound) -> Option<&Type> {
    let PathArguments::AngleBracketed(list) = &bound.path.segments.last()?.arguments else {
        return None;
    };
    list.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(assoc) if assoc.ident == "Item" => Some(&assoc.ty),
        _ => None,
    })
}
