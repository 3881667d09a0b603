//! Carrying out a plan.

use serde::Serialize;

use crate::codec::{self, Decoded, Encode, Format};
use crate::watch::{Steps, Watch};
use crate::{Error, Image, Info, Layout, Limits, Operation, OutputOptions, Plan, Size};

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The file, or the pixels.
    pub bytes: Vec<u8>,
    /// Width of the picture.
    pub width: u32,
    /// Height of the picture.
    pub height: u32,
    /// What the bytes are.
    pub format: OutputFormat,
    /// The header of the file that went in; none for raw pixels.
    pub source: Option<Info>,
}

/// What the bytes of an output are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OutputFormat {
    /// A file.
    File(Format),
    /// Raw pixels, RGBA.
    #[serde(serialize_with = "pixels")]
    Pixels,
}

fn pixels<S: serde::Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("pixels")
}

/// Carries out a plan on a file. Everything that can be refused is refused before pixels are decoded.
///
/// # Errors
/// Any [`Error`].
pub fn run(bytes: &[u8], plan: &Plan) -> Result<Output, Error> {
    run_watched(bytes, plan, &|_, _| true)
}

/// [`run`], while someone looks on who may stop it between two steps.
///
/// # Errors
/// Any [`Error`].
pub fn run_watched(bytes: &[u8], plan: &Plan, watch: &Watch<'_>) -> Result<Output, Error> {
    let mut steps = Steps::new(watch, plan.operations.len());
    let codec = codec::find(bytes)?;
    let limits = &plan.limits;
    let info = codec.info(bytes, limits)?;
    check(plan, info.size())?;

    // A first resize says how much of the detail is needed, and takes the picture as it comes.
    let first = match plan.operations.split_first() {
        Some((Operation::Resize(resize), rest)) => Some((resize, rest)),
        _ => None,
    };
    let most = first.map_or(Ok(1.0), |(resize, _)| resize.spare(info.size()))?;
    steps.next("Decode")?;
    let Decoded { image, scale } = codec.decode(bytes, &info, limits, most)?;
    let (image, rest) = match first {
        Some((resize, rest)) => {
            steps.next("Resize")?;
            (resize.apply_reduced(image, scale, info.size())?, rest)
        }
        None => (image, &plan.operations[..]),
    };
    finish(image, rest, &plan.output, Some(info), steps)
}

/// Carries out a plan on raw pixels: red, green, blue, alpha, not premultiplied, row by row.
///
/// # Errors
/// Any [`Error`] that has nothing to do with reading a file.
pub fn run_pixels(rgba: Vec<u8>, width: u32, height: u32, plan: &Plan) -> Result<Output, Error> {
    run_pixels_watched(rgba, width, height, plan, &|_, _| true)
}

/// [`run_pixels`], while someone looks on who may stop it between two steps.
///
/// # Errors
/// Any [`Error`] that has nothing to do with reading a file.
pub fn run_pixels_watched(
    rgba: Vec<u8>,
    width: u32,
    height: u32,
    plan: &Plan,
    watch: &Watch<'_>,
) -> Result<Output, Error> {
    let mut steps = Steps::new(watch, plan.operations.len());
    let size = Size { width, height };
    let image = Image::new(size, Layout::Rgba, rgba)?;
    check(plan, size)?;
    steps.next("Read")?;
    finish(image, &plan.operations, &plan.output, None, steps)
}

/// Goes through the whole plan with sizes only.
fn check(plan: &Plan, size: Size) -> Result<(), Error> {
    let limits: &Limits = &plan.limits;
    plan.output.check()?;
    limits.check_pixels("the picture", size)?;
    let after = plan
        .operations
        .iter()
        .try_fold(size, |size, operation| operation.check(size, limits))?;
    // The picture as it is, upright, and as RGBA at most.
    limits.check_bytes("the result", after.pixels().saturating_mul(8))
}

fn finish(
    image: Image,
    operations: &[Operation],
    output: &OutputOptions,
    source: Option<Info>,
    mut steps: Steps<'_>,
) -> Result<Output, Error> {
    let image = operations
        .iter()
        .try_fold(image, |image, operation| {
            steps.next(operation.name())?;
            operation.apply(image)
        })?
        .upright();
    steps.next("Encode")?;
    let Size { width, height } = image.stored;
    let format = output.format(source.as_ref().map(|info| info.format));
    let bytes = match output {
        OutputOptions::Same(options) => options.encode(image, format.unwrap_or(Format::Png))?,
        OutputOptions::Jpeg(options) => options.encode(image)?,
        OutputOptions::Png(options) => options.encode(image)?,
        OutputOptions::Webp(options) => options.encode(image)?,
        OutputOptions::Pixels {} => image.into_rgba().pixels,
    };
    let format = format.map_or(OutputFormat::Pixels, OutputFormat::File);
    Ok(Output {
        bytes,
        width,
        height,
        format,
        source,
    })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn the_steps_are_told_in_order_and_stop_when_they_are_not_wanted() {
        let plan = r#"{ "operations": [{ "greyscale": {} }, { "blur": { "sigma": 1 } }], "output": { "png": {} } }"#;
        let plan = Plan::from_json(plan).expect("a plan");
        let run = |wanted: usize| {
            let seen = RefCell::new(Vec::new());
            let watch = |fraction: f64, what: &'static str| {
                seen.borrow_mut().push((fraction, what));
                seen.borrow().len() <= wanted
            };
            let result = run_pixels_watched(vec![9; 64], 4, 4, &plan, &watch);
            (result.map(|output| output.width), seen.into_inner())
        };
        let (result, seen) = run(9);
        assert_eq!(result, Ok(4));
        let steps = [
            (0.0, "Read"),
            (0.25, "Greyscale"),
            (0.5, "Blur"),
            (0.75, "Encode"),
        ];
        assert_eq!(seen, steps);

        let (result, seen) = run(2);
        assert_eq!(result, Err(Error::Stopped));
        assert_eq!(seen, steps[..3]);
    }
}
