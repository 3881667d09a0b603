//! Which pixels of a picture are a person's.

mod blur;
mod mask;

use outboard_session::{Session, tensor::AsView, tensor::Layout as _};

pub use mask::{Edge, Mask};

use crate::error::{Error, Result};
use crate::model::PictureModel;
use crate::picture::Picture;
use crate::settings::{Activation, Layout};

/// Cuts people out of pictures.
#[derive(Debug)]
pub struct Segmenter {
    model: PictureModel,
}

impl Segmenter {
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

    /// How much each pixel is a person's, at the size of the picture.
    ///
    /// # Errors
    ///
    /// If the model fails, or gives no mask.
    pub fn segment(&self, picture: &Picture<'_>, edge: Edge) -> Result<Mask> {
        let (plane, width, height) = self.plane(picture)?;
        Mask::made(&plane, (width, height), picture, edge)
    }

    /// The picture with what is not a person's seen through.
    ///
    /// # Errors
    ///
    /// As [`Segmenter::segment`].
    pub fn cut_out(&self, picture: &Picture<'_>, edge: Edge) -> Result<Vec<u8>> {
        let mask = self.segment(picture, edge)?;
        let mut rgba = picture.rgba().to_vec();
        for (pixel, alpha) in rgba.chunks_exact_mut(4).zip(&mask.alpha) {
            pixel[3] = ((u32::from(pixel[3]) * u32::from(*alpha) + 127) / 255) as u8;
        }
        Ok(rgba)
    }

    /// The picture with what is not a person's blurred: 0 leaves it as it is, 1 leaves nothing to be known.
    ///
    /// # Errors
    ///
    /// If `strength` is not from 0 to 1, and as [`Segmenter::segment`].
    pub fn blur_background(&self, picture: &Picture<'_>, strength: f32) -> Result<Vec<u8>> {
        if !(0.0..=1.0).contains(&strength) {
            return Err(Error::BadOption {
                option: "strength",
                reason: format!("is from 0 to 1, and not {strength}"),
            });
        }
        let mask = self.segment(picture, Edge::Smooth)?;
        blur::background(picture, &mask, strength)
    }

    /// The model's own mask, from 0 to 1.
    fn plane(&self, picture: &Picture<'_>) -> Result<(Vec<f32>, usize, usize)> {
        let made = self.model.run(picture)?;
        let settings = &self.model.settings;
        let shape = made.shape().to_vec();
        let (height, width, channels) = match (&shape[..], settings.layout) {
            ([1, height, width, channels], Layout::Nhwc) => (*height, *width, *channels),
            ([1, channels, height, width], Layout::Nchw) => (*height, *width, *channels),
            ([1, height, width] | [height, width], _) => (*height, *width, 1),
            _ => {
                return Err(Error::BadKit(format!(
                    "the model gives {shape:?}, which is no mask"
                )));
            }
        };
        if settings.output >= channels || width * height == 0 {
            return Err(Error::BadKit(format!(
                "channel {} of the mask is asked for, and the model gives {shape:?}",
                settings.output
            )));
        }
        let numbers = made.to_vec();
        let at = |pixel: usize, channel: usize| match settings.layout {
            Layout::Nhwc => numbers[pixel * channels + channel],
            Layout::Nchw => numbers[channel * width * height + pixel],
        };
        let plane = (0..width * height).map(|pixel| {
            let number = at(pixel, settings.output);
            match settings.activation {
                Activation::None => number,
                Activation::Sigmoid => 1.0 / (1.0 + (-number).exp()),
                Activation::Softmax => {
                    let others = (0..channels).map(|channel| (at(pixel, channel) - number).exp());
                    1.0 / others.sum::<f32>()
                }
            }
        });
        Ok((plane.collect(), width, height))
    }
}
