//! A model that takes one picture.

use outboard_session::{Session, Value, tensor::NdTensor, tensor::Tensor};

use crate::error::{Error, Result};
use crate::feed::Feed;
use crate::picture::{Area, Picture};
use crate::settings::{Fit, Layout, Settings};

#[derive(Debug)]
pub(crate) struct PictureModel {
    session: Session,
    input: String,
    output: String,
    feed: Feed,
    pub(crate) settings: Settings,
}

impl PictureModel {
    pub(crate) fn new(session: Session, settings: &str) -> Result<Self> {
        let settings = Settings::read(settings)?;
        let (input, output) = only_ports(&session)?;
        Ok(Self {
            feed: settings.feed(),
            session,
            input,
            output,
            settings,
        })
    }

    /// What the model says of a picture.
    pub(crate) fn run(&self, picture: &Picture<'_>) -> Result<Tensor<f32>> {
        let Settings {
            width,
            height,
            layout,
            ..
        } = self.settings;
        let pixels = picture.scaled(self.seen(picture), width, height)?;
        let mut numbers = vec![0.0; width * height * 3];
        let shape = match layout {
            Layout::Nchw => {
                self.feed.planes(&pixels, width, &mut numbers);
                [1, 3, height, width]
            }
            Layout::Nhwc => {
                self.feed.interleaved(&pixels, &mut numbers);
                [1, height, width, 3]
            }
        };
        run(
            &self.session,
            &self.input,
            &self.output,
            NdTensor::from_data(shape, numbers),
        )
    }

    /// The part of the picture that the model sees.
    fn seen(&self, picture: &Picture<'_>) -> Area {
        let whole = picture.area();
        let (mut width, mut height) = (whole.width, whole.height);
        if self.settings.fit == Fit::Cover {
            let shape = self.settings.width as f64 / self.settings.height as f64;
            width = whole.width.min(whole.height * shape);
            height = whole.height.min(whole.width / shape);
        }
        width *= self.settings.crop;
        height *= self.settings.crop;
        Area {
            left: (whole.width - width) / 2.0,
            top: (whole.height - height) / 2.0,
            width,
            height,
        }
    }
}

/// The names of what a model takes first and gives first.
pub(crate) fn only_ports(session: &Session) -> Result<(String, String)> {
    let ([input], [output, ..]) = (session.inputs(), session.outputs()) else {
        return Err(Error::BadKit(format!(
            "a model of pictures takes one input, and this one takes {}",
            session.inputs().len()
        )));
    };
    Ok((input.name.clone(), output.name.clone()))
}

/// Runs a model from one tensor to another.
pub(crate) fn run(
    session: &Session,
    input: &str,
    output: &str,
    fed: NdTensor<f32, 4>,
) -> Result<Tensor<f32>> {
    let [given] = session.run([(input, fed.into())], [output])?;
    match given {
        Value::FloatTensor(tensor) => Ok(tensor),
        other => Err(Error::BadKit(format!(
            "the model gives {:?} where float32 is expected",
            other.dtype()
        ))),
    }
}
