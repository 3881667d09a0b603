//! Which lines stand on their head.

use outboard_session::{Session, tensor::AsView, tensor::NdTensor};

use super::recognise::feed;
use crate::error::{Error, Result};
use crate::model::{only_ports, run};
use crate::picture::Pixels;

const HEIGHT: usize = 48;
const WIDTH: usize = 192;
/// How sure the model must be: a line that is turned wrongly is lost.
const SURE: f32 = 0.9;

#[derive(Debug)]
pub(crate) struct Turner {
    session: Session,
    input: String,
    output: String,
}

impl Turner {
    pub(crate) fn new(session: Session) -> Result<Self> {
        let (input, output) = only_ports(&session)?;
        Ok(Self {
            session,
            input,
            output,
        })
    }

    /// Whether each of some lines stands on its head.
    pub(crate) fn turned(&self, lines: &[Pixels]) -> Result<Vec<bool>> {
        let each = 3 * HEIGHT * WIDTH;
        let mut numbers = vec![0.0; lines.len() * each];
        for (line, into) in lines.iter().zip(numbers.chunks_exact_mut(each)) {
            let width = (HEIGHT * line.width).div_ceil(line.height).clamp(1, WIDTH);
            feed().planes(&line.scaled(width, HEIGHT)?, WIDTH, into);
        }
        let fed = NdTensor::from_data([lines.len(), 3, HEIGHT, WIDTH], numbers);
        let made = run(&self.session, &self.input, &self.output, fed)?.to_vec();
        if made.len() != lines.len() * 2 {
            return Err(Error::BadKit(format!(
                "the model that tells what stands on its head gives {} numbers for {} lines",
                made.len(),
                lines.len()
            )));
        }
        Ok(made
            .chunks_exact(2)
            .map(|pair| pair[1] > pair[0] && pair[1] > SURE)
            .collect())
    }
}
