//! Where the values of a matrix lie.

use super::{COLUMNS, Tile};

/// Why there is no product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// Some value of the matrix would lie beyond the slice.
    #[error("{rows} × {columns} values with strides {strides:?} do not lie in {length}")]
    Beyond {
        /// Rows of the matrix.
        rows: usize,
        /// Columns of the matrix.
        columns: usize,
        /// From a row to the next, and from a column to the next.
        strides: [usize; 2],
        /// Values in the slice.
        length: usize,
    },
    /// Rows and columns do not belong together.
    #[error("no product: {shapes:?} of left, right and result")]
    Product {
        /// Rows and columns of left, right and result.
        shapes: [[usize; 2]; 3],
    },
}

/// A matrix to read.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a> {
    values: &'a [f32],
    shape: [usize; 2],
    strides: [usize; 2],
}

/// A matrix to write.
#[derive(Debug)]
pub struct MatrixMut<'a> {
    values: &'a mut [f32],
    shape: [usize; 2],
    strides: [usize; 2],
}

impl<'a> Matrix<'a> {
    /// Row after row.
    ///
    /// # Errors
    /// [`ShapeError::Beyond`].
    pub fn new(values: &'a [f32], rows: usize, columns: usize) -> Result<Self, ShapeError> {
        Self::strided(values, rows, columns, [columns, 1])
    }

    /// With any distance from a row to the next, and from a column to the next.
    ///
    /// # Errors
    /// [`ShapeError::Beyond`].
    pub fn strided(
        values: &'a [f32],
        rows: usize,
        columns: usize,
        strides: [usize; 2],
    ) -> Result<Self, ShapeError> {
        check(values.len(), rows, columns, strides)?;
        Ok(Self {
            values,
            shape: [rows, columns],
            strides,
        })
    }

    /// Rows and columns.
    #[must_use]
    pub fn shape(&self) -> [usize; 2] {
        self.shape
    }

    /// The same values with rows for columns.
    #[must_use]
    pub fn transposed(self) -> Self {
        let ([rows, columns], [down, across]) = (self.shape, self.strides);
        Self {
            values: self.values,
            shape: [columns, rows],
            strides: [across, down],
        }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f32 {
        self.values[row * self.strides[0] + column * self.strides[1]]
    }

    /// A part of a row, if its values are neighbours.
    pub(super) fn row(&self, row: usize, from: usize, length: usize) -> Option<&'a [f32]> {
        let start = row * self.strides[0] + from;
        (self.strides[1] == 1).then(|| &self.values[start..start + length])
    }
}

impl<'a> MatrixMut<'a> {
    /// Row after row.
    ///
    /// # Errors
    /// [`ShapeError::Beyond`].
    pub fn new(values: &'a mut [f32], rows: usize, columns: usize) -> Result<Self, ShapeError> {
        Self::strided(values, rows, columns, [columns, 1])
    }

    /// With any distance from a row to the next, and from a column to the next.
    ///
    /// # Errors
    /// [`ShapeError::Beyond`].
    pub fn strided(
        values: &'a mut [f32],
        rows: usize,
        columns: usize,
        strides: [usize; 2],
    ) -> Result<Self, ShapeError> {
        check(values.len(), rows, columns, strides)?;
        Ok(Self {
            values,
            shape: [rows, columns],
            strides,
        })
    }

    /// Rows and columns.
    #[must_use]
    pub fn shape(&self) -> [usize; 2] {
        self.shape
    }

    pub(super) fn scale(&mut self, factor: f32) {
        let [rows, columns] = self.shape;
        for row in 0..rows {
            for column in 0..columns {
                let value = &mut self.values[row * self.strides[0] + column * self.strides[1]];
                *value = scaled(*value, factor);
            }
        }
    }

    /// Puts `alpha` times the tile, or what of it is inside, over `beta` times what is there.
    pub(super) fn blend(&mut self, tile: &Tile, [row, column]: [usize; 2], alpha: f32, beta: f32) {
        let [rows, columns] = self.shape;
        let [down, across] = self.strides;
        let width = COLUMNS.min(columns - column);
        for (row, from) in (row..rows).zip(tile) {
            let start = row * down + column * across;
            if across == 1 && width == COLUMNS {
                // Spelt out, because a loop over a known number of neighbours becomes vectors.
                let to = &mut self.values[start..start + COLUMNS];
                if beta == 0.0 {
                    to.iter_mut().zip(from).for_each(|(to, x)| *to = alpha * x);
                } else {
                    to.iter_mut()
                        .zip(from)
                        .for_each(|(to, x)| *to = alpha * x + beta * *to);
                }
            } else {
                for (at, x) in from.iter().take(width).enumerate() {
                    let to = &mut self.values[start + at * across];
                    *to = alpha * x + scaled(*to, beta);
                }
            }
        }
    }
}

/// Nothing times what may not be a number is nothing here.
fn scaled(value: f32, factor: f32) -> f32 {
    if factor == 0.0 { 0.0 } else { value * factor }
}

fn check(
    length: usize,
    rows: usize,
    columns: usize,
    strides: [usize; 2],
) -> Result<(), ShapeError> {
    let last = |count: usize, stride: usize| count.checked_sub(1)?.checked_mul(stride);
    let empty = rows == 0 || columns == 0;
    let end = last(rows, strides[0])
        .zip(last(columns, strides[1]))
        .and_then(|(down, across)| down.checked_add(across));
    if empty || end.is_some_and(|end| end < length) {
        return Ok(());
    }
    Err(ShapeError::Beyond {
        rows,
        columns,
        strides,
        length,
    })
}
