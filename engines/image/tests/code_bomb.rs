//! Small lossless WebP files that ask for tables of gigabytes.

mod common;
mod counting;

use common::{encode, files, pattern};
use counting::{KIB, MIB, alone, measured};
use outboard_image::{Limits, Output, Plan, run};

/// Bits, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    free: u32,
}

impl Bits {
    fn put(&mut self, value: u64, count: u32) {
        for bit in 0..count {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            let last = self.bytes.last_mut().expect("a byte");
            *last |= ((value >> bit & 1) as u8) << (8 - self.free);
            self.free -= 1;
        }
    }

    /// A code of one symbol.
    fn one(&mut self, symbol: u8) {
        self.put(0b101, 3);
        self.put(symbol.into(), 8);
    }

    /// A code of eleven symbols with words of 1, 2, … 9, 10 and 10 bits, which fill the largest table that there is.
    fn largest(&mut self) {
        self.put(0, 1);
        // The lengths of the words for 17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9 and 10, which are lengths themselves.
        self.put(14 - 4, 4);
        for length in [0, 0, 0, 4, 4, 4, 4, 3, 0, 3, 3, 3, 3, 3] {
            self.put(length, 3);
        }
        // Eleven lengths follow.
        self.put(1, 1);
        self.put(1, 3);
        self.put(11 - 2, 4);
        // 5 to 10 have words of three bits, 000 to 101; 1 to 4 of four, 1100 to 1111; the first bit of a word first.
        let word = |length: u32| match length {
            5.. => ((length - 5).reverse_bits() >> 29, 3),
            _ => ((0b1100 + length - 1).reverse_bits() >> 28, 4),
        };
        for length in (1..=10).chain([10]) {
            let (word, bits) = word(length);
            self.put(word.into(), bits);
        }
    }
}

/// A lossless stream of one pixel, with so many groups of codes.
fn stream(header: bool, groups: u64, code: fn(&mut Bits)) -> Vec<u8> {
    let mut bits = Bits::default();
    if header {
        bits.put(0x2f, 8);
        bits.put(0, 14 + 14 + 1 + 3);
    }
    // No transform, no cache, and an image of groups, whose one pixel is the number of the last.
    bits.put(0b100, 3);
    bits.put(0, 3);
    bits.put(0, 1);
    let last = groups - 1;
    for symbol in [last as u8, (last >> 8) as u8, 0, 0, 0] {
        bits.one(symbol);
    }
    for _ in 0..groups * 5 {
        code(&mut bits);
    }
    bits.put(0, 64);
    bits.bytes
}

fn lossless(groups: u64, code: fn(&mut Bits)) -> Vec<u8> {
    files::webp(&[(*b"VP8L", stream(true, groups, code))])
}

fn decode(file: &[u8], bytes: u64) -> (Result<Output, &'static str>, usize) {
    let limits = Limits {
        bytes,
        ..Limits::default()
    };
    let plan = Plan {
        limits,
        ..Plan::default()
    };
    let (result, peak) = measured(|| run(file, &plan));
    (result.map_err(|error| error.code()), peak)
}

#[test]
fn tables_of_more_than_a_gigabyte_for_one_pixel_are_refused() {
    let _alone = alone();
    let file = lossless(65_536, Bits::largest);
    assert!(file.len() < 4 * MIB, "{}", file.len());
    let (result, peak) = decode(&file, Limits::default().bytes);
    assert_eq!(result, Err("image/too-large"));
    assert!(peak < MIB, "{} KiB", peak / KIB);
}

#[test]
fn what_codes_take_is_counted_and_no_less_than_they_take() {
    let _alone = alone();
    for (name, code) in [
        ("largest", Bits::largest as fn(&mut Bits)),
        ("one symbol", |bits| bits.one(7)),
        ("two symbols", |bits| bits.put(0b111 | 7 << 11, 19)),
    ] {
        let file = lossless(2000, code);
        let mut refused = 0;
        for limit in [1, 2, 4, 8, 16, 32, 64, 128].map(|limit| limit * MIB) {
            let (result, peak) = decode(&file, limit as u64);
            let slack = 4 * file.len() + MIB / 4;
            assert!(
                peak <= limit + slack,
                "{name}: {} of {} KiB",
                peak / KIB,
                limit / KIB
            );
            match result {
                Ok(output) => assert_eq!((output.width, output.height), (1, 1)),
                Err(code) => {
                    assert_eq!(code, "image/too-large", "{name}");
                    refused += 1;
                }
            }
        }
        assert!((1..8).contains(&refused), "{name}: {refused}");
    }
}

#[test]
fn the_alpha_channel_of_a_lossy_picture_and_frames_count_too() {
    let _alone = alone();
    const ALPHA: u8 = 0x10;
    const ANIMATED: u8 = 2;
    let channel = [&[1], &stream(false, 65_536, Bits::largest)[..]].concat();
    // A lossy frame as far as its header.
    let lossy = vec![0x10, 0, 0, 0x9d, 0x01, 0x2a, 1, 0, 1, 0];
    let pictures = [(*b"ALPH", channel), (*b"VP8 ", lossy)];
    let mut frame = vec![0; 16];
    frame.extend(files::riff(&pictures));
    let still = [vec![files::vp8x(ALPHA, 1, 1)], pictures.to_vec()].concat();
    let animated = vec![
        files::vp8x(ALPHA | ANIMATED, 1, 1),
        (*b"ANIM", vec![0; 6]),
        (*b"ANMF", frame),
    ];
    for chunks in [still, animated] {
        let (result, peak) = decode(&files::webp(&chunks), Limits::default().bytes);
        assert_eq!(result, Err("image/too-large"));
        assert!(peak < MIB, "{} KiB", peak / KIB);
    }
}

#[test]
fn ordinary_pictures_have_few() {
    let _alone = alone();
    let file = encode(&pattern(300, 200, true), 300, 200, r#"{ "webp": {} }"#);
    let (result, _) = decode(&file, 300 * 200 * 8 + 100_000);
    assert!(result.is_ok(), "{result:?}");
}
