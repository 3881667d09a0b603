//! The Gaussian itself.
//!
//! Narrow ones are weighted sums, first of columns, then of rows. Wide ones leave no fine detail, so they are done on a
//! smaller picture: their cost does not grow with their width.

use outboard_kernels::weigh::{Weights, weigh};

use super::resize::{Filter, resample};
use crate::turn::Area;
use crate::{Error, Image, Size};

/// Above this many pixels a reduced picture is exact enough to 8 bits.
const WIDE: f64 = 6.0;
/// The deviation that a wide Gaussian keeps on its smaller picture.
const KEPT: f64 = 3.0;

/// Blurs premultiplied or opaque pixels.
pub(crate) fn gaussian(image: Image, sigma: f64) -> Result<Image, Error> {
    if sigma <= WIDE {
        return Ok(narrow(image, sigma, sigma));
    }
    let reduced = |side: u32| ((f64::from(side) * KEPT / sigma).ceil() as u32).max(1);
    let stored = image.stored;
    let small = Size {
        width: reduced(stored.width),
        height: reduced(stored.height),
    };
    // Variances add up: the reduction blurs a little by itself, as a triangle as wide as two of its pixels.
    let rest = |side: u32, reduced: u32| {
        let step = f64::from(side) / f64::from(reduced);
        ((sigma / step).powi(2) - 1.0 / 6.0).max(0.01).sqrt()
    };
    let (across, down) = (
        rest(stored.width, small.width),
        rest(stored.height, small.height),
    );
    let image = resample(image, Area::whole(stored), small, Filter::Bilinear, false)?;
    resample(
        narrow(image, across, down),
        Area::whole(small),
        stored,
        Filter::CatmullRom,
        false,
    )
}

/// A weighted sum of neighbours: of rows with deviation `down`, then within each row with deviation `across`.
fn narrow(image: Image, across: f64, down: f64) -> Image {
    let bytes = image.layout.bytes();
    let length = image.stored.width as usize * bytes;
    let rows: Vec<&[u8]> = image.pixels.chunks_exact(length).collect();
    let mut pixels = vec![0; image.pixels.len()];

    let (down, across) = (Bell::new(down), Bell::new(across));
    let (radius, reach) = (down.radius, across.radius);
    let mut blended = vec![0; length];
    let mut padded = vec![0; length + 2 * reach * bytes];
    for (y, out) in pixels.chunks_exact_mut(length).enumerate() {
        let near = |offset: usize| {
            (
                rows[y.saturating_sub(offset)],
                rows[(y + offset).min(rows.len() - 1)],
            )
        };
        let pairs: Vec<_> = (1..=radius).map(near).collect();
        down.weigh(rows[y], &pairs, &mut blended);

        pad(&blended, bytes, &mut padded);
        let shifted = |offset: usize| &padded[offset * bytes..][..length];
        let pairs: Vec<_> = (1..=reach)
            .map(|offset| (shifted(reach - offset), shifted(reach + offset)))
            .collect();
        across.weigh(shifted(reach), &pairs, out);
    }
    Image { pixels, ..image }
}

/// A Gaussian in whole numbers.
struct Bell {
    /// Neighbours on either side.
    radius: usize,
    /// None where neighbours count nothing.
    weights: Option<Weights>,
}

impl Bell {
    fn new(sigma: f64) -> Self {
        let weights = kernel(sigma);
        Self {
            radius: weights.len() - 1,
            weights: Weights::new(weights[0], &weights[1..]).ok(),
        }
    }

    fn weigh(&self, middle: &[u8], pairs: &[(&[u8], &[u8])], out: &mut [u8]) {
        match &self.weights {
            Some(weights) => weigh(middle, pairs, weights, out),
            None => out.copy_from_slice(middle),
        }
    }
}

/// The weights of the middle and of each neighbour on either side, in 1/65536; together they are exactly one.
fn kernel(sigma: f64) -> Vec<u32> {
    let radius = (sigma * 3.0).ceil().max(1.0) as usize;
    let bell = |offset: usize| (-(offset as f64).powi(2) / (2.0 * sigma * sigma)).exp();
    let sum: f64 = 1.0 + 2.0 * (1..=radius).map(bell).sum::<f64>();
    let mut weights: Vec<u32> = (0..=radius)
        .map(|offset| (bell(offset) / sum * 65_536.0).round() as u32)
        .collect();
    let sides: u32 = weights[1..].iter().sum();
    weights[0] = 65_536 - 2 * sides;
    weights
}

/// The row between copies of its first and last pixel.
fn pad(row: &[u8], bytes: usize, padded: &mut [u8]) {
    let margin = (padded.len() - row.len()) / 2;
    let (left, rest) = padded.split_at_mut(margin);
    let (middle, right) = rest.split_at_mut(row.len());
    middle.copy_from_slice(row);
    left.chunks_exact_mut(bytes)
        .for_each(|pixel| pixel.copy_from_slice(&row[..bytes]));
    right
        .chunks_exact_mut(bytes)
        .for_each(|pixel| pixel.copy_from_slice(&row[row.len() - bytes..]));
}

#[cfg(test)]
mod tests {
    use super::{Bell, gaussian, kernel};
    use crate::{Image, Layout, Size};

    #[test]
    fn weights_are_one_together() {
        for sigma in [0.1, 0.5, 1.0, 2.5, 6.0] {
            let weights = kernel(sigma);
            assert_eq!(
                weights[0] + 2 * weights[1..].iter().sum::<u32>(),
                65_536,
                "{sigma}"
            );
            assert!(weights.is_sorted_by(|a, b| a >= b), "{sigma}: {weights:?}");
        }
    }

    #[test]
    fn only_the_narrowest_bells_weigh_nothing_but_the_middle() {
        for step in 1..600 {
            let sigma = f64::from(step) / 100.0;
            let alone = kernel(sigma)[0] == 65_536;
            assert_eq!(Bell::new(sigma).weights.is_none(), alone, "{sigma}");
        }
    }

    /// A bright bar becomes a bell with the asked deviation, narrow or wide.
    #[test]
    fn the_deviation_is_the_one_asked_for() {
        for sigma in [1.0, 3.0, 5.9, 6.1, 12.0, 20.0] {
            let size = Size {
                width: 301,
                height: 3,
            };
            let bar = |x: u32| if (140..=160).contains(&x) { 255 } else { 0 };
            let pixels = (0..3).flat_map(|_| (0..size.width).map(bar)).collect();
            let image = Image::new(size, Layout::Grey, pixels).expect("a picture");
            let blurred = gaussian(image, sigma).expect("a blur");
            let row = &blurred.pixels[301..602];
            let total: f64 = row.iter().map(|&value| f64::from(value)).sum();
            let moment: f64 = (0..301)
                .zip(row)
                .map(|(x, &value)| f64::from(x - 150).powi(2) * f64::from(value))
                .sum();
            // The variance of a bar of 21 pixels is (21² − 1) / 12.
            let found = (moment / total - 440.0 / 12.0).sqrt();
            assert!(
                (found - sigma).abs() < 0.06 * sigma + 0.05,
                "asked {sigma}, got {found}"
            );
        }
    }
}
