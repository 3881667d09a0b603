//! Convolutions of floats by SIMD of WebAssembly.

use rten_tensor::prelude::*;
use rten_tensor::{NdTensorView, Tensor, TensorView};

use super::Conv;
use super::clamped::Clamp;
use crate::buffer_pool::{AutoReturn, BufferPool};
use crate::ops::pooling::{RoundMode, calc_output_size_and_padding};

mod dense;
mod depthwise;
mod direct;
mod geometry;
mod pack;
mod share;
mod tile;
mod vector;

use geometry::Geometry;
use share::Shared;

/// Computes a convolution in one or two dimensions. It gives none if there is
/// nothing to compute, or if sizes do not fit.
pub fn conv(
    pool: &BufferPool,
    input: &TensorView<f32>,
    kernel: &TensorView<f32>,
    bias: &Option<NdTensorView<f32, 1>>,
    op: &Conv,
    clamp: Option<Clamp>,
) -> Option<Tensor<f32>> {
    let (batch, channels, in_size) = spatial(input.shape())?;
    let (outputs, depth, kernel_size) = spatial(kernel.shape())?;
    let padding = match input.ndim() {
        3 => op.padding.expand_1d_to_2d().ok()?,
        _ => op.padding.clone(),
    };
    let strides = pair(&op.strides, input.ndim())?;
    let dilations = pair(&op.dilations, input.ndim())?;
    let groups = op.groups;
    if kernel.ndim() != input.ndim() || groups == 0 || kernel.len() == 0 || input.len() == 0 {
        return None;
    }
    if channels != depth * groups || outputs % groups != 0 {
        return None;
    }
    let (out_h, out_w, [top, left, _, _]) = calc_output_size_and_padding(
        in_size.into(),
        kernel_size.into(),
        strides.into(),
        padding,
        Some(dilations.into()),
        RoundMode::default(),
    )
    .ok()?;
    let geometry = Geometry {
        in_size,
        out_size: [out_h, out_w],
        kernel: kernel_size,
        strides,
        dilations,
        padding: [top, left],
    };
    if bias.is_some_and(|bias| bias.len() != outputs) || geometry.out_len() == 0 {
        return None;
    }

    let input_room = input.to_contiguous_in(pool).auto_return(pool);
    let kernel_room = kernel.to_contiguous_in(pool).auto_return(pool);
    let bias_room = bias.as_ref().map(|bias| bias.to_contiguous());
    let images = input_room.data();
    let weights = kernel_room.data();
    let bias = bias_room.as_ref().map(|bias| bias.data());

    let shape: &[usize] = match input.ndim() {
        3 => &[batch, outputs, out_w],
        _ => &[batch, outputs, out_h, out_w],
    };
    let mut output = Tensor::<f32>::uninit_in(pool, shape);
    let out = output.data_mut()?.as_mut_ptr().cast::<f32>();

    let depth = depth * geometry.kernel_len();
    let rows = outputs / groups;
    for (n, image) in images
        .chunks_exact(channels * geometry.in_len())
        .enumerate()
    {
        // Safety: the outputs of an image, and of a group, lie behind each other.
        unsafe {
            let out = out.add(n * outputs * geometry.out_len());
            if groups > 1 && groups == channels {
                let kernels = depthwise::Kernels {
                    weights,
                    outputs: rows,
                    bias,
                    clamp,
                };
                depthwise::convolve(&kernels, image, &geometry, Shared::new(out));
                continue;
            }
            let images = image.chunks_exact(image.len() / groups);
            for (group, image) in images.enumerate() {
                let rows = tile::Rows {
                    weights: &weights[group * rows * depth..][..rows * depth],
                    depth,
                    bias: bias.map(|bias| &bias[group * rows..][..rows]),
                    clamp,
                };
                let out = out.add(group * (outputs / groups) * geometry.out_len());
                if direct::suits(&geometry) {
                    direct::convolve(&rows, image, &geometry, Shared::new(out));
                } else {
                    dense::convolve(&rows, image, &geometry, Shared::new(out));
                }
            }
        }
    }
    // Safety: all outputs of all images were written.
    Some(unsafe { output.assume_init() })
}

/// The first two sizes, and those of a plane: of one dimension, that is one row.
fn spatial(shape: &[usize]) -> Option<(usize, usize, [usize; 2])> {
    match *shape {
        [a, b, width] => Some((a, b, [1, width])),
        [a, b, height, width] => Some((a, b, [height, width])),
        _ => None,
    }
}

fn pair(values: &[usize], ndim: usize) -> Option<[usize; 2]> {
    match (ndim, values) {
        (3, &[x]) => Some([1, x]),
        (4, &[y, x]) => Some([y, x]),
        _ => None,
    }
}
