//! The product of two matrices of `f32`.
//!
//! Both are copied, block by block, into panels in the order in which the innermost loop reads them. That loop keeps a tile of
//! the result in registers, and for each step along the shared side adds a column of the left times a row of the right.

mod matrix;
mod pack;
mod tile;

pub use self::matrix::{Matrix, MatrixMut, ShapeError};
use self::tile::{COLUMNS, ROWS, Tile};

/// Steps along the shared side before the result is written: a panel of the right is to stay in the nearest cache.
const DEPTH: usize = 256;
/// Rows of the left that are packed at a time: with `DEPTH`, 128 KiB for the second cache.
const TALL: usize = 32 * ROWS;
/// Columns of the right that are packed at a time: half a MiB.
const WIDE: usize = 64 * COLUMNS;

/// `c = alpha × a × b + beta × c`. With a `beta` of zero, what is in `c` is not read.
///
/// # Errors
/// [`ShapeError::Product`] where the sides do not fit.
pub fn sgemm(
    alpha: f32,
    a: &Matrix<'_>,
    b: &Matrix<'_>,
    beta: f32,
    c: &mut MatrixMut<'_>,
) -> Result<(), ShapeError> {
    let [rows, shared, columns] = sides(a, b, c)?;
    if shared == 0 || alpha == 0.0 {
        c.scale(beta);
        return Ok(());
    }
    let mut left = Vec::with_capacity(TALL.min(rows.next_multiple_of(ROWS)) * DEPTH.min(shared));
    let mut right =
        Vec::with_capacity(WIDE.min(columns.next_multiple_of(COLUMNS)) * DEPTH.min(shared));
    for column in (0..columns).step_by(WIDE) {
        let wide = WIDE.min(columns - column);
        for step in (0..shared).step_by(DEPTH) {
            let depth = DEPTH.min(shared - step);
            let beta = if step == 0 { beta } else { 1.0 };
            pack::rows(b, [step, column], [depth, wide], &mut right);
            for row in (0..rows).step_by(TALL) {
                let tall = TALL.min(rows - row);
                pack::columns(a, [row, step], [tall, depth], &mut left);
                for (across, b) in right.chunks_exact(depth * COLUMNS).enumerate() {
                    for (down, a) in left.chunks_exact(depth * ROWS).enumerate() {
                        let tile = tile::product(a, b);
                        let at = [row + down * ROWS, column + across * COLUMNS];
                        c.blend(&tile, at, alpha, beta);
                    }
                }
            }
        }
    }
    Ok(())
}

fn sides(a: &Matrix<'_>, b: &Matrix<'_>, c: &MatrixMut<'_>) -> Result<[usize; 3], ShapeError> {
    let shapes = [a.shape(), b.shape(), c.shape()];
    let [[rows, shared], [also_shared, columns], result] = shapes;
    if shared == also_shared && result == [rows, columns] {
        Ok([rows, shared, columns])
    } else {
        Err(ShapeError::Product { shapes })
    }
}
