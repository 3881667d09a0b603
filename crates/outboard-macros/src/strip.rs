//! An item as the compiler is to see it: without the attributes that only this crate understands.

use syn::{Attribute, FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Signature};

use crate::args;

/// The item without our attributes on its methods, fields and parameters.
pub(crate) fn without_own_attributes(mut item: Item) -> Item {
    match &mut item {
        Item::Fn(function) => signature(&mut function.sig),
        Item::Impl(block) => methods(block),
        Item::Struct(structure) => fields(structure),
        Item::Enum(enumeration) => variants(enumeration),
        _ => {}
    }
    item
}

/// Strips the methods of a block, and their parameters.
pub(crate) fn methods(block: &mut ItemImpl) {
    for item in &mut block.items {
        if let ImplItem::Fn(method) = item {
            attributes(&mut method.attrs);
            signature(&mut method.sig);
        }
    }
}

/// Strips the parameters of a function.
pub(crate) fn signature(signature: &mut Signature) {
    for input in &mut signature.inputs {
        match input {
            FnArg::Receiver(receiver) => attributes(&mut receiver.attrs),
            FnArg::Typed(typed) => attributes(&mut typed.attrs),
        }
    }
}

/// Strips one list of attributes.
pub(crate) fn attributes(attrs: &mut Vec<Attribute>) {
    attrs.retain(|attr| !args::is_ours(attr));
}

/// Strips the variants of an enum.
pub(crate) fn variants(enumeration: &mut ItemEnum) {
    for variant in &mut enumeration.variants {
        attributes(&mut variant.attrs);
    }
}

/// Strips the fields of a struct.
pub(crate) fn fields(structure: &mut ItemStruct) {
    for field in &mut structure.fields {
        attributes(&mut field.attrs);
    }
}
