//! The innermost loop: a tile of the result, as large as the registers allow.

#[cfg(target_feature = "simd128")]
mod simd;

/// Rows of a tile. Compilers load the four numbers of the left first: with the eight sums and the two vectors of the right they
/// fill the registers of x86-64, and one row more puts sums on the stack.
pub(super) const ROWS: usize = 4;
/// Columns of a tile: two vectors.
pub(super) const COLUMNS: usize = 8;

/// Rows of the result.
pub(super) type Tile = [[f32; COLUMNS]; ROWS];

/// The sum over all steps of a column of the left times a row of the right.
#[inline]
pub(super) fn product(a: &[f32], b: &[f32]) -> Tile {
    let (a, _) = a.as_chunks();
    let (b, _) = b.as_chunks();
    #[cfg(target_feature = "simd128")]
    return simd::product(a, b);
    #[cfg(not(target_feature = "simd128"))]
    return scalar(a, b);
}

#[cfg(not(target_feature = "simd128"))]
fn scalar(a: &[[f32; ROWS]], b: &[[f32; COLUMNS]]) -> Tile {
    let mut tile = [[0.0; COLUMNS]; ROWS];
    for (a, b) in a.iter().zip(b) {
        for (row, a) in tile.iter_mut().zip(a) {
            for (sum, b) in row.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    tile
}
