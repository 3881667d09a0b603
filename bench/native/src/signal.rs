//! Fourier transforms.

use std::sync::{Arc, OnceLock};

use rustfft::num_complex::Complex;
use rustfft::{Fft, FftPlanner};

use crate::random::Random;

/// How many samples are transformed at once.
pub const LENGTH: usize = 1 << 16;

/// Bands in which the energy is reported.
const BANDS: usize = 256;

/// Sixteen pieces of sound: a few square waves, and noise.
pub fn sound() -> Vec<f32> {
    let mut random = Random::new(31);
    let periods: Vec<usize> = (0..6).map(|_| 20 + random.below(600) as usize).collect();
    (0..LENGTH * 16)
        .map(|at| {
            let waves = periods
                .iter()
                .map(|period| if at / period % 2 == 0 { 0.1 } else { -0.1 });
            waves.sum::<f32>() + random.unit() - 0.5
        })
        .collect()
}

/// The energy in each band of each piece.
pub fn spectrum(sound: &[f32]) -> Vec<f32> {
    let fft = plan();
    let mut scratch = vec![Complex::default(); fft.get_inplace_scratch_len()];
    let mut energies = Vec::with_capacity(sound.len() / LENGTH * BANDS);
    for piece in sound.chunks_exact(LENGTH) {
        let mut buffer: Vec<_> = piece.iter().map(|&re| Complex { re, im: 0.0 }).collect();
        fft.process_with_scratch(&mut buffer, &mut scratch);
        let bands = buffer.chunks_exact(LENGTH / BANDS);
        energies.extend(bands.map(|band| band.iter().map(Complex::norm_sqr).sum::<f32>()));
    }
    energies
}

/// The plan is made once: who transforms often keeps it.
fn plan() -> &'static Arc<dyn Fft<f32>> {
    static PLAN: OnceLock<Arc<dyn Fft<f32>>> = OnceLock::new();
    PLAN.get_or_init(|| FftPlanner::new().plan_fft_forward(LENGTH))
}

#[cfg(test)]
mod tests {
    use super::{BANDS, LENGTH, sound, spectrum};

    #[test]
    fn energy_is_kept() {
        let sound = sound();
        let piece = &sound[..LENGTH];
        let before: f64 = piece.iter().map(|&x| f64::from(x).powi(2)).sum();
        let after: f64 = spectrum(piece).iter().map(|&x| f64::from(x)).sum();
        assert!((after / LENGTH as f64 / before - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_wave_lies_in_its_band() {
        let band = 40;
        let cycles = (band * LENGTH / BANDS + 10) as f64;
        let wave: Vec<f32> = (0..LENGTH)
            .map(|at| (std::f64::consts::TAU * cycles * at as f64 / LENGTH as f64).cos() as f32)
            .collect();
        let energies = spectrum(&wave);
        let total: f32 = energies.iter().sum();
        assert!(energies[band] / total > 0.49);
        assert!(energies[BANDS - 1 - band] / total > 0.49);
    }
}
