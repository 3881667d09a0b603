//! What a line says.

use outboard_session::{Session, tensor::AsView, tensor::Layout as _, tensor::NdTensor};

use super::Line;
use super::crop::{crop, reading, turned};
use super::ctc::letters;
use super::cut::{piece, pieces};
use super::geometry::{Quad, size};
use super::sheet::Sheet;
use super::turned::Turner;
use super::words::{Placed, words};
use crate::error::{Error, Result};
use crate::feed::Feed;
use crate::model::{only_ports, run};
use crate::picture::Pixels;

/// How many lines are read at once, at most.
const BATCH: usize = 6;
/// The narrowest picture of a line, as a multiple of its height: the model was taught with these.
const NARROWEST: f32 = 320.0 / 48.0;
/// The longest piece of a line, as a multiple of its height: what the model needs grows with its square.
const LONGEST: usize = 50;

#[derive(Debug)]
pub(crate) struct Recogniser {
    session: Session,
    input: String,
    output: String,
    height: usize,
    characters: Vec<String>,
}

/// A line that was cut out, at the height that the model reads.
struct Cut {
    pixels: Pixels,
    quad: Quad,
}

/// A letter of a line, and where its middle is, in pixels.
struct Found {
    character: usize,
    at: f32,
    confidence: f32,
}

/// What all models of this family are fed with: -1 is dark, 1 is light, blue comes first.
pub(crate) fn feed() -> Feed {
    Feed {
        channels: [2, 1, 0],
        mean: [127.5; 3],
        scale: [1.0 / 127.5; 3],
    }
}

impl Recogniser {
    pub(crate) fn new(session: Session, height: usize) -> Result<Self> {
        let (input, output) = only_ports(&session)?;
        let named = session.metadata("character").ok_or_else(|| {
            Error::BadKit("the model that reads does not name its characters".to_owned())
        })?;
        let mut characters: Vec<String> = named.lines().map(str::to_owned).collect();
        characters.push(" ".to_owned());
        Ok(Self {
            session,
            input,
            output,
            height,
            characters,
        })
    }

    /// Reads lines, which are given by their corners.
    pub(crate) fn read(
        &self,
        sheet: &Sheet,
        quads: &[Quad],
        turner: Option<&Turner>,
        told: &dyn Fn(f64) -> Result<()>,
    ) -> Result<Vec<Line>> {
        let mut quads: Vec<Quad> = quads.iter().map(|quad| reading(*quad)).collect();
        quads.sort_by(|a, b| slimness(a).total_cmp(&slimness(b)));
        let all: f32 = quads.iter().map(|quad| slimness(quad).max(NARROWEST)).sum();
        let mut done = 0.0;
        let mut lines = Vec::with_capacity(quads.len());
        for batch in quads.chunk_by(|a, b| slimness(b) <= slimness(a).max(NARROWEST) * 1.1) {
            for batch in batch.chunks(BATCH) {
                told(f64::from(done / all))?;
                let mut crops: Vec<Pixels> =
                    batch.iter().map(|quad| crop(&sheet.pixels, quad)).collect();
                let mut batch = batch.to_vec();
                if let Some(turner) = turner {
                    let heads = turner.turned(&crops)?;
                    for ((pixels, quad), head) in crops.iter_mut().zip(&mut batch).zip(heads) {
                        if head {
                            *pixels = turned(std::mem::replace(pixels, empty()));
                            quad.rotate_left(2);
                        }
                    }
                }
                done += batch
                    .iter()
                    .map(|quad| slimness(quad).max(NARROWEST))
                    .sum::<f32>();
                let cuts = crops.into_iter().zip(batch).map(|(pixels, quad)| {
                    let width = (self.height * pixels.width).div_ceil(pixels.height).max(1);
                    let pixels = pixels.scaled(width, self.height)?;
                    Ok(Cut { pixels, quad })
                });
                lines.extend(self.lines(&cuts.collect::<Result<Vec<_>>>()?)?);
            }
        }
        Ok(lines)
    }

    fn lines(&self, cuts: &[Cut]) -> Result<Vec<Line>> {
        let longest = LONGEST * self.height;
        if cuts.iter().all(|cut| cut.pixels.width <= longest) {
            let pixels: Vec<&Pixels> = cuts.iter().map(|cut| &cut.pixels).collect();
            let found = self.found(&pixels)?;
            return Ok(cuts
                .iter()
                .zip(found)
                .map(|(cut, found)| self.line(cut, &found))
                .collect());
        }
        cuts.iter()
            .map(|cut| {
                let mut all: Vec<Found> = Vec::new();
                for range in pieces(&cut.pixels, longest) {
                    let begin = range.start as f32;
                    let found = self.found(&[&piece(&cut.pixels, range)])?;
                    if !all.is_empty() {
                        // Cuts go through blanks.
                        all.push(Found {
                            character: self.characters.len() - 1,
                            at: begin,
                            confidence: 1.0,
                        });
                    }
                    all.extend(found.into_iter().flatten().map(|found| Found {
                        at: found.at + begin,
                        ..found
                    }));
                }
                Ok(self.line(cut, &all))
            })
            .collect()
    }

    /// Reads pictures of lines at once.
    fn found(&self, lines: &[&Pixels]) -> Result<Vec<Vec<Found>>> {
        let widest = lines.iter().map(|line| line.width).max().unwrap_or(1);
        let width = widest.max((NARROWEST * self.height as f32) as usize);
        let each = 3 * self.height * width;
        let mut numbers = vec![0.0; lines.len() * each];
        for (line, into) in lines.iter().zip(numbers.chunks_exact_mut(each)) {
            feed().planes(line, width, into);
        }
        let fed = NdTensor::from_data([lines.len(), 3, self.height, width], numbers);
        let made = run(&self.session, &self.input, &self.output, fed)?;
        let classes = self.characters.len() + 1;
        let [count, steps, given] = made.shape()[..] else {
            return Err(Error::BadKit(format!(
                "the model that reads gives {:?}",
                made.shape()
            )));
        };
        if count != lines.len() || given != classes {
            return Err(Error::BadKit(format!(
                "the model that reads names {} characters, and gives {:?} for {} lines",
                self.characters.len(),
                made.shape(),
                lines.len()
            )));
        }
        let step = width as f32 / steps as f32;
        let likely = made.to_contiguous();
        let likely = likely.data();
        Ok((0..count)
            .map(|at| {
                let rows = &likely[at * steps * classes..][..steps * classes];
                letters(rows, classes)
                    .into_iter()
                    .map(|letter| Found {
                        character: letter.character,
                        at: letter.at * step,
                        confidence: letter.confidence,
                    })
                    .collect()
            })
            .collect())
    }

    fn line(&self, cut: &Cut, found: &[Found]) -> Line {
        let width = cut.pixels.width as f32;
        let placed: Vec<Placed<'_>> = found
            .iter()
            .map(|found| Placed {
                text: self.characters.get(found.character).map_or("", |text| text),
                at: (found.at / width).min(1.0),
                confidence: found.confidence,
            })
            .collect();
        let sum: f32 = placed.iter().map(|letter| letter.confidence).sum();
        let text: String = placed.iter().map(|letter| letter.text).collect();
        Line {
            text: text.trim().to_owned(),
            confidence: if placed.is_empty() {
                0.0
            } else {
                sum / placed.len() as f32
            },
            words: words(&placed, &cut.quad),
            quad: cut.quad,
        }
    }
}

/// How much wider than high a line is.
fn slimness(quad: &Quad) -> f32 {
    let (width, height) = size(quad);
    width / height.max(1.0)
}

fn empty() -> Pixels {
    Pixels {
        rgba: Vec::new(),
        width: 0,
        height: 0,
    }
}
