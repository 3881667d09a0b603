//! The encoding of Protocol Buffers: keys, varints, fields.

/// How a field is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wire {
    Varint,
    Fixed64,
    Bytes,
    Fixed32,
}

impl Wire {
    /// The one that a key says, or none where it says one that ONNX does not have.
    pub(super) fn of(key: u64) -> Option<Self> {
        match key & 7 {
            0 => Some(Self::Varint),
            1 => Some(Self::Fixed64),
            2 => Some(Self::Bytes),
            5 => Some(Self::Fixed32),
            _ => None,
        }
    }

    fn number(self) -> u64 {
        match self {
            Self::Varint => 0,
            Self::Fixed64 => 1,
            Self::Bytes => 2,
            Self::Fixed32 => 5,
        }
    }
}

/// A varint that arrives byte by byte.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Varint {
    value: u64,
    bits: u32,
}

impl Varint {
    /// Takes one more byte; gives the value with the last, and an error where it does not fit into 64 bits.
    pub(super) fn take(&mut self, byte: u8) -> Result<Option<u64>, ()> {
        let part = u64::from(byte & 0x7f);
        if self.bits == 63 && part > 1 {
            return Err(());
        }
        self.value |= part << self.bits;
        if byte < 0x80 {
            return Ok(Some(self.value));
        }
        self.bits += 7;
        if self.bits > 63 { Err(()) } else { Ok(None) }
    }

    /// Whether no byte has come yet.
    pub(super) fn is_new(self) -> bool {
        self.bits == 0
    }
}

/// Reads varints that stand one after the other, or nothing where the last is cut.
pub(super) fn varints(bytes: &[u8]) -> Option<Vec<u64>> {
    let mut values = Vec::new();
    let mut now = Varint::default();
    for &byte in bytes {
        if let Some(value) = now.take(byte).ok()? {
            values.push(value);
            now = Varint::default();
        }
    }
    now.is_new().then_some(values)
}

pub(super) fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(super) fn put_key(out: &mut Vec<u8>, field: u64, wire: Wire) {
    put_varint(out, field << 3 | wire.number());
}

pub(super) fn put_number(out: &mut Vec<u8>, field: u64, value: u64) {
    put_key(out, field, Wire::Varint);
    put_varint(out, value);
}

pub(super) fn put_bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    put_key(out, field, Wire::Bytes);
    put_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_come_back_as_they_went() {
        let values = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let mut bytes = Vec::new();
        for value in values {
            put_varint(&mut bytes, value);
        }
        assert_eq!(varints(&bytes).expect("whole varints"), values);
        assert_eq!(varints(&bytes[..bytes.len() - 1]), None, "the last is cut");
    }

    #[test]
    fn a_varint_of_more_than_64_bits_is_none() {
        assert_eq!(varints(&[0xff; 11]), None);
        let mut most = vec![0xff; 9];
        most.push(2);
        assert_eq!(varints(&most), None);
    }
}
