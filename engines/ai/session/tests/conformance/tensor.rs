//! The tensors of a case, as the files of ONNX's backend test hold them.

use outboard_session::tensor::Tensor;
use outboard_session::{Sequence, Value};
use rten_onnx::onnx::{DataType, TensorProto};
use rten_onnx::protobuf::{
    DecodeMessage, Fields, OwnedValues, ProtobufError, ReadValue, ValueReader,
};

/// Why a value of a case cannot be given to a session.
pub(crate) type Refused = String;

/// A list of tensors in a file.
#[derive(Default)]
struct SequenceProto {
    tensors: Vec<TensorProto>,
    of_tensors: bool,
}

impl DecodeMessage for SequenceProto {
    type Types = OwnedValues;

    fn decode_fields<R: ReadValue<Types = Self::Types>>(
        mut fields: Fields<'_, R>,
    ) -> Result<Self, ProtobufError> {
        let mut sequence = Self::default();
        while let Some(mut field) = fields.next()? {
            match field.number() {
                2 => sequence.of_tensors = field.get_enum()? == 1,
                3 => sequence
                    .tensors
                    .push(TensorProto::decode_field(&mut field)?),
                _ => field.skip()?,
            }
        }
        Ok(sequence)
    }
}

/// Reads one tensor.
pub(crate) fn tensor(bytes: &[u8]) -> Result<Value, Refused> {
    let proto =
        TensorProto::decode(ValueReader::from_buf(bytes)).map_err(|error| error.to_string())?;
    value(&proto)
}

/// Reads a list of tensors.
pub(crate) fn sequence(bytes: &[u8]) -> Result<Value, Refused> {
    let proto =
        SequenceProto::decode(ValueReader::from_buf(bytes)).map_err(|error| error.to_string())?;
    if !proto.of_tensors {
        return Err("a sequence of something else than tensors".into());
    }
    let mut floats = Vec::new();
    let mut ints = Vec::new();
    for tensor in &proto.tensors {
        match value(tensor)? {
            Value::FloatTensor(tensor) => floats.push(tensor),
            Value::Int32Tensor(tensor) => ints.push(tensor),
            _ => return Err("a sequence of bytes".into()),
        }
    }
    Ok(Value::Sequence(if ints.is_empty() {
        Sequence::Float(floats)
    } else {
        Sequence::Int32(ints)
    }))
}

fn value(proto: &TensorProto) -> Result<Value, Refused> {
    let shape: Vec<usize> = proto.dims.iter().map(|&dim| dim as usize).collect();
    let raw = proto.raw_data.as_ref().map(|raw| raw.borrow().clone());
    let shape = &shape[..];
    let of = proto.data_type.unwrap_or(DataType(0));
    Ok(match of {
        DataType::FLOAT => floats(
            shape,
            each(&raw, f32::from_le_bytes),
            proto.float_data.clone(),
        ),
        DataType::DOUBLE => {
            let doubles =
                each(&raw, f64::from_le_bytes).unwrap_or_else(|| proto.double_data.clone());
            floats(
                shape,
                Some(doubles.into_iter().map(|double| double as f32).collect()),
                Vec::new(),
            )
        }
        DataType::FLOAT16 => {
            let listed = proto.int32_data.iter().map(|&half| half as u16).collect();
            let halves = each(&raw, u16::from_le_bytes).unwrap_or(listed);
            floats(
                shape,
                Some(halves.into_iter().map(half).collect()),
                Vec::new(),
            )
        }
        DataType::INT32 => ints(
            shape,
            each(&raw, i32::from_le_bytes).unwrap_or_else(|| proto.int32_data.clone()),
        ),
        DataType::INT64 => {
            let longs = each(&raw, i64::from_le_bytes).unwrap_or_else(|| proto.int64_data.clone());
            let fits: Result<Vec<i32>, _> = longs.into_iter().map(i32::try_from).collect();
            ints(shape, fits.map_err(|_| "an int64 beyond 32 bits")?)
        }
        DataType::BOOL => {
            let listed = proto.int32_data.iter().map(|&truth| truth as u8).collect();
            let truths = raw.unwrap_or(listed);
            ints(
                shape,
                truths
                    .into_iter()
                    .map(|truth| i32::from(truth != 0))
                    .collect(),
            )
        }
        DataType::UINT8 => {
            let listed = proto.int32_data.iter().map(|&byte| byte as u8).collect();
            Value::UInt8Tensor(Tensor::from_data(shape, raw.unwrap_or(listed)))
        }
        DataType::INT8 => {
            let listed = proto.int32_data.iter().map(|&byte| byte as i8).collect();
            let bytes = each(&raw, i8::from_le_bytes).unwrap_or(listed);
            Value::Int8Tensor(Tensor::from_data(shape, bytes))
        }
        other => return Err(format!("a tensor of {other}")),
    })
}

fn each<const N: usize, T>(raw: &Option<Vec<u8>>, of: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
    let (chunks, _) = raw.as_ref()?.as_chunks::<N>();
    Some(chunks.iter().map(|&chunk| of(chunk)).collect())
}

fn floats(shape: &[usize], raw: Option<Vec<f32>>, listed: Vec<f32>) -> Value {
    Value::FloatTensor(Tensor::from_data(shape, raw.unwrap_or(listed)))
}

fn ints(shape: &[usize], ints: Vec<i32>) -> Value {
    Value::Int32Tensor(Tensor::from_data(shape, ints))
}

/// A half by its definition.
fn half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let fraction = f32::from(bits & 0x3ff);
    sign * match i32::from(bits >> 10 & 0x1f) {
        0 => fraction * 2f32.powi(-24),
        0x1f if fraction == 0.0 => f32::INFINITY,
        0x1f => f32::NAN,
        exponent => (1.0 + fraction / 1024.0) * 2f32.powi(exponent - 15),
    }
}
