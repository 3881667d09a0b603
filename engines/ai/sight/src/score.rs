//! One number for a picture.

use outboard_session::{Session, tensor::AsView};

use crate::error::{Error, Result};
use crate::model::PictureModel;
use crate::picture::Picture;

/// Says how much of something is in a picture, such as how likely it is that it should not be shown unasked.
#[derive(Debug)]
pub struct Scorer {
    model: PictureModel,
}

impl Scorer {
    /// Takes the model and the settings of a kit, which are JSON.
    ///
    /// # Errors
    ///
    /// If the settings make no sense, or the model takes more than one input.
    pub fn new(session: Session, settings: &str) -> Result<Self> {
        Ok(Self {
            model: PictureModel::new(session, settings)?,
        })
    }

    /// The number that the kit's `output` picks, from 0 to 1 where the model gives probabilities.
    ///
    /// # Errors
    ///
    /// If the model fails, or gives fewer numbers than the kit says.
    pub fn score(&self, picture: &Picture<'_>) -> Result<f32> {
        let mut numbers = self.model.run(picture)?.to_vec();
        let settings = &self.model.settings;
        if settings.softmax {
            softmax(&mut numbers);
        }
        numbers.get(settings.output).copied().ok_or_else(|| {
            Error::BadKit(format!(
                "output {} is asked for, and the model gives {}",
                settings.output,
                numbers.len()
            ))
        })
    }
}

/// Makes probabilities of numbers.
pub(crate) fn softmax(numbers: &mut [f32]) {
    let most = numbers.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for number in numbers.iter_mut() {
        *number = (*number - most).exp();
        sum += *number;
    }
    for number in numbers {
        *number /= sum;
    }
}
