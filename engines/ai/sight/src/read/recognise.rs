//! What a line says.

use outboard_session::{Session, tensor::AsView, tensor::Layout as _, tensor::NdTensor};

use super::Line;
use super::crop::{crop, reading};
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
/// From how sure on nobody asks whether a line stands on its head.
const SURE: f32 = 0.9;
/// Up to which difference two readings are about as sure.
const ALIKE: f32 = 0.05;

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

impl Cut {
    /// The same line, read from its end.
    fn turned(mut self) -> Self {
        self.pixels.rgba.as_chunks_mut::<4>().0.reverse();
        self.quad.rotate_left(2);
        self
    }
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
        (turner, turned): (Option<&Turner>, bool),
        told: &dyn Fn(f64) -> Result<()>,
    ) -> Result<Vec<Line>> {
        let mut quads: Vec<Quad> = quads.iter().map(|quad| reading(*quad)).collect();
        quads.sort_by(|a, b| slimness(a).total_cmp(&slimness(b)));
        let work = |quads: &[Quad]| -> f32 {
            let each = quads.iter().map(|quad| slimness(quad).max(NARROWEST));
            each.sum()
        };
        let (all, mut done) = (work(&quads), 0.0);
        let mut lines = Vec::with_capacity(quads.len());
        for batch in quads.chunk_by(|a, b| slimness(b) <= slimness(a).max(NARROWEST) * 1.1) {
            for batch in batch.chunks(BATCH) {
                told(f64::from(done / all))?;
                done += work(batch);
                let cuts = batch
                    .iter()
                    .map(|quad| self.cut(crop(&sheet.pixels, quad), *quad));
                lines.extend(self.either_way(cuts.collect::<Result<Vec<_>>>()?, turner, turned)?);
            }
        }
        Ok(lines)
    }

    /// Reads lines as they are, and where there is doubt also from their end: they may stand on their head. The surer reading is
    /// taken. A model that tells which do is wrong more often, and decides only where both readings are about as sure.
    fn either_way(
        &self,
        cuts: Vec<Cut>,
        turner: Option<&Turner>,
        turned: bool,
    ) -> Result<Vec<Line>> {
        let mut lines = self.lines(&cuts)?;
        if !turned {
            return Ok(lines);
        }
        let (places, over): (Vec<usize>, Vec<Cut>) = cuts
            .into_iter()
            .enumerate()
            .filter(|(at, _)| lines[*at].confidence < SURE)
            .map(|(at, cut)| (at, cut.turned()))
            .unzip();
        let others = self.lines(&over)?;
        for ((at, other), cut) in places.into_iter().zip(others).zip(over) {
            let surer = other.confidence - lines[at].confidence;
            let better = match turner {
                Some(turner) if surer.abs() < ALIKE => !turner.turned(&cut.pixels)?,
                _ => surer > 0.0,
            };
            if better {
                lines[at] = other;
            }
        }
        Ok(lines)
    }

    fn cut(&self, line: Pixels, quad: Quad) -> Result<Cut> {
        let width = (self.height * line.width).div_ceil(line.height).max(1);
        let pixels = line.scaled(width, self.height)?;
        Ok(Cut { pixels, quad })
    }

    fn lines(&self, cuts: &[Cut]) -> Result<Vec<Line>> {
        if cuts.is_empty() {
            return Ok(Vec::new());
        }
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
