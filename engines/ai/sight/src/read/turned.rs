//! Which lines stand on their head.

use outboard_session::{Session, tensor::AsView, tensor::NdTensor};

use super::recognise::feed;
use crate::error::{Error, Result};
use crate::model::{only_ports, run};
use crate::picture::Pixels;

const HEIGHT: usize = 48;
const WIDTH: usize = 192;

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

    /// Whether a line stands on its head rather than not.
    pub(crate) fn turned(&self, line: &Pixels) -> Result<bool> {
        let width = (HEIGHT * line.width).div_ceil(line.height).clamp(1, WIDTH);
        let mut numbers = vec![0.0; 3 * HEIGHT * WIDTH];
        feed().planes(&line.scaled(width, HEIGHT)?, WIDTH, &mut numbers);
        let fed = NdTensor::from_data([1, 3, HEIGHT, WIDTH], numbers);
        let made = run(&self.session, &self.input, &self.output, fed)?.to_vec();
        let [upright, turned] = made[..] else {
            return Err(Error::BadKit(format!(
                "the model that tells what stands on its head gives {} numbers for a line",
                made.len()
            )));
        };
        Ok(turned > upright)
    }
}
