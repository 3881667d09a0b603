//! Blocks of a matrix as panels: what one tile needs lies together, step by step, filled up with zeros at the edges.

use super::{COLUMNS, Matrix, ROWS};

/// The block's columns in panels of [`COLUMNS`]: row after row of each.
pub(super) fn rows(
    matrix: &Matrix<'_>,
    [row, column]: [usize; 2],
    [height, width]: [usize; 2],
    to: &mut Vec<f32>,
) {
    to.clear();
    for start in (0..width).step_by(COLUMNS) {
        let real = COLUMNS.min(width - start);
        for row in row..row + height {
            let mut values = [0.0; COLUMNS];
            match matrix.row(row, column + start, real) {
                Some(neighbours) if real == COLUMNS => values.copy_from_slice(neighbours),
                _ => fill(&mut values[..real], |at| {
                    matrix.at(row, column + start + at)
                }),
            }
            to.extend_from_slice(&values);
        }
    }
}

/// The block's rows in panels of [`ROWS`]: column after column of each.
pub(super) fn columns(
    matrix: &Matrix<'_>,
    [row, column]: [usize; 2],
    [height, width]: [usize; 2],
    to: &mut Vec<f32>,
) {
    to.clear();
    to.resize(height.div_ceil(ROWS) * ROWS * width, 0.0);
    for (panel, start) in to
        .chunks_exact_mut(ROWS * width)
        .zip((row..row + height).step_by(ROWS))
    {
        let real = ROWS.min(row + height - start);
        let (steps, _) = panel.as_chunks_mut::<ROWS>();
        for down in 0..real {
            // Along a row of the source, because it mostly lies that way.
            match matrix.row(start + down, column, width) {
                Some(neighbours) => {
                    for (step, value) in steps.iter_mut().zip(neighbours) {
                        step[down] = *value;
                    }
                }
                None => {
                    for (at, step) in steps.iter_mut().enumerate() {
                        step[down] = matrix.at(start + down, column + at);
                    }
                }
            }
        }
    }
}

fn fill(values: &mut [f32], value: impl Fn(usize) -> f32) {
    for (at, to) in values.iter_mut().enumerate() {
        *to = value(at);
    }
}
