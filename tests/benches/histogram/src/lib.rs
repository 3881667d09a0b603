//! How bright a photograph is.

use rayon::prelude::*;

/// How often each brightness occurs among pixels of four bytes.
pub fn histogram(rgba: &[u8]) -> [u32; 256] {
    let mut counts = [0; 256];
    for [r, g, b, _] in rgba.as_chunks::<4>().0 {
        counts[brightness(*r, *g, *b)] += 1;
    }
    counts
}

/// As many of each brightness as of any other: where each brightness goes.
pub fn equalise(rgba: &[u8]) -> Vec<u8> {
    let counts = histogram(rgba);
    let pixels = (rgba.len() / 4).max(1) as f64;
    let mut below = 0;
    let goes_to = counts.map(|count| {
        below += count;
        (f64::from(below) / pixels * 255.0) as u8
    });
    let pixels = rgba.as_chunks::<4>().0.iter();
    pixels
        .flat_map(|[r, g, b, a]| {
            [
                goes_to[*r as usize],
                goes_to[*g as usize],
                goes_to[*b as usize],
                *a,
            ]
        })
        .collect()
}

/// The mean distance of each pixel's brightness from `middle`, to a power: much arithmetic, and worth several threads.
pub fn contrast(rgba: &[u8], middle: f64) -> f64 {
    let pixels = rgba.as_chunks::<4>().0;
    // Sums of equal pieces, so that the number of threads does not change the order of the additions.
    let sums: Vec<f64> = pixels
        .par_chunks(4096)
        .map(|piece| {
            let distance = |[r, g, b, _]: &[u8; 4]| (brightness(*r, *g, *b) as f64 - middle).abs();
            piece
                .iter()
                .map(|pixel| distance(pixel).sqrt().ln_1p())
                .sum::<f64>()
        })
        .collect();
    sums.iter().sum::<f64>() / pixels.len().max(1) as f64
}

fn brightness(r: u8, g: u8, b: u8) -> usize {
    (usize::from(r) * 54 + usize::from(g) * 183 + usize::from(b) * 19) >> 8
}
