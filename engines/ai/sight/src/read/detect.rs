//! Where lines of text are.
//!
//! The model says of each pixel how likely it is one of text (the shrunken middle of a line, so that lines stay apart). Pixels that
//! hang together are a line, whose box is the smallest rectangle around them, grown to what was shrunk.

use outboard_session::{Session, tensor::AsView, tensor::Layout as _, tensor::NdTensor};

use super::Settings;
use super::geometry::{Quad, Rectangle};
use super::regions::regions;
use super::sheet::Sheet;
use super::tiles::{STEP, tiles};
use crate::error::{Error, Result};
use crate::feed::Feed;
use crate::model::{only_ports, run};
use crate::picture::Pixels;

/// The most pixels that are searched.
const MOST: f64 = 4.2e6;
/// The most that the model sees at once; more is cut.
const AT_ONCE: usize = 2_200_000;
/// The longest side of a piece.
const PIECE: usize = 1280;
/// The most lines that are read.
const MOST_LINES: usize = 3000;
/// The shortest side of a region, in pixels of the search.
const THINNEST: f32 = 3.0;
/// The lowest picture that a letter can stand in.
const LOWEST: usize = 5;
/// How much longer than high a strip is.
const STRIP: f64 = 8.0;

#[derive(Debug)]
pub(crate) struct Detector {
    session: Session,
    input: String,
    output: String,
    feed: Feed,
    settings: Settings,
}

/// How likely each pixel is one of text, from 0 to 255, and where the sheet lies in that.
struct Map {
    likely: Vec<u8>,
    width: usize,
    height: usize,
    /// How many pixels there are of nothing at the left and at the top.
    margin: (usize, usize),
    /// How many pixels the sheet has there.
    sheet: (usize, usize),
}

impl Detector {
    pub(crate) fn new(session: Session, settings: Settings) -> Result<Self> {
        let (input, output) = only_ports(&session)?;
        Ok(Self {
            session,
            input,
            output,
            feed: crate::read::recognise::feed(),
            settings,
        })
    }

    /// Finds the lines of a sheet, in its pixels.
    pub(crate) fn lines(
        &self,
        sheet: &Sheet,
        told: &dyn Fn(f64) -> Result<()>,
    ) -> Result<Vec<Quad>> {
        if sheet.pixels.width.min(sheet.pixels.height) < LOWEST {
            return Ok(Vec::new());
        }
        let map = self.map(&sheet.pixels, told)?;
        let threshold = (self.settings.threshold * 255.0) as u8;
        let (width, likely) = (map.width, &map.likely);
        // A pixel counts where it or its neighbour to the left, above, or both is one of text: letters that barely hang together do.
        let text = |at: usize| likely[at] > threshold;
        let inside = |at: usize| {
            let (left, above) = (!at.is_multiple_of(width), at >= width);
            text(at)
                || left && text(at - 1)
                || above && text(at - width)
                || left && above && text(at - width - 1)
        };
        let mut found: Vec<Quad> = regions(width, inside, map.height)
            .iter()
            .filter_map(|region| self.line(region, &map, &sheet.pixels))
            .collect();
        found.truncate(MOST_LINES);
        Ok(found)
    }

    fn line(&self, region: &[[f32; 2]], map: &Map, sheet: &Pixels) -> Option<Quad> {
        let middle = Rectangle::around(region).filter(|found| found.shorter() >= THINNEST)?;
        if mean_within(&map.likely, map.width, map.height, &middle.corners())
            < self.settings.box_threshold * 255.0
        {
            return None;
        }
        let whole = middle.unclipped(self.settings.unclip);
        if whole.shorter() < THINNEST + 2.0 {
            return None;
        }
        let place = |at: f32, margin: usize, of: usize, side: usize| {
            let part = (at - margin as f32) / of as f32;
            (part * side as f32).round().clamp(0.0, side as f32 - 1.0)
        };
        let quad = whole.corners().map(|[x, y]| {
            [
                place(x, map.margin.0, map.sheet.0, sheet.width),
                place(y, map.margin.1, map.sheet.1, sheet.height),
            ]
        });
        let (width, height) = super::geometry::size(&quad);
        (width > THINNEST && height > THINNEST).then_some(quad)
    }

    fn map(&self, sheet: &Pixels, told: &dyn Fn(f64) -> Result<()>) -> Result<Map> {
        let (inner, outer) = self.searched(sheet.width, sheet.height);
        let pixels = sheet.scaled(inner.0, inner.1)?;
        let margin = ((outer.0 - inner.0) / 2, (outer.1 - inner.1) / 2);
        let pixels = framed(pixels, margin, outer);
        let (width, height) = outer;
        let most = if width * height <= AT_ONCE {
            usize::MAX
        } else {
            PIECE
        };
        let (across, down) = (tiles(width, most), tiles(height, most));
        let all = across.pieces.len() * down.pieces.len();
        let mut likely = vec![0; width * height];
        let mut done = 0;
        for (top, rows) in &down.pieces {
            for (left, columns) in &across.pieces {
                told(done as f64 / all as f64)?;
                let piece = cut(&pixels, (*left, *top), (across.length, down.length));
                let made = self.likely(&piece)?;
                for y in rows.clone() {
                    let from = &made[(y - top) * piece.width + columns.start - left..];
                    let to = &mut likely[y * width..][columns.clone()];
                    for (to, from) in to.iter_mut().zip(from) {
                        *to = (from * 255.0) as u8;
                    }
                }
                done += 1;
            }
        }
        Ok(Map {
            likely,
            width,
            height,
            margin,
            sheet: inner,
        })
    }

    /// How large the sheet is made for the search, and how large the picture is in whose middle it is put.
    fn searched(&self, width: usize, height: usize) -> ((usize, usize), (usize, usize)) {
        let (shortest, longest) = (self.settings.shortest as f64, self.settings.longest as f64);
        let (width, height) = (width as f64, height as f64);
        let (short, long) = (width.min(height), width.max(height));
        let strip = long > short * STRIP;
        let scale = if strip {
            // A strip may be a single line, and is not to fill the height: lines that are very large are not seen.
            (shortest / 8.0 / short).clamp(1.0, 4.0)
        } else {
            (longest / long).min(1.0).max(shortest / short)
        };
        let margin = if strip { 2.0 * STEP as f64 } else { 0.0 };
        let scale = scale.min((MOST / (width * height)).sqrt());
        let scale = scale.min(MOST / (long * (short * scale + margin)));
        let side = |of: f64| ((of * scale / STEP as f64).round().max(1.0) as usize) * STEP;
        let inner = (side(width), side(height));
        if !strip {
            return (inner, inner);
        }
        // The margin, and rounding what is very thin, add pixels: a strip is rather squeezed than searched at any length.
        let thick = inner.0.min(inner.1) + 2 * STEP;
        let long = inner
            .0
            .max(inner.1)
            .min(MOST as usize * 2 / thick / STEP * STEP);
        if width > height {
            ((long, inner.1), (long, thick))
        } else {
            ((inner.0, long), (thick, long))
        }
    }

    fn likely(&self, piece: &Pixels) -> Result<Vec<f32>> {
        let (width, height) = (piece.width, piece.height);
        let mut fed = NdTensor::zeros([1, 3, height, width]);
        if let Some(numbers) = fed.data_mut() {
            self.feed.planes(piece, width, numbers);
        }
        let made = run(&self.session, &self.input, &self.output, fed)?;
        if made.shape()[..] != [1, 1, height, width] {
            return Err(Error::BadKit(format!(
                "the model that finds lines gives {:?} for a picture of {width} × {height}",
                made.shape()
            )));
        }
        Ok(made.to_vec())
    }
}

/// Puts black around pixels.
fn framed(pixels: Pixels, margin: (usize, usize), (width, height): (usize, usize)) -> Pixels {
    if (pixels.width, pixels.height) == (width, height) {
        return pixels;
    }
    let mut rgba = vec![0; width * height * 4];
    for (y, row) in pixels.rgba.chunks_exact(pixels.width * 4).enumerate() {
        let at = ((y + margin.1) * width + margin.0) * 4;
        rgba[at..at + row.len()].copy_from_slice(row);
    }
    Pixels {
        rgba,
        width,
        height,
    }
}

fn cut(pixels: &Pixels, (left, top): (usize, usize), (width, height): (usize, usize)) -> Pixels {
    let row = |y: usize| {
        let at = ((top + y) * pixels.width + left) * 4;
        &pixels.rgba[at..at + width * 4]
    };
    Pixels {
        rgba: (0..height).flat_map(row).copied().collect(),
        width,
        height,
    }
}

/// The mean of the bytes whose pixels lie in a quad that is convex.
fn mean_within(bytes: &[u8], width: usize, height: usize, quad: &Quad) -> f32 {
    let range = |axis: usize, end: usize| {
        let places = quad.map(|corner| corner[axis]);
        let low = places.iter().copied().fold(f32::INFINITY, f32::min);
        let high = places.iter().copied().fold(0.0, f32::max);
        low.floor().max(0.0) as usize..=(high.ceil() as usize).min(end - 1)
    };
    let (mut sum, mut count) = (0.0, 0.0);
    for y in range(1, height) {
        for x in range(0, width) {
            let (px, py) = (x as f32, y as f32);
            let within = (0..4).all(|at| {
                let ([ax, ay], [bx, by]) = (quad[at], quad[(at + 1) % 4]);
                (bx - ax) * (py - ay) - (by - ay) * (px - ax) >= -0.5
            });
            if within {
                sum += f32::from(bytes[y * width + x]);
                count += 1.0;
            }
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_that_of_the_pixels_inside() {
        let bytes: Vec<u8> = (0..400)
            .map(|at| if at % 20 < 10 { 200 } else { 0 })
            .collect();
        let mean = |left: f32, right: f32| {
            let quad = [[left, 2.0], [right, 2.0], [right, 9.0], [left, 9.0]];
            mean_within(&bytes, 20, 20, &quad)
        };
        assert_eq!(mean(2.0, 9.0), 200.0);
        assert_eq!(mean(12.0, 18.0), 0.0);
        assert_eq!(mean(5.0, 14.0), 100.0);
        let tilted = [[5.0, 0.0], [9.0, 4.0], [5.0, 8.0], [1.0, 4.0]];
        assert_eq!(mean_within(&bytes, 20, 20, &tilted), 200.0);
    }
}
