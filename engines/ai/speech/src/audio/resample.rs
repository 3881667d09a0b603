//! From any rate to 16,000 samples a second, as they come.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{
    Async, FixedAsync, Indexing, Resampler as _, SincInterpolationParameters,
    SincInterpolationType, WindowFunction,
};

use crate::audio::RATE;
use crate::error::{Error, Result};

/// How many samples are resampled at once; 48,000 a second arrive in that many within 11 milliseconds.
const CHUNK: usize = 512;

/// Takes samples of one channel at its rate, and gives them at 16,000 a second.
pub struct Resampler {
    work: Option<Work>,
}

struct Work {
    resampler: Async<f32>,
    rate: u32,
    /// What has come and is not yet a chunk.
    waiting: Vec<f32>,
    room: Vec<f32>,
    /// Samples at the start that only say that the filter had not heard anything yet.
    skip: usize,
    taken: u64,
    given: u64,
}

impl std::fmt::Debug for Resampler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rate = self.work.as_ref().map_or(RATE, |work| work.rate);
        f.debug_struct("Resampler").field("rate", &rate).finish()
    }
}

impl Resampler {
    /// A resampler for sound of this rate.
    ///
    /// # Errors
    ///
    /// If no recording has such a rate: 4,000 to 384,000 a second are taken.
    pub fn new(rate: u32) -> Result<Self> {
        if !(4_000..=384_000).contains(&rate) {
            return Err(Error::BadAudio(format!("{rate} samples a second")));
        }
        if rate == RATE {
            return Ok(Self { work: None });
        }
        let filter = SincInterpolationParameters::new(128, WindowFunction::BlackmanHarris2)
            .oversampling_factor(256)
            .interpolation(SincInterpolationType::Linear);
        let ratio = f64::from(RATE) / f64::from(rate);
        let resampler = Async::new_sinc(ratio, 1.0, &filter, CHUNK, 1, FixedAsync::Input)
            .map_err(|error| Error::BadAudio(error.to_string()))?;
        let work = Work {
            skip: resampler.output_delay(),
            room: vec![0.0; resampler.output_frames_max()],
            waiting: Vec::with_capacity(CHUNK),
            resampler,
            rate,
            taken: 0,
            given: 0,
        };
        Ok(Self { work: Some(work) })
    }

    /// Takes the next samples, and puts those that are ready behind `out`.
    ///
    /// # Errors
    ///
    /// If the resampler fails.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<f32>) -> Result<()> {
        match &mut self.work {
            None => {
                out.extend_from_slice(samples);
                Ok(())
            }
            Some(work) => work.push(samples, out),
        }
    }

    /// Puts behind `out` what is left, now that no more will come. Afterwards it begins anew.
    ///
    /// # Errors
    ///
    /// If the resampler fails.
    pub fn finish(&mut self, out: &mut Vec<f32>) -> Result<()> {
        match &mut self.work {
            None => Ok(()),
            Some(work) => work.finish(out),
        }
    }
}

impl Work {
    fn push(&mut self, mut samples: &[f32], out: &mut Vec<f32>) -> Result<()> {
        self.taken += samples.len() as u64;
        while !samples.is_empty() {
            let (now, later) = samples.split_at(samples.len().min(CHUNK - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            samples = later;
            if self.waiting.len() == CHUNK {
                self.chunk(None, u64::MAX, out)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut Vec<f32>) -> Result<()> {
        let rate = u64::from(self.rate);
        let due = (self.taken * u64::from(RATE)).div_ceil(rate);
        while self.given < due {
            let partial = self.waiting.len();
            self.waiting.resize(CHUNK, 0.0);
            self.chunk(Some(partial), due - self.given, out)?;
        }
        self.resampler.reset();
        self.waiting.clear();
        self.skip = self.resampler.output_delay();
        (self.taken, self.given) = (0, 0);
        Ok(())
    }

    /// Resamples what waits, and gives no more of it than `most`.
    fn chunk(&mut self, partial: Option<usize>, most: u64, out: &mut Vec<f32>) -> Result<()> {
        let failed = |error: &dyn std::fmt::Display| Error::BadAudio(error.to_string());
        let frames = self.room.len();
        let source = InterleavedSlice::new(&self.waiting, 1, CHUNK).map_err(|e| failed(&e))?;
        let mut sink =
            InterleavedSlice::new_mut(&mut self.room, 1, frames).map_err(|e| failed(&e))?;
        let indexing = partial.map(|count| Indexing::new().partial_len(count));
        let (_, made) = self
            .resampler
            .process_into_buffer(&source, &mut sink, indexing.as_ref())
            .map_err(|e| failed(&e))?;
        self.waiting.clear();
        let ready = &self.room[self.skip.min(made)..made];
        self.skip -= self.skip.min(made);
        let ready = &ready[..ready.len().min(usize::try_from(most).unwrap_or(usize::MAX))];
        out.extend_from_slice(ready);
        self.given += ready.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_size_give_what_the_whole_gives() {
        let sound: Vec<f32> = (0..30_000).map(|at| (at as f32 * 0.05).sin()).collect();
        let whole = resampled(&sound, sound.len());
        assert_eq!(whole.len(), 10_885);
        for size in [1, 7, 512, 4_097] {
            assert_eq!(resampled(&sound, size), whole, "{size}");
        }
    }

    fn resampled(sound: &[f32], size: usize) -> Vec<f32> {
        let mut resampler = Resampler::new(44_100).unwrap();
        let mut out = Vec::new();
        for piece in sound.chunks(size) {
            resampler.push(piece, &mut out).unwrap();
        }
        resampler.finish(&mut out).unwrap();
        out
    }
}
