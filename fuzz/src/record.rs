//! Bytes that are said to be records: refused, or records that are written and read again as they were.

use outboard::{BadRecord, Record};

use crate::memory::measured;

/// What records may hold, each in every way.
#[outboard::record]
#[derive(Debug, Clone)]
pub struct Sample {
    byte: u8,
    wide: i64,
    real: f64,
    truth: bool,
    text: String,
    maybe: Option<u32>,
    words: Vec<Option<String>>,
    kind: Kind,
    inner: Vec<Inner>,
}

/// What lies in another.
#[outboard::record]
#[derive(Debug, Clone)]
pub struct Inner {
    real: Option<f32>,
    bytes: Vec<u8>,
}

/// Three names.
#[outboard::record]
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// The first.
    One,
    /// The second.
    Two,
    /// The last.
    Three,
}

/// What the reading costs at most: a record is a small multiple of the least bytes that it lies in.
const MOST: usize = 64;

/// Bytes as they come, and the same behind a header that is right, for a fingerprint is not to be guessed.
pub fn record(bytes: &[u8]) {
    read(bytes);
    let header = &Sample::encode(&[])[..4];
    read(&[header, bytes].concat());
}

fn read(bytes: &[u8]) {
    let (records, peak) = measured(|| Sample::decode(bytes));
    assert!(
        peak <= 4096 + bytes.len() * MOST,
        "{} bytes took {peak}",
        bytes.len()
    );
    match records {
        Ok(records) => {
            let written = Sample::encode(&records);
            let again = Sample::decode(&written).expect("records that were written");
            // Written again, for numbers that are none are not equal to themselves.
            assert_eq!(Sample::encode(&again), written);
        }
        Err(error) => assert_eq!(outboard::Error::from(error).code(), BadRecord::CODE),
    }
}

/// Real records, for a fuzzer to start from: without their fingerprint, which [`record`] puts before.
pub fn seed(count: u32) -> Vec<u8> {
    let texts = ["", "plain", "größer 𝄞", "日本語"];
    let text = |at: u32| texts[at as usize % texts.len()].to_owned();
    let inner = |at: u32| Inner {
        real: at.is_multiple_of(2).then_some(at as f32),
        bytes: vec![7; at as usize % 4],
    };
    let sample = |at: u32| Sample {
        byte: at as u8,
        wide: -i64::from(at),
        real: f64::from(at) / 3.0,
        truth: at % 2 == 1,
        text: text(at),
        maybe: at.is_multiple_of(3).then_some(at),
        words: vec![None, Some(text(at + 1))],
        kind: [Kind::One, Kind::Two, Kind::Three][at as usize % 3],
        inner: (0..at % 3).map(inner).collect(),
    };
    let samples: Vec<Sample> = (0..count).map(sample).collect();
    Sample::encode(&samples).split_off(4)
}
