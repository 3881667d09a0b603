//! A picture whose background is blurred.
//!
//! The blur is made at a quarter of the size, where it costs a sixteenth, for nobody sees in it what got lost. Pixels are weighed
//! by how little they are a person's: otherwise a person would shine into what is behind.

use crate::error::Result;
use crate::picture::{Picture, Pixels, plane_scaled};

use super::Mask;

/// The blur at full strength, as a part of the longer side.
const WIDEST: f32 = 0.03;

/// Puts the person of a picture before the blurred rest of it.
pub(crate) fn background(picture: &Picture<'_>, mask: &Mask, strength: f32) -> Result<Vec<u8>> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let sigma = strength * WIDEST * width.max(height) as f32;
    if sigma < 0.5 {
        return Ok(picture.rgba().to_vec());
    }
    let small = (width.div_ceil(4), height.div_ceil(4));
    let pixels = picture.scaled(picture.area(), small.0, small.1)?;
    let person = plane_scaled(&mask.alpha, (width, height), small)?;
    let blurred = blur(&pixels, &person, sigma / 4.0);
    let behind = blurred.scaled(width, height)?;
    let mut made = picture.rgba().to_vec();
    let pairs = made.chunks_exact_mut(4).zip(behind.rgba.chunks_exact(4));
    for ((pixel, behind), alpha) in pairs.zip(&mask.alpha) {
        let (front, back) = (u32::from(*alpha), 255 - u32::from(*alpha));
        for (channel, behind) in pixel[..3].iter_mut().zip(behind) {
            let mixed = u32::from(*channel) * front + u32::from(*behind) * back + 128;
            // As a division by 255, for all sums of two such products.
            *channel = ((mixed + (mixed >> 8)) >> 8) as u8;
        }
    }
    Ok(made)
}

/// Blurs what is nobody's: three boxes one after the other are nearly a Gaussian.
fn blur(pixels: &Pixels, person: &[u8], sigma: f32) -> Pixels {
    let (width, height) = (pixels.width, pixels.height);
    // Never nothing, so that there is a colour also amid a person that fills the picture.
    let mut weighed: Vec<[f32; 4]> = pixels
        .rgba
        .chunks_exact(4)
        .zip(person)
        .map(|(pixel, person)| {
            let weight = (255.0 - f32::from(*person)).max(1.0);
            let of = |channel: usize| f32::from(pixel[channel]) * weight;
            [of(0), of(1), of(2), weight]
        })
        .collect();
    // The width of each of three boxes whose variances add up to the Gaussian's.
    let radius = (((4.0 * sigma * sigma + 1.0).sqrt() - 1.0) / 2.0).round() as usize;
    let radius = radius.max(1);
    let mut line = Vec::new();
    for _ in 0..3 {
        for row in weighed.chunks_exact_mut(width) {
            line.clear();
            line.extend_from_slice(row);
            boxed(&line, radius, |at, mean| row[at] = mean);
        }
        for x in 0..width {
            line.clear();
            line.extend((0..height).map(|y| weighed[y * width + x]));
            boxed(&line, radius, |y, mean| weighed[y * width + x] = mean);
        }
    }
    let rgba = weighed.iter().flat_map(|[red, green, blue, weight]| {
        [red / weight, green / weight, blue / weight, 255.0].map(|of| (of + 0.5) as u8)
    });
    Pixels {
        rgba: rgba.collect(),
        width,
        height,
    }
}

/// Gives the mean around each pixel of a line, which goes on beyond its ends as it ends.
fn boxed(line: &[[f32; 4]], radius: usize, mut put: impl FnMut(usize, [f32; 4])) {
    let last = line.len() - 1;
    let share = 1.0 / (2 * radius + 1) as f32;
    let mut sum = [0.0; 4];
    for around in 0..=2 * radius {
        let pixel = line[around.saturating_sub(radius).min(last)];
        for channel in 0..4 {
            sum[channel] += pixel[channel];
        }
    }
    for at in 0..line.len() {
        put(at, sum.map(|of| (of * share).max(0.0)));
        let (enters, leaves) = ((at + radius + 1).min(last), at.saturating_sub(radius));
        for channel in 0..4 {
            sum[channel] += line[enters][channel] - line[leaves][channel];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A red person on the left of a blue wall with white stripes.
    fn scene() -> (Vec<u8>, Mask) {
        let mut rgba = Vec::new();
        let mut alpha = Vec::new();
        for y in 0..120 {
            for x in 0..160 {
                let person = x < 80;
                let stripe = (x / 4 + y / 4) % 2 == 0;
                rgba.extend_from_slice(match (person, stripe) {
                    (true, _) => &[200, 0, 0, 255],
                    (false, true) => &[255, 255, 255, 255],
                    (false, false) => &[0, 0, 255, 255],
                });
                alpha.push(if person { 255 } else { 0 });
            }
        }
        let mask = Mask {
            alpha,
            width: 160,
            height: 120,
        };
        (rgba, mask)
    }

    #[test]
    fn the_person_stays_and_the_wall_becomes_one_colour() {
        let (rgba, mask) = scene();
        let picture = Picture::new(&rgba, 160, 120).unwrap();
        let made = background(&picture, &mask, 1.0).unwrap();
        for (at, (was, is)) in rgba.chunks(4).zip(made.chunks(4)).enumerate() {
            let x = at % 160;
            if x < 80 {
                assert_eq!(was, is, "pixel {at}");
            } else if x > 88 && x < 150 {
                assert!(is[0].abs_diff(127) < 25, "pixel {at}: {is:?}");
                assert!(is[2] > 240, "pixel {at}: {is:?}");
            }
        }
        // Right beside the person, too: its red does not shine out.
        let beside = &made[(60 * 160 + 84) * 4..][..3];
        assert!(beside[1] > 90, "{beside:?}");
    }

    #[test]
    fn no_strength_changes_nothing() {
        let (rgba, mask) = scene();
        let picture = Picture::new(&rgba, 160, 120).unwrap();
        assert_eq!(background(&picture, &mask, 0.0).unwrap(), rgba);
    }

    #[test]
    fn a_person_that_fills_the_picture_and_tiny_pictures_are_no_trouble() {
        for (width, height) in [(1, 1), (1, 300), (300, 1), (5, 5)] {
            let rgba = vec![99; width * height * 4];
            let picture = Picture::new(&rgba, width as u32, height as u32).unwrap();
            for alpha in [0, 255] {
                let mask = Mask {
                    alpha: vec![alpha; width * height],
                    width: width as u32,
                    height: height as u32,
                };
                let made = background(&picture, &mask, 1.0).unwrap();
                assert_eq!(made.len(), rgba.len());
                if alpha == 255 {
                    assert_eq!(made, rgba);
                }
            }
        }
    }
}
