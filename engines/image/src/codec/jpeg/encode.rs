//! Writing JPEG.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use serde::{Deserialize, Serialize};

use crate::codec::Encode;
use crate::{Colour, Error, Image, Layout};

/// How JPEG is written. Transparency is laid on `background`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct JpegOptions {
    /// 1 to 100; 80.
    pub quality: u8,
    /// Several scans, coarse to fine: smaller files that take longer to write.
    pub progressive: bool,
    /// How colour is thinned out; `4:2:0`.
    pub subsampling: Subsampling,
    /// What shows through transparent pixels; white.
    pub background: Colour,
}

impl Default for JpegOptions {
    fn default() -> Self {
        Self {
            quality: 80,
            progressive: false,
            subsampling: Subsampling::Quarter,
            background: Colour::WHITE,
        }
    }
}

/// How JPEG thins out colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subsampling {
    /// Full colour resolution.
    #[serde(rename = "4:4:4")]
    Full,
    /// Half the columns.
    #[serde(rename = "4:2:2")]
    Half,
    /// Half the columns and half the rows.
    #[serde(rename = "4:2:0")]
    Quarter,
}

impl Encode for JpegOptions {
    fn check(&self) -> Result<(), Error> {
        if !(1..=100).contains(&self.quality) {
            return Err(Error::bad_option(
                "jpeg.quality",
                format!("{} is not between 1 and 100", self.quality),
            ));
        }
        if !self.background.is_opaque() {
            return Err(Error::bad_option(
                "jpeg.background",
                "JPEG has no transparency",
            ));
        }
        Ok(())
    }

    fn encode(&self, image: Image) -> Result<Vec<u8>, Error> {
        image.check_side("a picture for JPEG", 65_535)?;
        let image = image.flattened(self.background);
        let (width, height) = (image.stored.width as u16, image.stored.height as u16);
        let mut file = Vec::with_capacity(image.pixels.len() / 8 + 1024);
        let mut encoder = Encoder::new(&mut file, self.quality);
        encoder.set_progressive(self.progressive);
        encoder.set_sampling_factor(match self.subsampling {
            Subsampling::Full => SamplingFactor::R_4_4_4,
            Subsampling::Half => SamplingFactor::R_4_2_2,
            Subsampling::Quarter => SamplingFactor::R_4_2_0,
        });
        if let Some(profile) = image.fitting_icc() {
            encoder.add_icc_profile(profile).map_err(unwritten)?;
        }
        let colour = if image.layout == Layout::Grey {
            ColorType::Luma
        } else {
            ColorType::Rgb
        };
        encoder
            .encode(&image.pixels, width, height, colour)
            .map_err(unwritten)?;
        Ok(file)
    }
}

fn unwritten(error: jpeg_encoder::EncodingError) -> Error {
    Error::Unsupported {
        what: format!("writing this picture as JPEG ({error})"),
    }
}
