//! A tensor that arrives: small ones stay in the model, large ones go where the session will use them.

use super::convert::{Convert, data_type};
use super::message::{Elements, field};
use super::weights::{Weight, Weights};
use super::wire::{put_bytes, put_number, put_varint};
use crate::error::{Error, Result};

/// Tensors with fewer bytes stay in the model.
const SMALL: u64 = 1 << 10;

/// What is known of a tensor so far.
#[derive(Debug, Default)]
pub(super) struct Tensor {
    data_type: Option<u64>,
    weight: Option<Weight>,
    /// What its elements become, where its type came after them.
    unknown: bool,
    has_elements: bool,
}

impl Tensor {
    pub(super) fn set_type(&mut self, to: u64) {
        self.data_type = Some(to);
    }

    pub(super) fn weight(&mut self) -> Option<&mut Weight> {
        self.weight.as_mut()
    }

    /// Elements begin, in so many bytes. Says whether they go to a place of their own; if not, they stay in the model.
    pub(super) fn begin(
        &mut self,
        elements: Elements,
        length: u64,
        sure: bool,
        limit: u64,
    ) -> Result<bool> {
        if self.has_elements && (self.weight.is_some() || elements == Elements::Raw) {
            return Err(Error::NotOnnx("a tensor has its elements twice".into()));
        }
        self.has_elements = true;
        let convert = match (elements, self.data_type) {
            _ if length < SMALL => return Ok(false),
            (Elements::Raw, None) => {
                self.unknown = true;
                Convert::None
            }
            (Elements::Raw, Some(of)) => Convert::of(of).ok_or_else(|| unsupported(of))?.0,
            (Elements::Floats, Some(data_type::FLOAT)) => Convert::Single,
            (Elements::Doubles, Some(data_type::DOUBLE)) => Convert::Double,
            _ => return Ok(false),
        };
        self.weight = Some(Weight::new(convert, length, sure, limit)?);
        Ok(true)
    }

    /// All of it has come: says in the message where its elements lie, if they have a place of their own.
    pub(super) fn end(self, out: &mut Vec<u8>, weights: &mut Weights, limit: u64) -> Result<()> {
        let Some(mut weight) = self.weight else {
            return Ok(());
        };
        let of = self.data_type.unwrap_or_default();
        let (convert, becomes) = Convert::of(of).ok_or_else(|| unsupported(of))?;
        if self.unknown {
            weight = weight.known(convert, limit)?;
        }
        if !weight.is_whole()
            || becomes_width(becomes).is_some_and(|width| !weight.len().is_multiple_of(width))
        {
            return Err(Error::NotOnnx("a tensor ends within an element".into()));
        }
        let (place, length) = weights.add(weight);
        put_number(out, field::DATA_TYPE, becomes);
        put_number(out, field::LOCATION, 1);
        for (key, value) in [
            ("location", place),
            ("offset", "0".into()),
            ("length", length.to_string()),
        ] {
            let mut entry = Vec::new();
            put_bytes(&mut entry, 1, key.as_bytes());
            put_bytes(&mut entry, 2, value.as_bytes());
            put_varint(out, field::EXTERNAL << 3 | 2);
            put_varint(out, entry.len() as u64);
            out.extend_from_slice(&entry);
        }
        Ok(())
    }
}

fn becomes_width(data_type: u64) -> Option<usize> {
    matches!(data_type, data_type::FLOAT | data_type::INT32).then_some(4)
}

fn unsupported(data_type: u64) -> Error {
    let name = match data_type {
        4 => "uint16",
        5 => "int16",
        8 => "text",
        12 => "uint32",
        13 => "uint64",
        14 | 15 => "complex numbers",
        16 => "bfloat16",
        17..=20 | 24 => "float8",
        21 => "uint4",
        22 => "int4",
        23 => "float4",
        _ => {
            return Error::NotOnnx(format!(
                "a tensor has the type {data_type}, which there is not"
            ));
        }
    };
    Error::Unsupported {
        what: format!("a tensor of {name}"),
        node: String::new(),
    }
}
