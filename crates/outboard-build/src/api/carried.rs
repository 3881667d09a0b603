//! Where records cross: the glue takes and gives bytes there, and a caller does not see them.

use std::collections::BTreeMap;

use super::Role;
use super::data::Carried;
use super::glue::Body;
use super::item::parts;
use super::section::{Record, Shape};
use super::typed::{Overload, Type, TypedField};

/// What bytes are called in the glue's types.
const BYTES: &str = "Uint8Array";

/// The records, by their names in Rust.
pub(super) type Types<'r> = BTreeMap<&'r str, &'r str>;

/// The records of a section.
pub(super) fn types(records: &[Record]) -> Types<'_> {
    let named = records.iter().filter_map(|record| match record {
        Record::Data { name, js, .. } => Some((name.as_str(), js.as_str())),
        _ => None,
    });
    named.collect()
}

/// What records a Rust type is: `Vec < Point >`, `& [Point]`, `Result < Option < Point > , Error >`.
pub(super) fn read(rust: &str, types: &Types<'_>) -> Option<Carried> {
    let rust = rust.trim().trim_start_matches('&').trim_start();
    if let Some(slice) = rust.strip_prefix('[') {
        return named(slice.strip_suffix(']')?, types, true);
    }
    let (head, arguments) = parts(rust)?;
    match (head, arguments.as_slice()) {
        ("Vec", [one]) => named(one, types, true),
        ("Option", [inner]) => Some(Carried {
            optional: true,
            ..read(inner, types)?
        }),
        // An alias may leave the error out.
        ("Result", [inner] | [inner, _]) => read(inner, types),
        (_, []) => named(rust, types, false),
        _ => None,
    }
}

fn named(rust: &str, types: &Types<'_>, many: bool) -> Option<Carried> {
    let (head, arguments) = parts(rust)?;
    let record = types.get(head).filter(|_| arguments.is_empty())?;
    Some(Carried {
        record: (*record).to_owned(),
        many,
        optional: false,
    })
}

/// Puts records in the place of bytes. The parameters are still those of the glue.
pub(super) fn apply(
    shape: &Shape,
    body: &mut Body,
    overloads: &mut [&mut Overload],
    types: &Types<'_>,
) {
    for (index, param) in shape.params.iter().enumerate() {
        let carried = read(&param.ty, types);
        let (Some(carried), Some(own)) = (carried, body.params.get_mut(index)) else {
            continue;
        };
        let typed = overloads.iter_mut();
        for one in typed.filter_map(|one| one.params.get_mut(index)) {
            retype(&mut one.ty, &carried.taken());
        }
        own.record = Some(carried);
    }
    body.gives = read(&shape.returns, types);
    if let Some(gives) = &body.gives {
        for overload in overloads {
            retype(&mut overload.returns, &gives.given());
        }
    }
}

/// As [`apply`], of a property.
pub(super) fn property(shape: &Shape, role: Role, field: &mut TypedField, types: &Types<'_>) {
    let carried = match role {
        Role::Setter => shape
            .params
            .first()
            .and_then(|param| read(&param.ty, types))
            .map(|carried| carried.taken()),
        _ => read(&shape.returns, types).map(|carried| carried.given()),
    };
    let typed = match role {
        Role::Setter => &mut field.write,
        _ => &mut field.read,
    };
    if let (Some(text), Some(ty)) = (carried, typed) {
        retype(ty, &text);
    }
}

/// A type that an author wrote has no bytes in it, and stays. Of an array, newer glue takes numbers too.
fn retype(ty: &mut Type, text: &str) {
    if ty.text.contains(BYTES) {
        *ty = Type {
            text: ty.text.replace(" | number[]", "").replacen(BYTES, text, 1),
            promise: ty.promise,
            ..Type::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_known_in_every_form_that_crosses() {
        let types = Types::from([("Point", "GeoPoint")]);
        let found = |rust: &str| read(rust, &types).map(|one| one.given());
        for many in [
            "Vec < Point >",
            "& [Point]",
            "&[Point]",
            "Option < Vec < Point > >",
            "Result < Vec < shapes :: Point > , Error >",
            "io :: Result < Vec<Point> >",
        ] {
            assert_eq!(found(many).as_deref(), Some("GeoPoint[]"), "{many}");
        }
        for one in [
            "Point",
            "& Point",
            "Option < Point >",
            "Result < Point , E >",
        ] {
            assert_eq!(found(one).as_deref(), Some("GeoPoint"), "{one}");
        }
        for other in [
            "Vec < u8 >",
            "& [u8]",
            "Vec < Vec < Point > >",
            "Point < u8 >",
            "()",
            "",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
