//! Merges how something is called: the glue's parameters, the types' overloads.

use super::Merger;
use crate::api::Warning;
use crate::api::glue::Body;
use crate::api::model::{Call, Param, Signature, TypedParam};
use crate::api::typed::{Overload, Type, TypedParameter};

/// What bytes may be typed as, beside the array of bytes itself.
const BESIDE_BYTES: [&str; 4] = ["number[]", "null", "undefined", "ArrayBuffer"];

impl Merger<'_> {
    /// `constructs` is the class that a constructor makes.
    pub(super) fn call(
        &mut self,
        item: &str,
        body: Body,
        overloads: &[Overload],
        constructs: Option<&str>,
    ) -> Call {
        let mut call = Call {
            is_async: body.is_async || overloads.iter().any(|one| one.returns.promise),
            variadic: body.variadic,
            params: body.params,
            control: body.control,
            stream: body.stream,
            gives: body.gives,
            ..Call::default()
        };
        if overloads.is_empty() {
            self.warnings.push(Warning::untyped(item));
            call.signatures.push(untyped(&call, constructs));
            return call;
        }
        let last = call.params.len().checked_sub(1).filter(|_| call.variadic);
        for (index, param) in call.params.iter_mut().enumerate() {
            let types: Vec<&Type> = overloads
                .iter()
                .filter_map(|one| one.params.get(index))
                .map(|one| &one.ty)
                .collect();
            param.bytes =
                param.record.is_some() || (Some(index) != last && is_bytes(param, &types));
        }
        let mut reason = None;
        for overload in overloads {
            let mut signature = signature(overload);
            if let Some(class) = constructs {
                class.clone_into(&mut signature.returns);
            }
            match self.crossing.stays(overload) {
                None => call.signatures.push(signature),
                Some(why) => {
                    call.sync_signatures.push(signature);
                    reason.get_or_insert(why);
                }
            }
        }
        if let Some(why) = reason {
            let why = if call.crosses() {
                format!("in one of its overloads, {why}")
            } else {
                why
            };
            self.warnings.push(Warning::cannot_cross(item, why));
        }
        call
    }
}

/// Whether a parameter is bytes to Rust: by its type, or by where the glue copies it when the type does not say.
fn is_bytes(param: &Param, types: &[&Type]) -> bool {
    if types.is_empty() {
        return param.bytes;
    }
    let array =
        |name: &String| name == "Uint8Array" || (param.bytes && name == "Uint8ClampedArray");
    types.iter().any(|ty| {
        let mentions = ty.names.iter().any(array);
        let others = ty
            .text
            .split('|')
            .map(str::trim)
            .filter(|one| !BESIDE_BYTES.contains(one));
        mentions
            && others
                .map(|one| one.split('<').next().unwrap_or(one).trim().to_owned())
                .all(|one| array(&one))
    })
}

/// One overload as the model has it.
pub(super) fn signature(overload: &Overload) -> Signature {
    let param = |param: &TypedParameter| TypedParam {
        name: param.name.clone(),
        ty: param.ty.text.clone(),
        optional: param.optional,
        rest: param.rest,
    };
    Signature {
        docs: overload.docs.clone(),
        type_params: overload.type_params.clone(),
        params: overload.params.iter().map(param).collect(),
        returns: overload.returns.text.clone(),
    }
}

/// The signature of what nobody typed. What the glue insists on is said all the same.
fn untyped(call: &Call, constructs: Option<&str>) -> Signature {
    let param = |(index, param): (usize, &Param)| {
        let rest = call.variadic && index + 1 == call.params.len();
        let ty = match &param.class {
            Some(class) => class.clone(),
            None if rest => "unknown[]".into(),
            None => "unknown".into(),
        };
        TypedParam {
            name: param.name.clone(),
            ty,
            optional: false,
            rest,
        }
    };
    Signature {
        params: call.params.iter().enumerate().map(param).collect(),
        returns: constructs.unwrap_or("unknown").to_owned(),
        ..Signature::default()
    }
}
