//! Packing of B, of floats, by vectors, in the layout of `packing::pack_b_block`.
//!
//! A matrix that is not laid out by rows is left to what is there for all.

use std::arch::wasm32::{v128, v128_load, v128_store};
use std::mem::MaybeUninit;
use std::ops::Range;

use rten_tensor::{Matrix, MatrixLayout, Storage};

use crate::packing::pack_b_block;

/// Rows that are packed side by side. They are read from end to end, which the
/// processor does ahead, and what is written to a panel at once is some lines of
/// the cache. Panel by panel, each read would be of another row, thousands of
/// bytes apart, and waited for.
const TOGETHER: usize = 8;

const LANES: usize = size_of::<v128>() / size_of::<f32>();

/// Pack B as `[columns / NR, rows, NR]`, the last columns with zeros behind them.
pub fn pack_b<const NR: usize>(
    out: &mut [MaybeUninit<f32>],
    b: Matrix,
    rows: Range<usize>,
    cols: Range<usize>,
) {
    const { assert!(NR.is_multiple_of(LANES)) };
    if b.col_stride() != 1 || rows.is_empty() || cols.is_empty() {
        return pack_b_block::<f32, NR>(out, b, rows, cols);
    }

    let depth = rows.len();
    let panel_len = depth * NR;
    let whole = cols.len() / NR;
    let rest = cols.len() % NR;
    let stride = b.row_stride();
    let storage = b.storage();
    assert_eq!(out.len(), cols.len().div_ceil(NR) * panel_len);
    assert!(storage.len() >= (rows.end - 1) * stride + cols.end);

    for first in (0..depth).step_by(TOGETHER) {
        let together = TOGETHER.min(depth - first);
        let at = (rows.start + first) * stride + cols.start;
        for panel in 0..whole {
            for row in 0..together {
                // Safety: the lengths were checked above.
                unsafe {
                    let from = storage.as_ptr().add(at + row * stride + panel * NR);
                    let to = out.as_mut_ptr();
                    let to = to.add(panel * panel_len + (first + row) * NR);
                    for lane in (0..NR).step_by(LANES) {
                        v128_store(to.add(lane).cast(), v128_load(from.add(lane).cast()));
                    }
                }
            }
        }
        if rest == 0 {
            continue;
        }
        for row in 0..together {
            let out = &mut out[whole * panel_len + (first + row) * NR..][..NR];
            for (col, out) in out.iter_mut().enumerate() {
                out.write(if col < rest {
                    // Safety: the lengths were checked above.
                    unsafe { *storage.as_ptr().add(at + row * stride + whole * NR + col) }
                } else {
                    0.
                });
            }
        }
    }
}
