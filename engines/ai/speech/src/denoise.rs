//! Noise taken away as the sound comes: DTLN, two small models that hear 32 milliseconds every 8.
//!
//! The first model sees how loud each frequency is and says how much of each is speech; the second hears what that leaves and mends it.
//! Blocks overlap, and are added up.

use std::rc::Rc;
use std::sync::Arc;

use outboard_session::tensor::Tensor;
use outboard_session::{Session, Value, ValueOrView};
use realfft::num_complex::Complex32;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};

use crate::audio::{Audio, RATE, check_samples};
use crate::error::{Error, Result};
use crate::ports;

/// How many samples a block has.
pub const BLOCK: usize = 512;

/// How many samples further the next block begins.
pub const SHIFT: usize = 128;

/// How many samples must have come before the first can be given: 32 milliseconds.
pub const LATENCY: usize = BLOCK;

/// How loud a frequency is is told for so many of them.
const BINS: usize = BLOCK / 2 + 1;

/// How many blocks are computed between two looks at `watch`: about two seconds.
const WATCHED: usize = 2 * RATE as usize / SHIFT;

/// Takes the noise away from speech, as it comes.
pub struct Denoiser {
    magnitude: Stage,
    signal: Stage,
    forward: Arc<dyn RealToComplex<f32>>,
    inverse: Arc<dyn ComplexToReal<f32>>,
    spectrum: Vec<Complex32>,
    block: Vec<f32>,
    /// The last samples that came.
    heard: Vec<f32>,
    /// What came and is not yet a shift.
    waiting: Vec<f32>,
    /// What the blocks so far add up to.
    sum: Vec<f32>,
    /// Samples at the start that belong before the sound.
    skip: usize,
    taken: u64,
    given: u64,
}

/// One of the two models, with what it remembers.
struct Stage {
    session: Rc<Session>,
    names: [String; 4],
    shape: Vec<usize>,
    width: usize,
    state: Option<Value>,
}

impl std::fmt::Debug for Denoiser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Denoiser")
            .field("taken", &self.taken)
            .finish_non_exhaustive()
    }
}

impl Denoiser {
    /// Takes DTLN's first model, of magnitudes, and its second, of samples.
    ///
    /// # Errors
    ///
    /// If the models have other inputs and outputs.
    pub fn new(magnitude: Rc<Session>, signal: Rc<Session>) -> Result<Self> {
        let mut planner = RealFftPlanner::new();
        let forward = planner.plan_fft_forward(BLOCK);
        let inverse = planner.plan_fft_inverse(BLOCK);
        Ok(Self {
            magnitude: Stage::new(magnitude, BINS, "magnitude")?,
            signal: Stage::new(signal, BLOCK, "signal")?,
            spectrum: forward.make_output_vec(),
            forward,
            inverse,
            block: vec![0.0; BLOCK],
            heard: vec![0.0; BLOCK],
            waiting: Vec::with_capacity(SHIFT),
            sum: vec![0.0; BLOCK],
            skip: BLOCK - SHIFT,
            taken: 0,
            given: 0,
        })
    }

    /// Takes the next samples (16,000 a second), and gives those that are ready: in all, [`LATENCY`] fewer at most than have come.
    ///
    /// # Errors
    ///
    /// If a sample is no number, or a model fails.
    pub fn push(&mut self, samples: &[f32]) -> Result<Vec<f32>> {
        check_samples(samples)?;
        self.taken += samples.len() as u64;
        let mut out = Vec::with_capacity(samples.len() + SHIFT);
        let mut rest = samples;
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.len().min(SHIFT - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            rest = later;
            if self.waiting.len() == SHIFT {
                self.step(&mut out)?;
            }
        }
        Ok(out)
    }

    /// Gives what is left, so that as many samples were given as came, and forgets all.
    ///
    /// # Errors
    ///
    /// If a model fails.
    pub fn finish(&mut self) -> Result<Vec<f32>> {
        let mut out = Vec::new();
        let due = usize::try_from(self.taken - self.given).unwrap_or(0);
        while out.len() < due {
            self.waiting.resize(SHIFT, 0.0);
            self.step(&mut out)?;
        }
        out.truncate(due);
        self.reset();
        Ok(out)
    }

    /// Forgets all it has heard.
    pub fn reset(&mut self) {
        (self.magnitude.state, self.signal.state) = (None, None);
        self.heard.fill(0.0);
        self.sum.fill(0.0);
        self.waiting.clear();
        self.skip = BLOCK - SHIFT;
        (self.taken, self.given) = (0, 0);
    }

    fn step(&mut self, out: &mut Vec<f32>) -> Result<()> {
        self.heard.copy_within(SHIFT.., 0);
        self.heard[BLOCK - SHIFT..].copy_from_slice(&self.waiting);
        self.waiting.clear();
        self.block.copy_from_slice(&self.heard);
        transformed(self.forward.process(&mut self.block, &mut self.spectrum))?;
        let loud = self.spectrum.iter().map(|bin| bin.norm()).collect();
        let mask = self.magnitude.run(loud)?;
        for (bin, keep) in self.spectrum.iter_mut().zip(mask) {
            *bin *= keep / BLOCK as f32;
        }
        // Both ends of a real signal's spectrum are real.
        self.spectrum[0].im = 0.0;
        self.spectrum[BINS - 1].im = 0.0;
        transformed(self.inverse.process(&mut self.spectrum, &mut self.block))?;
        let clean = self.signal.run(self.block.clone())?;
        for (sum, sample) in self.sum.iter_mut().zip(clean) {
            *sum += sample;
        }
        let before = self.skip.min(SHIFT);
        out.extend_from_slice(&self.sum[before..SHIFT]);
        self.given += (SHIFT - before) as u64;
        self.skip -= before;
        self.sum.copy_within(SHIFT.., 0);
        self.sum[BLOCK - SHIFT..].fill(0.0);
        Ok(())
    }
}

/// A whole sound without its noise, as long as it was.
///
/// # Errors
///
/// If a model fails, or `watch` says that it is to stop.
pub fn denoise(
    denoiser: &mut Denoiser,
    audio: &Audio,
    watch: &dyn Fn(f64, &str) -> bool,
) -> Result<Vec<f32>> {
    denoiser.reset();
    let samples = audio.samples();
    let mut out = Vec::with_capacity(samples.len());
    for piece in samples.chunks(WATCHED * SHIFT) {
        if !watch(out.len() as f64 / samples.len() as f64, "denoise") {
            denoiser.reset();
            return Err(Error::Stopped);
        }
        out.extend(denoiser.push(piece)?);
    }
    out.extend(denoiser.finish()?);
    Ok(out)
}

fn transformed<E: std::fmt::Display>(result: std::result::Result<(), E>) -> Result<()> {
    result.map_err(|error| Error::BadAudio(error.to_string()))
}

impl Stage {
    fn new(session: Rc<Session>, width: usize, what: &str) -> Result<Self> {
        let ([input, state], [output, after]) = (session.inputs(), session.outputs()) else {
            let words = format!("{what} takes a block and a state, and gives both");
            return Err(Error::BadKit(words));
        };
        if ports::fixed(input).is_some_and(|shape| shape != [1, 1, width]) {
            return Err(Error::BadKit(format!(
                "{what} does not take blocks of {width}"
            )));
        }
        let shape = ports::fixed(state).unwrap_or_else(|| vec![1, 2, 128, 2]);
        if shape.iter().product::<usize>() > 1 << 16 {
            return Err(Error::BadKit(format!("{what} has a state of {shape:?}")));
        }
        let names = [input, state, output, after].map(|port| port.name.clone());
        Ok(Self {
            names,
            shape,
            width,
            state: None,
            session,
        })
    }

    fn run(&mut self, block: Vec<f32>) -> Result<Vec<f32>> {
        let [input, state_in, output, state_out] = &self.names;
        let state = self
            .state
            .take()
            .unwrap_or_else(|| Value::from(Tensor::<f32>::zeros(&self.shape)));
        let block = ports::tensor([1, 1, self.width], block);
        let inputs: [(&str, ValueOrView<'_>); 2] =
            [(input, block.into()), (state_in, state.into())];
        let [result, state] = self.session.run(inputs, [output, state_out])?;
        self.state = Some(state);
        ports::floats(result, self.width, "a block without noise")
    }
}
