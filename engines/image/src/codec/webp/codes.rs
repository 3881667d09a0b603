//! The prefix codes of a lossless picture, and the memory that the decoder takes for them.
//!
//! A picture of one pixel may have 65,536 groups of five codes. A code is told in a dozen bytes and becomes a table of kilobytes, so
//! that a file of four megabytes can ask for more than a gigabyte. They are counted before the decoder reads them.

use super::riff::Lossless;
use crate::Size;

/// At most how many bytes the decoder keeps for the codes of a picture. What is broken ends the count, for there the decoder stops.
pub(super) fn memory(picture: &Lossless<'_>) -> u64 {
    let mut reader = Reader {
        bytes: picture.bytes,
        at: 0,
        memory: 0,
    };
    let _ = reader.picture(picture);
    reader.memory
}

/// A group while the list of groups grows, old and new.
const GROUP: u64 = 3 * 320;
/// How many symbols there are for green with lengths, red, blue, alpha and distances.
const ALPHABETS: [usize; 5] = [256 + 24, 256, 256, 256, 40];
const LENGTHS: u16 = 256;
const CACHED: u16 = 256 + 24;

struct Reader<'a> {
    bytes: &'a [u8],
    /// In bits.
    at: usize,
    memory: u64,
}

impl Reader<'_> {
    fn picture(&mut self, picture: &Lossless<'_>) -> Option<()> {
        let size = picture.size;
        if picture.has_header && self.header()? != size {
            return None;
        }
        let mut width = size.width;
        let mut seen = [false; 4];
        while self.take(1)? == 1 {
            let kind = self.take(2)?;
            if std::mem::replace(&mut seen[kind as usize], true) {
                return None;
            }
            match kind {
                // Predictors and the relations of colours, each a picture of blocks.
                0 | 1 => {
                    let bits = self.take(3)? + 2;
                    self.image(blocks(width, bits), blocks(size.height, bits))?;
                }
                // Green is taken off red and blue.
                2 => {}
                // A palette; several of few colours share a pixel.
                _ => {
                    let colours = self.take(8)? + 1;
                    self.image(colours, 1)?;
                    let bits = match colours {
                        1..=2 => 3,
                        3..=4 => 2,
                        5..=16 => 1,
                        _ => 0,
                    };
                    width = blocks(width, bits);
                }
            }
        }
        let cache = self.cache()?;
        let groups = if self.take(1)? == 1 {
            let bits = self.take(3)? + 2;
            self.image(blocks(width, bits), blocks(size.height, bits))? + 1
        } else {
            1
        };
        for _ in 0..groups {
            self.memory += GROUP;
            self.codes(cache)?;
        }
        Some(())
    }

    fn header(&mut self) -> Option<Size> {
        const SIGNATURE: u32 = 0x2f;
        if self.take(8)? != SIGNATURE {
            return None;
        }
        let (width, height) = (self.take(14)? + 1, self.take(14)? + 1);
        let _alpha = self.take(1)?;
        let version = self.take(3)?;
        (version == 0).then_some(Size { width, height })
    }

    /// Reads past an image inside the picture. Tells the largest of its colours as the number of a group: red and green. What is
    /// copied has been there before.
    fn image(&mut self, width: u32, height: u32) -> Option<u32> {
        let cache = self.cache()?;
        let [green, red, blue, alpha, distance] = self.codes(cache)?;
        let mut largest = 0;
        let mut left = width.checked_mul(height)?;
        while left > 0 {
            let symbol = green.next(self)?;
            let done = if symbol < LENGTHS {
                let group = u32::from(red.next(self)?) << 8 | u32::from(symbol);
                blue.next(self)?;
                alpha.next(self)?;
                largest = group.max(largest);
                let same = [&green, &red, &blue, &alpha];
                if same.iter().all(|code| matches!(code, Code::One(_))) {
                    left
                } else {
                    1
                }
            } else if symbol < CACHED {
                let length = self.number(symbol - LENGTHS)?;
                let symbol = distance.next(self)?;
                self.number(symbol)?;
                length
            } else {
                1
            };
            left = left.checked_sub(done)?;
        }
        Some(largest)
    }

    /// How many more symbols there are for green where recent colours are cached.
    fn cache(&mut self) -> Option<usize> {
        if self.take(1)? == 0 {
            return Some(0);
        }
        let bits = self.take(4)?;
        (1..=11).contains(&bits).then(|| 1 << bits)
    }

    /// Reads a group of codes, and counts what they take.
    fn codes(&mut self, cache: usize) -> Option<[Code; 5]> {
        let mut codes = [const { Code::One(0) }; 5];
        for (at, code) in codes.iter_mut().enumerate() {
            let cached = if at == 0 { cache } else { 0 };
            *code = Code::read(self, ALPHABETS[at] + cached)?;
            self.memory += code.memory();
        }
        Some(codes)
    }

    /// A length or a distance: a symbol, and as many bits as it asks for.
    fn number(&mut self, symbol: u16) -> Option<u32> {
        let symbol = u32::from(symbol);
        if symbol < 4 {
            return Some(symbol + 1);
        }
        let bits = (symbol - 2) >> 1;
        Some(((2 + (symbol & 1)) << bits) + self.take(bits)? + 1)
    }

    /// The next bits, the lowest first.
    fn take(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for bit in 0..count {
            let byte = *self.bytes.get(self.at / 8)?;
            value |= u32::from(byte >> (self.at % 8) & 1) << bit;
            self.at += 1;
        }
        Some(value)
    }
}

fn blocks(side: u32, bits: u32) -> u32 {
    side.div_ceil(1 << bits)
}

/// The longest code word.
const LONGEST: usize = 15;

enum Code {
    /// One symbol, told by no bits.
    One(u16),
    /// How many symbols have code words of each length, and the symbols in the order of their words.
    Many([u16; LONGEST + 1], Vec<u16>),
}

impl Code {
    fn read(bits: &mut Reader<'_>, alphabet: usize) -> Option<Self> {
        if bits.take(1)? == 0 {
            return Self::of(&lengths(bits, alphabet)?);
        }
        let two = bits.take(1)? == 1;
        let wide = bits.take(1)? == 1;
        let first = bits.take(if wide { 8 } else { 1 })?;
        let within = |symbol: u32| {
            let symbol = u16::try_from(symbol).ok()?;
            (usize::from(symbol) < alphabet).then_some(symbol)
        };
        let first = within(first)?;
        if !two {
            return Some(Self::One(first));
        }
        let second = within(bits.take(8)?)?;
        let mut counts = [0; LONGEST + 1];
        counts[1] = 2;
        Some(Self::Many(counts, vec![first, second]))
    }

    /// A code of the lengths of its words; none where the words are too few or too many.
    fn of(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0_u16; LONGEST + 1];
        for &length in lengths.iter().filter(|&&length| length > 0) {
            *counts.get_mut(usize::from(length))? += 1;
        }
        let with = |wanted: u8| {
            let symbols = lengths.iter().zip(0_u16..);
            symbols.filter_map(move |(&length, symbol)| (length == wanted).then_some(symbol))
        };
        let symbols: Vec<u16> = (1..=LONGEST as u8).flat_map(with).collect();
        if let [only] = symbols[..] {
            return Some(Self::One(only));
        }
        let space: u32 = (1..=LONGEST)
            .map(|length| u32::from(counts[length]) << (LONGEST - length))
            .sum();
        (space == 1 << LONGEST).then_some(Self::Many(counts, symbols))
    }

    fn next(&self, bits: &mut Reader<'_>) -> Option<u16> {
        let (counts, symbols) = match self {
            Self::One(symbol) => return Some(*symbol),
            Self::Many(counts, symbols) => (counts, symbols),
        };
        // Words of one length follow one another, and those of the next length follow them.
        let (mut word, mut first, mut index) = (0, 0, 0);
        for &count in &counts[1..] {
            word |= bits.take(1)?;
            let place = word - first;
            if place < u32::from(count) {
                return symbols.get(index + place as usize).copied();
            }
            index += usize::from(count);
            first = (first + u32::from(count)) << 1;
            word <<= 1;
        }
        None
    }

    /// A table of the words up to ten bits, and two nodes of a tree for each longer one.
    fn memory(&self) -> u64 {
        const NODE: u64 = 16;
        const TABLE: usize = 10;
        let Self::Many(counts, _) = self else {
            return 0;
        };
        let longest = counts.iter().rposition(|&count| count > 0).unwrap_or(0);
        let beyond: u64 = counts[TABLE + 1..]
            .iter()
            .map(|&count| u64::from(count))
            .sum();
        // Two symbols have a tree of three nodes beside their table.
        (4 << longest.min(TABLE)) + (2 * beyond + 3) * NODE
    }
}

/// The lengths of the words of each symbol, which are coded themselves.
fn lengths(bits: &mut Reader<'_>, alphabet: usize) -> Option<Vec<u8>> {
    const ORDER: [usize; 19] = [
        17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ];
    let mut coded = [0; 19];
    let told = bits.take(4)? as usize + 4;
    for &symbol in &ORDER[..told] {
        coded[symbol] = bits.take(3)? as u8;
    }
    let code = Code::of(&coded)?;
    let mut tokens = alphabet;
    if bits.take(1)? == 1 {
        let width = 2 + 2 * bits.take(3)?;
        tokens = bits.take(width)? as usize + 2;
        if tokens > alphabet {
            return None;
        }
    }
    let mut lengths = Vec::with_capacity(alphabet);
    let mut last = 8;
    while lengths.len() < alphabet && tokens > 0 {
        tokens -= 1;
        let token = code.next(bits)? as u8;
        let (length, times) = match token {
            0 => (0, 1),
            1..=15 => {
                last = token;
                (token, 1)
            }
            16 => (last, bits.take(2)? + 3),
            17 => (0, bits.take(3)? + 3),
            _ => (0, bits.take(7)? + 11),
        };
        lengths.extend(std::iter::repeat_n(length, times as usize));
    }
    (lengths.len() <= alphabet).then(|| {
        lengths.resize(alphabet, 0);
        lengths
    })
}
