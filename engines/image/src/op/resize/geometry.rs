//! Which part of a picture goes where.

use super::{Filter, Fit, Resize, resample};
use crate::turn::Area;
use crate::{Colour, Error, Image, Layout, Size};

/// Which part of an upright picture becomes how large, and where it lies in the result.
#[derive(Debug, PartialEq)]
pub(crate) struct Geometry {
    /// The upright size this was worked out for.
    source: Size,
    /// The part that is seen.
    area: Area,
    /// The size that part gets.
    content: Size,
    /// The size of the result.
    pub(crate) canvas: Size,
    /// Where the part's left top corner lies in the result.
    left: u32,
    top: u32,
}

impl Geometry {
    pub(crate) fn new(options: &Resize, source: Size) -> Result<Self, Error> {
        for (option, side) in [
            ("resize.width", options.width),
            ("resize.height", options.height),
        ] {
            if side == Some(0) {
                return Err(Error::bad_option(option, "0 is not a size"));
            }
        }
        let (width, height) = (f64::from(source.width), f64::from(source.height));
        let limit = if options.enlarge { f64::INFINITY } else { 1.0 };
        let whole = |content: Size| Self {
            source,
            area: Area::whole(source),
            content,
            canvas: content,
            left: 0,
            top: 0,
        };
        let scaled = |scale: f64| Size {
            width: round(width * scale.min(limit)),
            height: round(height * scale.min(limit)),
        };

        let target = match (options.width, options.height) {
            (None, None) => {
                return Err(Error::bad_option(
                    "resize",
                    "neither width nor height is given",
                ));
            }
            (Some(w), None) => {
                return Ok(whole(Size {
                    width: if options.enlarge {
                        w
                    } else {
                        w.min(source.width)
                    },
                    ..scaled(f64::from(w) / width)
                }));
            }
            (None, Some(h)) => {
                return Ok(whole(Size {
                    height: if options.enlarge {
                        h
                    } else {
                        h.min(source.height)
                    },
                    ..scaled(f64::from(h) / height)
                }));
            }
            (Some(width), Some(height)) => Size { width, height },
        };
        let (x, y) = (
            f64::from(target.width) / width,
            f64::from(target.height) / height,
        );
        let (share_x, share_y) = options.position.shares();
        Ok(match options.fit {
            Fit::Inside => whole(scaled(x.min(y))),
            Fit::Outside => whole(scaled(x.max(y))),
            Fit::Fill => whole(Size {
                width: round(width * x.min(limit)),
                height: round(height * y.min(limit)),
            }),
            Fit::Contain => {
                let content = scaled(x.min(y));
                let content = Size {
                    width: content.width.min(target.width),
                    height: content.height.min(target.height),
                };
                let free = |outer: u32, inner: u32, share: f64| {
                    (f64::from(outer - inner) * share).round() as u32
                };
                Self {
                    left: free(target.width, content.width, share_x),
                    top: free(target.height, content.height, share_y),
                    canvas: target,
                    ..whole(content)
                }
            }
            Fit::Cover => {
                let scale = x.max(y).min(limit);
                let seen = scaled(scale);
                let content = Size {
                    width: seen.width.min(target.width),
                    height: seen.height.min(target.height),
                };
                let part = |length: f64, content: u32| (f64::from(content) / scale).min(length);
                let (part_width, part_height) =
                    (part(width, content.width), part(height, content.height));
                let mut area = Area {
                    left: (width - part_width) * share_x,
                    top: (height - part_height) * share_y,
                    width: part_width,
                    height: part_height,
                };
                if scale == 1.0 {
                    // Nothing is resampled: keep whole pixels whole.
                    (area.left, area.top) = (area.left.floor(), area.top.floor());
                }
                Self {
                    area,
                    ..whole(content)
                }
            }
        })
    }

    /// How many pixels become one, along the side that is reduced less.
    pub(crate) fn reduction(&self) -> f64 {
        (self.area.width / f64::from(self.content.width))
            .min(self.area.height / f64::from(self.content.height))
    }

    /// Makes the result from an image whose stored pixels are `scale` of the source's.
    pub(crate) fn apply(
        &self,
        image: Image,
        scale: f64,
        filter: Filter,
        background: Colour,
    ) -> Result<Image, Error> {
        let turn = image.turn;
        let area = turn.stored(self.area, self.source).scaled(scale);
        let content = resample(image, area, turn.size(self.content), filter, true)?;
        if self.content == self.canvas {
            return Ok(content);
        }
        let (left, top) = (f64::from(self.left), f64::from(self.top));
        let (width, height) = (
            f64::from(self.content.width),
            f64::from(self.content.height),
        );
        let place = turn.stored(
            Area {
                left,
                top,
                width,
                height,
            },
            self.canvas,
        );
        Ok(laid(
            content,
            place.left as usize,
            place.top as usize,
            turn.size(self.canvas),
            background,
        ))
    }
}

fn round(length: f64) -> u32 {
    // The conversion saturates: what is far too large is refused by the limits.
    length.round().max(1.0) as u32
}

/// Lays a picture on a larger canvas; all in stored order.
fn laid(image: Image, left: usize, top: usize, canvas: Size, background: Colour) -> Image {
    let image = if background.is_opaque() && image.layout != Layout::Rgba {
        match image.layout {
            Layout::Grey => Image {
                layout: Layout::Rgb,
                pixels: image.pixels.iter().flat_map(|&grey| [grey; 3]).collect(),
                ..image
            },
            _ => image,
        }
    } else {
        image.into_rgba()
    };
    let bytes = image.layout.bytes();
    let mut pixels = background.rgba[..bytes].repeat(canvas.pixels() as usize);
    let (from, to) = (
        image.stored.width as usize * bytes,
        canvas.width as usize * bytes,
    );
    for (row, out) in image
        .pixels
        .chunks_exact(from)
        .zip(pixels.chunks_exact_mut(to).skip(top))
    {
        out[left * bytes..][..from].copy_from_slice(row);
    }
    Image {
        stored: canvas,
        pixels,
        ..image
    }
}

#[cfg(test)]
mod tests {
    use super::Geometry;
    use crate::Size;
    use crate::op::{Fit, Position, Resize};

    struct Case {
        source: (u32, u32),
        width: Option<u32>,
        height: Option<u32>,
        fit: Fit,
        enlarge: bool,
        content: (u32, u32),
        canvas: (u32, u32),
    }

    fn case(
        source: (u32, u32),
        asked: (u32, u32),
        fit: Fit,
        enlarge: bool,
        content: (u32, u32),
        canvas: (u32, u32),
    ) -> Case {
        let side = |side: u32| (side > 0).then_some(side);
        Case {
            source,
            width: side(asked.0),
            height: side(asked.1),
            fit,
            enlarge,
            content,
            canvas,
        }
    }

    #[test]
    fn each_fit_has_its_size() {
        use Fit::{Contain, Cover, Fill, Inside, Outside};
        let photo = (4000, 3000);
        let cases = [
            case(photo, (800, 0), Cover, false, (800, 600), (800, 600)),
            case(photo, (0, 600), Contain, false, (800, 600), (800, 600)),
            case(photo, (8000, 0), Cover, false, photo, photo),
            case(photo, (8000, 0), Cover, true, (8000, 6000), (8000, 6000)),
            case(photo, (500, 500), Cover, false, (500, 500), (500, 500)),
            case(photo, (500, 500), Contain, false, (500, 375), (500, 500)),
            case(photo, (500, 500), Fill, false, (500, 500), (500, 500)),
            case(photo, (500, 500), Inside, false, (500, 375), (500, 375)),
            case(photo, (500, 500), Outside, false, (667, 500), (667, 500)),
            case((40, 30), (100, 20), Cover, false, (40, 20), (40, 20)),
            case((40, 30), (100, 20), Cover, true, (100, 20), (100, 20)),
            case((40, 30), (100, 100), Contain, false, (40, 30), (100, 100)),
            case((40, 30), (100, 100), Contain, true, (100, 75), (100, 100)),
            case((40, 30), (100, 20), Fill, false, (40, 20), (40, 20)),
            case((40, 30), (100, 20), Fill, true, (100, 20), (100, 20)),
            case((40, 30), (100, 100), Inside, false, (40, 30), (40, 30)),
            case((40, 30), (100, 100), Outside, true, (133, 100), (133, 100)),
            case((100_000, 1), (100, 0), Cover, false, (100, 1), (100, 1)),
            case((1, 1), (5, 5), Contain, true, (5, 5), (5, 5)),
        ];
        for (index, case) in cases.iter().enumerate() {
            let Case {
                width,
                height,
                fit,
                enlarge,
                ..
            } = *case;
            let options = Resize {
                width,
                height,
                fit,
                enlarge,
                ..Resize::default()
            };
            let source = Size {
                width: case.source.0,
                height: case.source.1,
            };
            let geometry = Geometry::new(&options, source).expect("a geometry");
            assert_eq!(
                (geometry.content.width, geometry.content.height),
                case.content,
                "content of case {index}"
            );
            assert_eq!(
                (geometry.canvas.width, geometry.canvas.height),
                case.canvas,
                "canvas of case {index}"
            );
        }
    }

    #[test]
    fn cover_keeps_the_part_that_position_names() {
        let source = Size {
            width: 400,
            height: 100,
        };
        for (position, left) in [
            (Position::Left, 0.0),
            (Position::Center, 150.0),
            (Position::TopRight, 300.0),
        ] {
            let options = Resize {
                width: Some(50),
                height: Some(50),
                position,
                ..Resize::default()
            };
            let geometry = Geometry::new(&options, source).expect("a geometry");
            assert_eq!(
                (geometry.area.left, geometry.area.width),
                (left, 100.0),
                "{position:?}"
            );
        }
    }

    #[test]
    fn no_size_and_no_box_are_refused() {
        let source = Size {
            width: 4,
            height: 4,
        };
        for (width, height) in [(None, None), (Some(0), None), (Some(1), Some(0))] {
            let error = Geometry::new(
                &Resize {
                    width,
                    height,
                    ..Resize::default()
                },
                source,
            )
            .expect_err("refused");
            assert_eq!(error.code(), "image/bad-option");
        }
    }
}
