//! Sound as the models want it: one channel, 16,000 samples a second.

mod resample;
mod wav;

pub use resample::Resampler;

use crate::error::{Error, Result};

/// How many samples a second the models take.
pub const RATE: u32 = 16_000;

/// How long a sound may be that is taken at once, in seconds: two hours.
pub const MAX_SECONDS: u32 = 2 * 60 * 60;

/// Louder than this no recording is; whole numbers that were not scaled are.
const LOUDEST: f32 = 64.0;

/// One channel of 16,000 samples a second, all of them finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Audio {
    samples: Vec<f32>,
}

impl Audio {
    /// Sound of one channel, at any rate.
    ///
    /// # Errors
    ///
    /// If there are no samples, too many, or such as are not numbers between about -1 and 1, or if the rate is not that of a recording.
    pub fn new(samples: &[f32], rate: u32) -> Result<Self> {
        Self::interleaved(samples, 1, rate)
    }

    /// Sound of several channels whose samples take turns; they are mixed into one.
    ///
    /// # Errors
    ///
    /// As [`Audio::new`], and if the samples cannot be divided among the channels.
    pub fn interleaved(samples: &[f32], channels: usize, rate: u32) -> Result<Self> {
        if channels == 0 || channels > 32 || !samples.len().is_multiple_of(channels) {
            let count = samples.len();
            let words = format!("{count} samples cannot be divided among {channels} channels");
            return Err(Error::BadAudio(words));
        }
        Self::mixed(rate, samples.len() / channels, |at| {
            samples[at * channels..][..channels].iter().sum::<f32>() / channels as f32
        })
    }

    /// Sound of several channels, each by itself, as in an `AudioBuffer`; they are mixed into one.
    ///
    /// # Errors
    ///
    /// As [`Audio::new`], and if the channels are not equally long.
    pub fn planar(channels: &[&[f32]], rate: u32) -> Result<Self> {
        let Some(first) = channels.first() else {
            return Err(Error::BadAudio("there is no channel".into()));
        };
        if channels.iter().any(|channel| channel.len() != first.len()) {
            return Err(Error::BadAudio("the channels are not equally long".into()));
        }
        Self::mixed(rate, first.len(), |at| {
            channels.iter().map(|channel| channel[at]).sum::<f32>() / channels.len() as f32
        })
    }

    /// What a WAV file holds: whole numbers of 8, 16, 24 or 32 bits, or floats.
    ///
    /// # Errors
    ///
    /// If the file is no WAV or a broken one, and as [`Audio::new`].
    pub fn wav(bytes: &[u8]) -> Result<Self> {
        wav::read(bytes)
    }

    /// The samples, 16,000 a second.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// How long it is.
    pub fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(RATE)
    }

    fn mixed(rate: u32, frames: usize, frame: impl Fn(usize) -> f32) -> Result<Self> {
        let mut resampler = Resampler::new(rate)?;
        check_length(frames as u64, rate)?;
        let expected = frames as u64 * u64::from(RATE) / u64::from(rate);
        let mut samples = Vec::with_capacity(expected as usize + 1);
        let mut piece = Vec::with_capacity(PIECE);
        for start in (0..frames).step_by(PIECE) {
            piece.clear();
            piece.extend((start..frames.min(start + PIECE)).map(&frame));
            check_samples(&piece)?;
            resampler.push(&piece, &mut samples)?;
        }
        resampler.finish(&mut samples)?;
        Ok(Self { samples })
    }
}

/// How many frames are mixed before they are resampled, so that no second copy of a long sound is made.
const PIECE: usize = 1 << 14;

/// Refuses sound that is empty or too long before memory is asked for.
fn check_length(frames: u64, rate: u32) -> Result<()> {
    let seconds = frames as f64 / f64::from(rate);
    if frames == 0 {
        return Err(Error::EmptyAudio);
    }
    if seconds > f64::from(MAX_SECONDS) {
        let limit = MAX_SECONDS;
        return Err(Error::TooLong { seconds, limit });
    }
    Ok(())
}

/// Refuses samples that are not numbers, or so large that they are no sound.
pub(crate) fn check_samples(samples: &[f32]) -> Result<()> {
    match samples
        .iter()
        .find(|sample| sample.is_nan() || sample.abs() > LOUDEST)
    {
        None => Ok(()),
        Some(bad) if bad.is_finite() => Err(Error::BadAudio(format!(
            "samples lie between -1 and 1, and one is {bad}"
        ))),
        Some(bad) => Err(Error::BadAudio(format!("a sample is {bad}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(rate: u32, seconds: f64, hertz: f64) -> Vec<f32> {
        let count = (f64::from(rate) * seconds) as usize;
        let step = std::f64::consts::TAU * hertz / f64::from(rate);
        (0..count)
            .map(|at| (0.5 * (at as f64 * step).sin()) as f32)
            .collect()
    }

    /// How far a tone is late, in samples, and how much of what is heard is no part of it.
    fn heard(samples: &[f32], hertz: f64) -> (f64, f64) {
        let step = std::f64::consts::TAU * hertz / f64::from(RATE);
        let waves = |at: usize| ((at as f64 * step).sin(), (at as f64 * step).cos());
        let (mut sine, mut cosine) = (0.0, 0.0);
        for (at, sample) in samples.iter().enumerate() {
            sine += f64::from(*sample) * waves(at).0 * 2.0 / samples.len() as f64;
            cosine += f64::from(*sample) * waves(at).1 * 2.0 / samples.len() as f64;
        }
        let rest = |(at, sample): (usize, &f32)| {
            (f64::from(*sample) - sine * waves(at).0 - cosine * waves(at).1).abs()
        };
        let late = -cosine.atan2(sine) / step;
        (
            late,
            samples
                .iter()
                .enumerate()
                .map(rest)
                .fold((sine.hypot(cosine) - 0.5).abs(), f64::max),
        )
    }

    #[test]
    fn sound_of_every_usual_rate_becomes_the_same() {
        for rate in [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000] {
            let audio = Audio::new(&tone(rate, 1.0, 440.0), rate).unwrap();
            assert_eq!(audio.samples().len(), 16_000, "{rate}");
            // Whole periods of the tone, away from the ends: 11 are 400 samples, and 4,400 begin with a period.
            let (late, rest) = heard(&audio.samples()[4_400 - 400..12_000], 440.0);
            assert!(
                late.abs() < 1.1 && rest < 1e-3,
                "{rate}: {late} samples, {rest}"
            );
        }
    }

    #[test]
    fn what_16_khz_cannot_hold_is_taken_away() {
        let audio = Audio::new(&tone(48_000, 1.0, 12_000.0), 48_000).unwrap();
        let loudest = audio.samples()[2_000..14_000]
            .iter()
            .fold(0.0f32, |most, sample| most.max(sample.abs()));
        assert!(loudest < 1e-3, "{loudest}");
    }

    #[test]
    fn channels_are_mixed_however_they_lie() {
        let (left, right) = (vec![0.5; 1_600], vec![-0.1; 1_600]);
        let turns: Vec<f32> = left
            .iter()
            .zip(&right)
            .flat_map(|(l, r)| [*l, *r])
            .collect();
        let interleaved = Audio::interleaved(&turns, 2, RATE).unwrap();
        let planar = Audio::planar(&[&left, &right], RATE).unwrap();
        assert_eq!(interleaved, planar);
        assert!(
            planar
                .samples()
                .iter()
                .all(|sample| (sample - 0.2).abs() < 1e-6)
        );
    }

    #[test]
    fn what_is_no_sound_is_refused_by_name() {
        let code = |audio: Result<Audio>| audio.map_err(|error| error.code());
        assert_eq!(code(Audio::new(&[], RATE)), Err("ai/empty-audio"));
        assert_eq!(code(Audio::new(&[f32::NAN], RATE)), Err("ai/bad-audio"));
        assert_eq!(
            code(Audio::new(&[f32::INFINITY], RATE)),
            Err("ai/bad-audio")
        );
        assert_eq!(code(Audio::new(&[20_000.0], RATE)), Err("ai/bad-audio"));
        assert_eq!(code(Audio::new(&[0.0], 0)), Err("ai/bad-audio"));
        assert_eq!(code(Audio::new(&[0.0], u32::MAX)), Err("ai/bad-audio"));
        assert_eq!(
            code(Audio::interleaved(&[0.0; 3], 2, RATE)),
            Err("ai/bad-audio")
        );
        assert_eq!(
            code(Audio::planar(&[&[0.0; 3], &[0.0]], RATE)),
            Err("ai/bad-audio")
        );
        assert_eq!(code(Audio::planar(&[], RATE)), Err("ai/bad-audio"));
        assert_eq!(Audio::new(&[0.1], RATE).unwrap().samples().len(), 1);
        assert_eq!(Audio::new(&[0.1], 48_000).unwrap().samples().len(), 1);
    }

    #[test]
    fn three_hours_are_too_long() {
        assert!(matches!(
            check_length(3 * 3_600 * 48_000, 48_000),
            Err(Error::TooLong {
                limit: MAX_SECONDS,
                ..
            })
        ));
    }
}
