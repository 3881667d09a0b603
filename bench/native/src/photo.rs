//! A picture with the statistics of a photograph: soft gradients, texture of every scale, a few hard edges, and grain.

use crate::random::Random;

/// Red, green, blue, alpha (opaque), row by row.
pub fn photo(width: usize, height: usize, seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let planes: Vec<Vec<f32>> = (0..3).map(|_| clouds(width, height, &mut random)).collect();
    let discs: Vec<[f32; 6]> = (0..24).map(|_| disc(width, height, &mut random)).collect();
    let mut rgba = Vec::with_capacity(width * height * 4);
    for y in 0..height {
        for x in 0..width {
            let at = y * width + x;
            let mut pixel = [planes[0][at], 0.0, 0.0];
            // Colour varies less than brightness does.
            pixel[1] = pixel[0] * 0.75 + planes[1][at] * 0.25;
            pixel[2] = pixel[0] * 0.6 + planes[2][at] * 0.4;
            for [cx, cy, square, tones @ ..] in &discs {
                let (dx, dy) = (x as f32 - cx, y as f32 - cy);
                if dx * dx + dy * dy < *square {
                    for (channel, tone) in pixel.iter_mut().zip(tones) {
                        *channel = *channel * 0.35 + tone * 0.65;
                    }
                }
            }
            let grain = random.unit() * 6.0 - 3.0;
            rgba.extend(pixel.map(|channel| (channel + grain).clamp(0.0, 255.0) as u8));
            rgba.push(255);
        }
    }
    rgba
}

fn disc(width: usize, height: usize, random: &mut Random) -> [f32; 6] {
    let radius = width as f32 * (0.02 + random.unit() * 0.1);
    let (x, y) = (random.unit() * width as f32, random.unit() * height as f32);
    let mut tone = || random.unit() * 255.0;
    [x, y, radius * radius, tone(), tone(), tone()]
}

/// Value noise, from a few blobs a picture down to a few pixels each, half as strong each time.
fn clouds(width: usize, height: usize, random: &mut Random) -> Vec<f32> {
    let mut sum = vec![0.0; width * height];
    let mut strength = 128.0;
    let mut cell = (width / 4).max(1);
    while cell >= 2 {
        let columns = width / cell + 2;
        let rows = height / cell + 2;
        let corners: Vec<f32> = (0..columns * rows).map(|_| random.unit()).collect();
        for y in 0..height {
            let (row, ty) = (y / cell, ease((y % cell) as f32 / cell as f32));
            for x in 0..width {
                let (column, tx) = (x / cell, ease((x % cell) as f32 / cell as f32));
                let at = row * columns + column;
                let above = corners[at] + (corners[at + 1] - corners[at]) * tx;
                let below = &corners[at + columns..];
                let below = below[0] + (below[1] - below[0]) * tx;
                sum[y * width + x] += (above + (below - above) * ty) * strength;
            }
        }
        strength /= 2.0;
        cell /= 2;
    }
    sum
}

fn ease(t: f32) -> f32 {
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::photo;

    #[test]
    fn it_uses_most_tones_and_changes_little_from_pixel_to_pixel() {
        let (width, height) = (200, 120);
        let rgba = photo(width, height, 1);
        assert_eq!(rgba.len(), width * height * 4);
        let green: Vec<i32> = rgba.iter().skip(1).step_by(4).map(|&g| g.into()).collect();
        let mut seen = [false; 256];
        green.iter().for_each(|&tone| seen[tone as usize] = true);
        assert!(seen.iter().filter(|&&seen| seen).count() > 150);
        let steps: i32 = green.windows(2).map(|two| (two[0] - two[1]).abs()).sum();
        assert!(f64::from(steps) / (green.len() as f64) < 8.0);
        assert!(rgba.iter().skip(3).step_by(4).all(|&alpha| alpha == 255));
    }
}
