//! Matrices of a fastText model: plain, or with each piece of a row replaced by the nearest of 256.

use super::bad;
use super::bytes::Bytes;
use crate::error::Result;

/// How many pieces there are to choose from.
const CHOICES: usize = 256;

/// A matrix whose rows are looked up.
#[derive(Debug)]
pub(super) enum Matrix {
    Plain {
        rows: usize,
        columns: usize,
        data: Vec<f32>,
    },
    Quantised {
        rows: usize,
        columns: usize,
        codes: Vec<u8>,
        pieces: Pieces,
        /// The length of each row, where it was taken out before.
        norms: Option<(Vec<u8>, Pieces)>,
    },
}

/// What rows are put together from.
#[derive(Debug)]
pub(super) struct Pieces {
    /// How many a row has.
    count: usize,
    /// How long each is, and the last.
    size: usize,
    last: usize,
    choices: Vec<f32>,
}

impl Matrix {
    pub(super) fn read(bytes: &mut Bytes<'_>, quantised: bool) -> Result<Self> {
        if !quantised {
            let rows = bytes.count(0)?;
            let columns = bytes.count(0)?;
            let size = rows
                .checked_mul(columns)
                .ok_or_else(|| bad("a matrix is too large"))?;
            let data = bytes.f32s(size)?;
            return Ok(Self::Plain {
                rows,
                columns,
                data,
            });
        }
        let with_norms = bytes.truth()?;
        let rows = bytes.count(1)?;
        let columns = bytes.count(0)?;
        let code_count = bytes.short_count(1)?;
        let codes = bytes.take(code_count)?.to_vec();
        let pieces = Pieces::read(bytes)?;
        if pieces.columns() != Some(columns) || rows.checked_mul(pieces.count) != Some(code_count) {
            return Err(bad("a quantised matrix does not add up"));
        }
        let norms = if with_norms {
            let codes = bytes.take(rows)?.to_vec();
            let pieces = Pieces::read(bytes)?;
            if pieces.columns() != Some(1) {
                return Err(bad("the norms of a matrix are no numbers"));
            }
            Some((codes, pieces))
        } else {
            None
        };
        Ok(Self::Quantised {
            rows,
            columns,
            codes,
            pieces,
            norms,
        })
    }

    pub(super) fn rows(&self) -> usize {
        match self {
            Self::Plain { rows, .. } | Self::Quantised { rows, .. } => *rows,
        }
    }

    pub(super) fn columns(&self) -> usize {
        match self {
            Self::Plain { columns, .. } | Self::Quantised { columns, .. } => *columns,
        }
    }

    /// Adds a row to a vector.
    pub(super) fn add_row(&self, row: usize, to: &mut [f32]) {
        self.each(row, |at, value| to[at] += value);
    }

    /// The product of a row with a vector.
    pub(super) fn dot_row(&self, row: usize, with: &[f32]) -> f32 {
        let mut sum = 0.0;
        self.each(row, |at, value| sum += value * with[at]);
        sum
    }

    /// Gives the numbers of a row.
    fn each(&self, row: usize, mut give: impl FnMut(usize, f32)) {
        match self {
            Self::Plain { columns, data, .. } => {
                let numbers = &data[row * columns..(row + 1) * columns];
                numbers.iter().enumerate().for_each(|(at, x)| give(at, *x));
            }
            Self::Quantised {
                codes,
                pieces,
                norms,
                ..
            } => {
                let norm = norms
                    .as_ref()
                    .map_or(1.0, |(codes, pieces)| pieces.piece(0, codes[row])[0]);
                let codes = &codes[row * pieces.count..(row + 1) * pieces.count];
                for (piece, code) in codes.iter().enumerate() {
                    for (at, x) in pieces.piece(piece, *code).iter().enumerate() {
                        give(piece * pieces.size + at, norm * x);
                    }
                }
            }
        }
    }
}

impl Pieces {
    fn read(bytes: &mut Bytes<'_>) -> Result<Self> {
        let columns = bytes.count32(1 << 14)?;
        let count = bytes.count32(1 << 14)?;
        let size = bytes.count32(1 << 14)?;
        let last = bytes.count32(1 << 14)?;
        let pieces = Self {
            count,
            size,
            last,
            choices: bytes.f32s(columns * CHOICES)?,
        };
        if count == 0 || last == 0 || last > size || pieces.columns() != Some(columns) {
            return Err(bad("the pieces of a matrix do not add up"));
        }
        Ok(pieces)
    }

    fn columns(&self) -> Option<usize> {
        Some(self.count.checked_sub(1)? * self.size + self.last)
    }

    /// One of the choices for a piece. Those of a piece lie together, and those of the last are shorter.
    fn piece(&self, piece: usize, code: u8) -> &[f32] {
        let size = if piece + 1 == self.count {
            self.last
        } else {
            self.size
        };
        let from = piece * CHOICES * self.size + usize::from(code) * size;
        &self.choices[from..from + size]
    }
}
