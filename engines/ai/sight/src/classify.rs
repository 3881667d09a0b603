//! What is seen in a picture, out of the classes that a model knows.

use outboard_session::{Session, tensor::AsView};

use crate::error::{Error, Result};
use crate::model::PictureModel;
use crate::picture::Picture;
use crate::score::softmax;

/// Says which of its classes a picture shows.
#[derive(Debug)]
pub struct Classifier {
    model: PictureModel,
    labels: Vec<String>,
}

/// A class, and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Its name; where the kit has no names, its number.
    pub label: String,
    /// Its number among the outputs of the model.
    pub index: usize,
    /// From 0 to 1.
    pub probability: f32,
}

impl Classifier {
    /// Takes the model and the settings of a kit, which are JSON, and the names of its classes, one a line; or no names.
    ///
    /// # Errors
    ///
    /// If the settings make no sense, or the model takes more than one input.
    pub fn new(session: Session, settings: &str, labels: &str) -> Result<Self> {
        Ok(Self {
            model: PictureModel::new(session, settings)?,
            labels: labels
                .lines()
                .map(|label| label.trim().to_owned())
                .collect(),
        })
    }

    /// The likeliest classes, the likeliest first.
    ///
    /// # Errors
    ///
    /// If the model fails, or knows another number of classes than the kit names.
    pub fn classify(&self, picture: &Picture<'_>, top: usize) -> Result<Vec<Class>> {
        let mut numbers = self.model.run(picture)?.to_vec();
        if !self.labels.is_empty() && self.labels.len() != numbers.len() {
            return Err(Error::BadKit(format!(
                "it names {} classes, and the model knows {}",
                self.labels.len(),
                numbers.len()
            )));
        }
        if self.model.settings.softmax {
            softmax(&mut numbers);
        }
        let mut order: Vec<usize> = (0..numbers.len()).collect();
        order.sort_by(|a, b| numbers[*b].total_cmp(&numbers[*a]));
        Ok(order
            .into_iter()
            .take(top)
            .map(|index| Class {
                label: self
                    .labels
                    .get(index)
                    .cloned()
                    .unwrap_or_else(|| index.to_string()),
                index,
                probability: numbers[index],
            })
            .collect())
    }
}
