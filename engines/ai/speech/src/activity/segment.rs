//! Probabilities, 32 milliseconds each → from when to when somebody speaks.

use crate::activity::FRAME;
use crate::audio::RATE;

/// When somebody is taken to speak.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VoiceSettings {
    /// From this probability on somebody has begun to speak.
    pub begins: f32,
    /// Below this one may have ended; between the two it stays as it is.
    pub ends: f32,
    /// A pause is so long at least, in seconds.
    pub pause: f64,
    /// What is shorter is no speech, in seconds.
    pub shortest: f64,
    /// How much is kept before and behind, in seconds.
    pub padding: f64,
}

impl Default for VoiceSettings {
    fn default() -> Self {
        Self {
            begins: 0.5,
            ends: 0.35,
            pause: 0.3,
            shortest: 0.25,
            padding: 0.1,
        }
    }
}

/// A part of a sound: the sample it begins with, and the one behind its last, at 16,000 a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first sample.
    pub start: usize,
    /// The sample behind the last.
    pub end: usize,
}

impl Span {
    /// When it begins, in seconds.
    pub fn start_seconds(&self) -> f64 {
        self.start as f64 / f64::from(RATE)
    }

    /// When it ends, in seconds.
    pub fn end_seconds(&self) -> f64 {
        self.end as f64 / f64::from(RATE)
    }
}

/// What a probability has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaking {
    /// Nobody speaks.
    No,
    /// Somebody has begun: with this sample.
    Began(usize),
    /// Somebody goes on speaking.
    Yes,
    /// Somebody has spoken.
    Ended(Span),
}

impl Speaking {
    /// What has been spoken, if it has just ended.
    pub fn ended(self) -> Option<Span> {
        match self {
            Self::Ended(span) => Some(span),
            _ => None,
        }
    }
}

/// Puts the probabilities of a [`Voice`](crate::Voice) together to what is spoken between two pauses.
///
/// ```
/// use outboard_speech::{Segmenter, VoiceSettings};
///
/// let mut segmenter = Segmenter::new(VoiceSettings::default());
/// let heard = [0.1; 20].into_iter().chain([0.9; 30]).chain([0.0; 20]);
/// let spoken: Vec<_> = heard.filter_map(|p| segmenter.push(p).ended()).collect();
/// assert_eq!(spoken.len(), 1);
/// assert!((spoken[0].start_seconds() - 0.54).abs() < 0.01);
/// ```
#[derive(Debug, Clone)]
pub struct Segmenter {
    settings: VoiceSettings,
    frames: usize,
    /// Where it began, while it goes on: with what is kept before it, and without.
    began: Option<(usize, usize)>,
    /// Where it may have ended.
    quiet: Option<usize>,
    /// How far the last one reached, padding and all.
    reached: usize,
}

impl Segmenter {
    /// One that has heard nothing.
    pub fn new(settings: VoiceSettings) -> Self {
        Self {
            settings,
            frames: 0,
            began: None,
            quiet: None,
            reached: 0,
        }
    }

    /// Takes the probability of the next 32 milliseconds.
    pub fn push(&mut self, probability: f32) -> Speaking {
        let (start, end) = (self.frames * FRAME, (self.frames + 1) * FRAME);
        self.frames += 1;
        let Some(began) = self.began else {
            if probability < self.settings.begins {
                return Speaking::No;
            }
            let first = start.saturating_sub(self.padding()).max(self.reached);
            self.began = Some((first, start));
            self.quiet = None;
            return Speaking::Began(first);
        };
        if probability >= self.settings.begins {
            self.quiet = None;
        } else if probability < self.settings.ends && self.quiet.is_none() {
            self.quiet = Some(start);
        }
        match self.quiet {
            Some(quiet) if end - quiet >= samples(self.settings.pause) => self.end(began, quiet),
            _ => Speaking::Yes,
        }
    }

    /// What was being spoken when the sound ended.
    pub fn finish(&mut self) -> Option<Span> {
        let began = self.began?;
        let end = self.quiet.unwrap_or(self.frames * FRAME);
        self.end(began, end).ended()
    }

    fn end(&mut self, (start, spoken): (usize, usize), quiet: usize) -> Speaking {
        (self.began, self.quiet) = (None, None);
        if quiet.saturating_sub(spoken) < samples(self.settings.shortest) {
            return Speaking::No;
        }
        let end = (quiet + self.padding()).min(self.frames * FRAME);
        self.reached = end;
        Speaking::Ended(Span { start, end })
    }

    fn padding(&self) -> usize {
        samples(self.settings.padding)
    }
}

fn samples(seconds: f64) -> usize {
    (seconds.clamp(0.0, 60.0) * f64::from(RATE)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(heard: impl IntoIterator<Item = (f32, usize)>) -> Vec<Span> {
        let mut segmenter = Segmenter::new(VoiceSettings::default());
        let heard = heard.into_iter().flat_map(|(p, count)| vec![p; count]);
        let mut spans: Vec<Span> = heard.filter_map(|p| segmenter.push(p).ended()).collect();
        spans.extend(segmenter.finish());
        spans
    }

    #[test]
    fn a_short_pause_is_none() {
        assert_eq!(
            spans([(0.0, 10), (0.9, 20), (0.1, 5), (0.9, 20), (0.0, 20)]).len(),
            1
        );
        assert_eq!(
            spans([(0.0, 10), (0.9, 20), (0.1, 15), (0.9, 20), (0.0, 20)]).len(),
            2
        );
    }

    #[test]
    fn between_the_two_thresholds_nothing_changes() {
        assert_eq!(spans([(0.45, 50)]), []);
        assert_eq!(spans([(0.9, 10), (0.4, 50), (0.9, 10)]).len(), 1);
    }

    #[test]
    fn a_click_is_no_speech() {
        assert_eq!(spans([(0.0, 30), (0.9, 2), (0.0, 30)]), []);
    }

    #[test]
    fn padding_reaches_neither_before_the_start_nor_into_the_last_span() {
        let spans = spans([(0.9, 20), (0.0, 10), (0.9, 20)]);
        assert_eq!(spans[0].start, 0);
        assert!(spans[0].end <= spans[1].start);
        assert_eq!(spans[1].end, 50 * FRAME);
    }
}
