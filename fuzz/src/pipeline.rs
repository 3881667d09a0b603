//! Whole pipelines: what goes in, the steps and what comes out are all the fuzzer's.

use arbitrary::{Arbitrary, Unstructured};
use outboard_image::op::{
    Axis, Blur, Brightness, Contrast, Crop, Filter, Fit, Flip, Greyscale, Position, Resize, Rotate,
    Saturation, Sharpen,
};
use outboard_image::{
    Colour, JpegOptions, Operation, Output, OutputFormat, OutputOptions, Plan, PngCompression,
    PngOptions, SameOptions, Subsampling, WebpOptions, run_pixels,
};

use crate::image::{LIMITS, check_output, checked, work};

#[derive(Arbitrary, Debug)]
struct Job {
    source: Source,
    steps: [Option<Step>; 4],
    output: Kind,
}

#[derive(Arbitrary, Debug)]
enum Source {
    File,
    Pixels { width: u8, height: u8 },
}

#[derive(Arbitrary, Debug)]
enum Step {
    Resize {
        width: Option<Side>,
        height: Option<Side>,
        fit: u8,
        position: u8,
        background: Option<[u8; 4]>,
        enlarge: bool,
        filter: u8,
    },
    Crop([Side; 4]),
    Rotate(i8),
    Flip(bool),
    Blur(Amount),
    Sharpen(Amount, Amount, u8),
    Brightness(Amount),
    Contrast(Amount),
    Saturation(Amount),
    Greyscale,
}

#[derive(Arbitrary, Debug)]
enum Kind {
    Same(Option<u8>),
    Jpeg {
        quality: u8,
        progressive: bool,
        subsampling: u8,
    },
    Png(u8),
    Webp,
    Pixels,
}

/// Mostly such that the limits allow it.
#[derive(Arbitrary, Debug)]
enum Side {
    Small(u8),
    Any(u32),
}

/// Mostly such that it is in range.
#[derive(Arbitrary, Debug)]
enum Amount {
    Tenths(u8),
    Any(f64),
}

/// What stands in front of a file that is to be written anew as it is: the job, for those who make seeds.
pub const PLAIN: [u8; 13] = [0; 13];

/// A job, and the file or the pixels it works on.
pub fn pipeline(bytes: &[u8]) {
    let mut source = Unstructured::new(bytes);
    let Ok(job) = Job::arbitrary(&mut source) else {
        return;
    };
    let rest = source.take_rest();
    let plan = Plan {
        operations: job.steps.iter().flatten().map(Step::operation).collect(),
        output: job.output.options(),
        limits: LIMITS,
    };
    let output = match job.source {
        Source::File => work(rest, &plan),
        Source::Pixels { width, height } => {
            let length = usize::from(width) * usize::from(height) * 4;
            let rgba: Vec<u8> = rest.iter().copied().cycle().take(length).collect();
            let size = (u32::from(width), u32::from(height));
            checked(&rgba, || run_pixels(rgba.clone(), size.0, size.1, &plan))
        }
    };
    if let Ok(output) = output {
        check_output(&output);
        read_back(&output);
    }
}

/// What is written can be read.
fn read_back(output: &Output) {
    if output.format == OutputFormat::Pixels {
        return;
    }
    let plan = Plan {
        output: OutputOptions::Pixels {},
        ..Plan::default()
    };
    let read = outboard_image::run(&output.bytes, &plan).expect("a file that was written");
    assert_eq!((read.width, read.height), (output.width, output.height));
}

impl Step {
    fn operation(&self) -> Operation {
        match self {
            Self::Resize {
                width,
                height,
                fit,
                position,
                background,
                enlarge,
                filter,
            } => Resize {
                width: width.as_ref().map(Side::get),
                height: height.as_ref().map(Side::get),
                fit: one(&FITS, *fit),
                position: one(&POSITIONS, *position),
                background: background.map(|rgba| Colour { rgba }),
                enlarge: *enlarge,
                filter: one(&FILTERS, *filter),
            }
            .into(),
            Self::Crop([left, top, width, height]) => Crop {
                left: left.get(),
                top: top.get(),
                width: width.get(),
                height: height.get(),
            }
            .into(),
            Self::Rotate(quarters) => Rotate {
                degrees: i32::from(*quarters) * 90,
            }
            .into(),
            Self::Flip(across) => Flip {
                axis: if *across {
                    Axis::Horizontal
                } else {
                    Axis::Vertical
                },
            }
            .into(),
            Self::Blur(sigma) => Blur { sigma: sigma.get() }.into(),
            Self::Sharpen(sigma, amount, threshold) => Sharpen {
                sigma: sigma.get(),
                amount: amount.get(),
                threshold: *threshold,
            }
            .into(),
            Self::Brightness(amount) => Brightness {
                amount: amount.get(),
            }
            .into(),
            Self::Contrast(amount) => Contrast {
                amount: amount.get(),
            }
            .into(),
            Self::Saturation(amount) => Saturation {
                amount: amount.get(),
            }
            .into(),
            Self::Greyscale => Greyscale {}.into(),
        }
    }
}

impl Kind {
    fn options(&self) -> OutputOptions {
        match *self {
            Self::Same(quality) => OutputOptions::Same(SameOptions { quality }),
            Self::Jpeg {
                quality,
                progressive,
                subsampling,
            } => OutputOptions::Jpeg(JpegOptions {
                quality,
                progressive,
                subsampling: one(&SUBSAMPLINGS, subsampling),
                ..JpegOptions::default()
            }),
            Self::Png(compression) => OutputOptions::Png(PngOptions {
                compression: one(&COMPRESSIONS, compression),
            }),
            Self::Webp => OutputOptions::Webp(WebpOptions::default()),
            Self::Pixels => OutputOptions::Pixels {},
        }
    }
}

impl Side {
    fn get(&self) -> u32 {
        match *self {
            Self::Small(side) => side.into(),
            Self::Any(side) => side,
        }
    }
}

impl Amount {
    fn get(&self) -> f64 {
        match *self {
            Self::Tenths(tenths) => f64::from(tenths) / 10.0,
            Self::Any(amount) => amount,
        }
    }
}

const FITS: [Fit; 5] = [
    Fit::Cover,
    Fit::Contain,
    Fit::Fill,
    Fit::Inside,
    Fit::Outside,
];
const POSITIONS: [Position; 4] = [
    Position::Center,
    Position::TopRight,
    Position::Bottom,
    Position::Left,
];
const FILTERS: [Filter; 3] = [Filter::Nearest, Filter::Bilinear, Filter::Lanczos3];
const SUBSAMPLINGS: [Subsampling; 3] = [Subsampling::Full, Subsampling::Half, Subsampling::Quarter];
const COMPRESSIONS: [PngCompression; 3] = [
    PngCompression::Fast,
    PngCompression::Balanced,
    PngCompression::Small,
];

fn one<T: Copy, const N: usize>(choices: &[T; N], which: u8) -> T {
    choices[usize::from(which) % N]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_job_is_all_that_stands_in_front_of_the_file() {
        let input = [&PLAIN[..], b"the file"].concat();
        let mut source = Unstructured::new(&input);
        let job = Job::arbitrary(&mut source).expect("a job");
        assert!(matches!(job.source, Source::File));
        assert!(job.steps.iter().all(Option::is_none));
        assert!(matches!(job.output, Kind::Same(None)));
        assert_eq!(source.take_rest(), b"the file");
    }
}
