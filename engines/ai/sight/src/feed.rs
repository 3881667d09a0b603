//! Pixels as the numbers that a model is fed with.

use crate::picture::Pixels;

/// How a byte of a channel becomes the number that the model expects: `(byte − mean) × scale`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Feed {
    /// Which byte of a pixel is the first channel, the second, the third.
    pub(crate) channels: [usize; 3],
    pub(crate) mean: [f32; 3],
    pub(crate) scale: [f32; 3],
}

impl Feed {
    /// Writes the pixels as three planes, whose rows are `stride` numbers apart.
    pub(crate) fn planes(&self, pixels: &Pixels, stride: usize, into: &mut [f32]) {
        let plane = stride * pixels.height;
        for (channel, plane) in into.chunks_exact_mut(plane).take(3).enumerate() {
            let byte = self.channels[channel];
            let (mean, scale) = (self.mean[channel], self.scale[channel]);
            let rows = pixels.rgba.chunks_exact(pixels.width * 4);
            for (row, to) in rows.zip(plane.chunks_exact_mut(stride)) {
                for (pixel, to) in row.chunks_exact(4).zip(to) {
                    *to = (f32::from(pixel[byte]) - mean) * scale;
                }
            }
        }
    }

    /// Writes the three numbers of each pixel next to each other.
    pub(crate) fn interleaved(&self, pixels: &Pixels, into: &mut [f32]) {
        for (pixel, to) in pixels.rgba.chunks_exact(4).zip(into.chunks_exact_mut(3)) {
            for channel in 0..3 {
                let byte = f32::from(pixel[self.channels[channel]]);
                to[channel] = (byte - self.mean[channel]) * self.scale[channel];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_come_in_the_order_that_was_asked_for() {
        let feed = Feed {
            channels: [2, 1, 0],
            mean: [1.0, 2.0, 3.0],
            scale: [1.0, 0.5, 0.25],
        };
        let pixels = Pixels {
            rgba: vec![11, 22, 33, 255, 3, 2, 1, 0],
            width: 2,
            height: 1,
        };
        let mut planes = [9.0; 9];
        feed.planes(&pixels, 3, &mut planes);
        assert_eq!(planes, [32.0, 0.0, 9.0, 10.0, 0.0, 9.0, 2.0, 0.0, 9.0]);
        let mut interleaved = [0.0; 6];
        feed.interleaved(&pixels, &mut interleaved);
        assert_eq!(interleaved, [32.0, 10.0, 2.0, 0.0, 0.0, 0.0]);
    }
}
