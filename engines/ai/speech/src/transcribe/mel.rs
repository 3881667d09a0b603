//! Sound as Whisper sees it: how loud each of 80 pitches is, 100 times a second.

use std::sync::Arc;

use realfft::num_complex::Complex32;
use realfft::{RealFftPlanner, RealToComplex};

use crate::audio::RATE;
use crate::error::{Error, Result};

/// How many pitches there are.
pub(super) const PITCHES: usize = 80;

/// How many samples one look takes in.
const LOOK: usize = 400;

/// How many samples further the next one is.
const HOP: usize = 160;

const BINS: usize = LOOK / 2 + 1;

/// What sees.
pub(super) struct Mel {
    transform: Arc<dyn RealToComplex<f32>>,
    window: Vec<f32>,
    /// For each pitch: the first frequency it takes in, and how much of each.
    filters: Vec<(usize, Vec<f32>)>,
}

impl std::fmt::Debug for Mel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mel")
    }
}

impl Mel {
    pub(super) fn new() -> Self {
        let turn = std::f64::consts::TAU / LOOK as f64;
        Self {
            transform: RealFftPlanner::new().plan_fft_forward(LOOK),
            window: (0..LOOK)
                .map(|at| (0.5 - 0.5 * (turn * at as f64).cos()) as f32)
                .collect(),
            filters: filters(),
        }
    }

    /// So many frames of a sound that is followed by silence: 80 rows, one a pitch.
    pub(super) fn see(&self, samples: &[f32], frames: usize) -> Result<Vec<f32>> {
        // The sound begins in the middle of the first look, and is mirrored before and behind.
        let whole = frames * HOP;
        let sample = |at: isize| {
            let at = at.unsigned_abs();
            let at = if at < whole { at } else { 2 * (whole - 1) - at };
            samples.get(at).copied().unwrap_or(0.0)
        };
        let silence = (1e-10f32).log10();
        let mut seen = vec![silence; PITCHES * frames];
        let mut look = self.transform.make_input_vec();
        let mut spectrum = self.transform.make_output_vec();
        let mut scratch = self.transform.make_scratch_vec();
        let mut loudest = silence;
        for frame in 0..frames {
            let start = (frame * HOP) as isize - (LOOK / 2) as isize;
            if start >= samples.len() as isize && frame * HOP + LOOK < whole {
                continue;
            }
            for (at, value) in look.iter_mut().enumerate() {
                *value = sample(start + at as isize) * self.window[at];
            }
            self.transform
                .process_with_scratch(&mut look, &mut spectrum, &mut scratch)
                .map_err(|error| Error::BadAudio(error.to_string()))?;
            let power: Vec<f32> = spectrum.iter().map(Complex32::norm_sqr).collect();
            for (pitch, (first, weights)) in self.filters.iter().enumerate() {
                let heard: f32 = weights
                    .iter()
                    .zip(&power[*first..])
                    .map(|(w, p)| w * p)
                    .sum();
                let value = heard.max(1e-10).log10();
                seen[pitch * frames + frame] = value;
                loudest = loudest.max(value);
            }
        }
        for value in &mut seen {
            *value = (value.max(loudest - 8.0) + 4.0) / 4.0;
        }
        Ok(seen)
    }
}

/// Slaney's scale: even steps up to 1,000 Hz, then ever larger ones.
fn mels(hertz: f64) -> f64 {
    if hertz < 1_000.0 {
        hertz * 3.0 / 200.0
    } else {
        15.0 + (hertz / 1_000.0).ln() * STEPS
    }
}

fn hertz(mels: f64) -> f64 {
    if mels < 15.0 {
        mels * 200.0 / 3.0
    } else {
        1_000.0 * ((mels - 15.0) / STEPS).exp()
    }
}

/// Above 1,000 Hz, 27 steps are a factor of 6.4.
const STEPS: f64 = 27.0 / 1.856_297_990_365_626;

/// Triangles, each as wide as two steps, and of the same area.
fn filters() -> Vec<(usize, Vec<f32>)> {
    let top = mels(f64::from(RATE) / 2.0);
    let corner = |at: usize| hertz(top * at as f64 / (PITCHES + 1) as f64);
    let frequency = |bin: usize| bin as f64 * f64::from(RATE) / LOOK as f64;
    (0..PITCHES)
        .map(|pitch| {
            let (low, middle, high) = (corner(pitch), corner(pitch + 1), corner(pitch + 2));
            let weight = |bin: usize| {
                let hertz = frequency(bin);
                let rising = (hertz - low) / (middle - low);
                let falling = (high - hertz) / (high - middle);
                (rising.min(falling).max(0.0) * 2.0 / (high - low)) as f32
            };
            let first = (0..BINS).find(|bin| weight(*bin) > 0.0).unwrap_or(0);
            let last = (first..BINS)
                .rev()
                .find(|bin| weight(*bin) > 0.0)
                .unwrap_or(first);
            (first, (first..=last).map(weight).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_seen_at_its_pitch() {
        let step = std::f32::consts::TAU * 1_000.0 / RATE as f32;
        let tone: Vec<f32> = (0..RATE).map(|at| (at as f32 * step).sin() * 0.5).collect();
        let seen = Mel::new().see(&tone, 200).unwrap();
        let column: Vec<f32> = (0..PITCHES).map(|pitch| seen[pitch * 200 + 50]).collect();
        let loudest = (0..PITCHES)
            .max_by(|a, b| column[*a].total_cmp(&column[*b]))
            .unwrap();
        // 1,000 Hz are 15 of the scale's 45.245, so the filter whose middle is next to it is the 26th.
        assert_eq!(loudest, 26);
        let silent = seen[loudest * 200 + 150];
        assert!(
            column[loudest] - silent > 1.9,
            "{} {silent}",
            column[loudest]
        );
    }

    #[test]
    fn the_scale_is_slaneys() {
        assert!((mels(8_000.0) - 45.245_640_471_924_965).abs() < 1e-9);
        assert!((hertz(mels(4_321.0)) - 4_321.0).abs() < 1e-9);
        let filters = filters();
        assert!(
            filters
                .iter()
                .all(|(first, weights)| first + weights.len() <= BINS)
        );
        // Those of the reference, to its printed digits.
        assert!(
            (filters[0].1[0] - 0.024_862_6).abs() < 1e-6,
            "{:?}",
            filters[0]
        );
    }

    #[test]
    fn silence_is_one_value() {
        let seen = Mel::new().see(&[0.0; 1_600], 3_000).unwrap();
        assert!(seen.iter().all(|value| (value + 1.5).abs() < 1e-6));
    }
}
