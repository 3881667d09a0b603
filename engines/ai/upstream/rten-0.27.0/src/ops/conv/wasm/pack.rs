//! The inputs of a convolution in the order in which the kernels read them.
//!
//! A panel holds, for each weight of a row, the inputs of [`WIDTH`] outputs that
//! lie side by side. The last one may be narrower, by whole vectors.

use std::arch::wasm32::{v128_load, v128_store};

use rten_gemm::f32_tile::LANES;

use super::geometry::Geometry;
use super::tile::WIDTH;
use super::vector::{gather, zero};

/// How many numbers the panels of `columns` outputs take.
pub fn packed_len(depth: usize, columns: usize) -> usize {
    depth * columns.next_multiple_of(LANES)
}

/// Packs the inputs of outputs `first..last`; the first must begin a panel.
///
/// # Safety
///
/// `image` must hold all channels, so that `depth` is theirs times the kernel's
/// length, and `into` have room for [`packed_len`] numbers.
pub unsafe fn pack(
    image: &[f32],
    geometry: &Geometry,
    depth: usize,
    (first, last): (usize, usize),
    line: &mut Vec<f32>,
    into: *mut f32,
) {
    let count = last - first;
    let padded = count.next_multiple_of(LANES);
    line.clear();
    line.resize(padded, 0.);
    if geometry.is_pointwise() {
        let len = geometry.in_len();
        assert!(image.len() >= depth * len && last <= len);
        for k in 0..depth {
            let from = &image[k * len + first..k * len + last];
            // What is left of the last vector is read from the line.
            let whole = if padded == count {
                count
            } else {
                count - count % WIDTH
            };
            unsafe { spread(from.as_ptr(), 0, whole, k, depth, count, into) };
            if whole < count {
                let line = line.as_mut_ptr();
                unsafe {
                    gather(from.as_ptr().add(whole), 1, line, count - whole);
                    spread(line, whole, padded - whole, k, depth, count, into);
                }
            }
        }
        return;
    }
    let [k_h, k_w] = geometry.kernel;
    let channels = depth / (k_h * k_w);
    assert!(image.len() >= channels * geometry.in_len());
    let columns: Vec<(usize, usize)> = (0..k_w).map(|k_x| geometry.valid(k_x)).collect();
    let mut k = 0;
    for channel in 0..channels {
        let plane = &image[channel * geometry.in_len()..][..geometry.in_len()];
        for k_y in 0..k_h {
            for (k_x, &valid) in columns.iter().enumerate() {
                let line = line.as_mut_ptr();
                unsafe {
                    row(plane, geometry, (k_y, k_x), valid, (first, last), line);
                    spread(line, 0, padded, k, depth, count, into);
                }
                k += 1;
            }
        }
    }
}

/// Writes the inputs that one weight is multiplied with side by side.
unsafe fn row(
    plane: &[f32],
    geometry: &Geometry,
    (k_y, k_x): (usize, usize),
    valid: (usize, usize),
    (first, last): (usize, usize),
    line: *mut f32,
) {
    let width = geometry.out_size[1];
    let stride = geometry.strides[1];
    let at = k_x * geometry.dilations[1];
    let (mut y, mut x) = (first / width, first % width);
    let mut done = 0;
    while done < last - first {
        let count = (width - x).min(last - first - done);
        let to = unsafe { line.add(done) };
        match geometry.in_row(y, k_y) {
            None => unsafe { zero(to, count) },
            Some(in_y) => {
                let from = valid.0.clamp(x, x + count);
                let until = valid.1.clamp(from, x + count);
                unsafe { zero(to, from - x) };
                if from < until {
                    let start =
                        in_y * geometry.in_size[1] + from * stride + at - geometry.padding[1];
                    assert!(start + (until - from - 1) * stride < plane.len());
                    let source = unsafe { plane.as_ptr().add(start) };
                    unsafe { gather(source, stride, to.add(from - x), until - from) };
                }
                unsafe { zero(to.add(until - x), x + count - until) };
            }
        }
        done += count;
        x = 0;
        y += 1;
    }
}

/// Spreads inputs that lie side by side over the panels, beginning with that of
/// output `at`, which begins one.
#[inline(always)]
unsafe fn spread(
    from: *const f32,
    at: usize,
    count: usize,
    k: usize,
    depth: usize,
    columns: usize,
    into: *mut f32,
) {
    let mut done = 0;
    while done < count {
        let panel = at + done;
        let width = (columns - panel).next_multiple_of(LANES).min(WIDTH);
        unsafe {
            let to = into.add(panel * depth + k * width);
            let from = from.add(done);
            let mut x = 0;
            while x < width {
                v128_store(to.add(x).cast(), v128_load(from.add(x).cast()));
                x += LANES;
            }
        }
        done += width;
    }
}
