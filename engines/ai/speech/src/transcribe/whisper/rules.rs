//! Which tokens Whisper may choose next.

use crate::transcribe::Settings;

/// The first time may be a second after the start at most.
const LATEST_START: u32 = 50;

/// How far apart two neighbouring times are, in seconds.
const STEP: f64 = 0.02;

/// What may not be chosen.
#[derive(Debug)]
pub(super) struct Rules {
    /// The token that ends the text; those behind it are no words.
    pub(super) end: u32,
    /// The token of the time 0; the others follow.
    first_time: u32,
    /// Whether times are given.
    timed: bool,
    suppress: Vec<u32>,
    suppress_first: Vec<u32>,
}

impl Rules {
    pub(super) fn new(settings: &Settings, end: u32, first_time: u32, timed: bool) -> Self {
        Self {
            end,
            first_time,
            timed,
            suppress: settings.suppress.clone(),
            suppress_first: settings.suppress_first.clone(),
        }
    }

    /// The time that a token says, in seconds.
    pub(super) fn time(&self, token: u32) -> Option<f64> {
        (token >= self.first_time).then(|| f64::from(token - self.first_time) * STEP)
    }

    /// Makes impossible what may not follow the tokens that were written.
    pub(super) fn apply(&self, logits: &mut [f32], written: &[u32]) {
        let never = &mut |from: u32, to: u32| {
            let (from, to) = (from as usize, (to as usize).min(logits.len()));
            if from < to {
                logits[from..to].fill(f32::NEG_INFINITY);
            }
        };
        for token in &self.suppress {
            never(*token, token + 1);
        }
        // Nothing but words, the end and times is text.
        never(self.end + 1, self.first_time);
        let said = written.iter().any(|token| *token < self.end);
        if !said {
            for token in self
                .suppress_first
                .iter()
                .filter(|token| **token != self.end)
            {
                never(*token, token + 1);
            }
            if !self.timed && self.suppress_first.contains(&self.end) {
                never(self.end, self.end + 1);
            }
        }
        let times = self.first_time;
        if !self.timed {
            never(times, u32::MAX);
            return;
        }
        let is_time = |token: Option<&u32>| token.is_some_and(|token| *token >= times);
        let (last, before) = (written.last(), written.iter().rev().nth(1));
        if written.is_empty() {
            // A text begins with a time.
            never(0, times);
            never(times + LATEST_START + 1, u32::MAX);
            return;
        }
        if is_time(last) {
            if written.len() < 2 || is_time(before) {
                never(times, u32::MAX);
            } else {
                never(0, self.end);
            }
        }
        if let Some(time) = written.iter().rev().find(|token| **token >= times) {
            // Times do not go back, and a segment is not empty.
            let begins = is_time(last) && !is_time(before) && written.len() >= 2;
            never(times, if begins { *time } else { time + 1 });
        }
        let times = times as usize;
        if times < logits.len() && likelier(&logits[times..], &logits[..times]) {
            logits[..times].fill(f32::NEG_INFINITY);
        }
    }
}

/// Whether it is likelier that some time comes than any one word.
fn likelier(times: &[f32], words: &[f32]) -> bool {
    let most = |of: &[f32]| of.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let (highest, word) = (most(times), most(words));
    if highest == f32::NEG_INFINITY {
        return false;
    }
    let sum: f32 = times.iter().map(|logit| (logit - highest).exp()).sum();
    highest + sum.ln() > word
}

#[cfg(test)]
mod tests {
    use super::*;

    // Words 0 to 4, the end 5, others 6 and 7, "no times" 8, and times from 9 on.
    fn next(logits: &[(usize, f32)], written: &[u32]) -> u32 {
        let settings = Settings {
            suppress: vec![4],
            suppress_first: vec![3, 5],
            ..Settings::default()
        };
        let rules = Rules::new(&settings, 5, 9, true);
        let mut all = vec![0.0; 100];
        for (token, logit) in logits {
            all[*token] = *logit;
        }
        rules.apply(&mut all, written);
        crate::transcribe::decoder::likeliest(&all)
    }

    #[test]
    fn a_text_begins_with_an_early_time() {
        assert_eq!(next(&[(1, 50.0), (99, 40.0), (20, 30.0)], &[]), 20);
    }

    #[test]
    fn a_word_follows_the_first_time_but_not_every_word() {
        assert_eq!(
            next(&[(3, 50.0), (4, 49.0), (30, 48.0), (2, 20.0)], &[9]),
            2
        );
    }

    #[test]
    fn times_come_in_pairs_and_do_not_go_back() {
        assert_eq!(next(&[(15, 50.0), (30, 40.0)], &[9, 1, 20]), 30);
        assert_eq!(next(&[(2, 50.0), (30, 40.0)], &[9, 1, 20]), 30);
        assert_eq!(next(&[(30, 50.0), (2, 40.0)], &[9, 1, 20, 20]), 2);
        assert_eq!(next(&[(5, 50.0), (2, 40.0)], &[9, 1, 20]), 5);
    }

    #[test]
    fn many_times_together_outweigh_a_word() {
        assert_eq!(next(&[(2, 3.0)], &[9, 1]), 10);
        assert_eq!(next(&[(2, 8.0)], &[9, 1]), 2);
    }
}
