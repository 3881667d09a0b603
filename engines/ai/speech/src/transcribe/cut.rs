//! Where long sound is cut, so that each piece is as long as the model can hear.

use crate::activity::{Activity, Span, Voice};
use crate::audio::RATE;

/// Pieces that begin and end in pauses, and hold all that is spoken. A sound that fits is one piece, unless nobody speaks in it.
pub(super) fn at_pauses(count: usize, activity: &Activity, most: usize) -> Vec<Span> {
    if activity.spans.is_empty() {
        return Vec::new();
    }
    if count <= most {
        return vec![Span {
            start: 0,
            end: count,
        }];
    }
    let frame = (Voice::FRAME_SECONDS * f64::from(RATE)) as usize;
    let quietest = |from: usize, to: usize| {
        let (from, to) = (from / frame, (to / frame).min(activity.probabilities.len()));
        let least = (from..to)
            .min_by(|a, b| activity.probabilities[*a].total_cmp(&activity.probabilities[*b]));
        least.unwrap_or(to) * frame + frame / 2
    };
    let mut pieces: Vec<Span> = Vec::new();
    for span in &activity.spans {
        for part in split(*span, most, quietest) {
            match pieces.last_mut() {
                Some(piece) if part.end - piece.start <= most => piece.end = part.end,
                _ => pieces.push(part),
            }
        }
    }
    pieces
}

/// Pieces that are cut where the sound is least loud, for want of something that hears voices.
pub(super) fn where_quiet(samples: &[f32], most: usize) -> Vec<Span> {
    const LOOK: usize = RATE as usize / 50;
    let quietest = |from: usize, to: usize| {
        let looks = samples[from..to].chunks_exact(LOOK).enumerate();
        let least = looks
            .map(|(at, look)| (at, look.iter().map(|sample| sample * sample).sum::<f32>()))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        least.map_or(to, |(at, _)| from + at * LOOK + LOOK / 2)
    };
    split(
        Span {
            start: 0,
            end: samples.len(),
        },
        most,
        quietest,
    )
}

/// Cuts a span that is too long, each time somewhere in the last third of what fits.
fn split(span: Span, most: usize, quietest: impl Fn(usize, usize) -> usize) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    while span.end - start > most {
        let (from, to) = (start + most - most / 3, start + most);
        let cut = quietest(from, to).clamp(from.max(start + 1), to);
        pieces.push(Span { start, end: cut });
        start = cut;
    }
    pieces.push(Span {
        start,
        end: span.end,
    });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: usize = RATE as usize;

    fn activity(spans: &[(usize, usize)]) -> Activity {
        Activity {
            probabilities: vec![0.9; 4_000],
            spans: spans
                .iter()
                .map(|(start, end)| Span {
                    start: *start,
                    end: *end,
                })
                .collect(),
        }
    }

    #[test]
    fn what_fits_is_one_piece_and_silence_is_none() {
        assert_eq!(
            at_pauses(100, &activity(&[(10, 20)]), 200),
            [Span { start: 0, end: 100 }]
        );
        assert_eq!(at_pauses(100, &activity(&[]), 200), []);
    }

    #[test]
    fn spans_are_put_together_as_long_as_they_fit() {
        let spans = [(0, 4), (5, 9), (10, 14), (15, 19)].map(|(a, b)| (a * SECOND, b * SECOND));
        let pieces = at_pauses(20 * SECOND, &activity(&spans), 10 * SECOND);
        let expected = [(0, 9), (10, 19)];
        let expected = expected.map(|(a, b)| Span {
            start: a * SECOND,
            end: b * SECOND,
        });
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_span_that_is_too_long_is_cut_where_the_voice_is_least_sure() {
        let mut activity = activity(&[(0, 25 * SECOND)]);
        activity.probabilities[8 * SECOND / 512] = 0.2;
        let pieces = at_pauses(25 * SECOND, &activity, 10 * SECOND);
        assert_eq!(pieces[0].end, 8 * SECOND / 512 * 512 + 256);
        assert!(
            pieces
                .iter()
                .all(|piece| piece.end - piece.start <= 10 * SECOND)
        );
        assert!(pieces.windows(2).all(|two| two[0].end == two[1].start));
        assert_eq!(pieces.last().unwrap().end, 25 * SECOND);
    }

    #[test]
    fn without_a_voice_the_quietest_place_is_taken() {
        let mut samples = vec![0.5; 12 * SECOND];
        samples[9 * SECOND..9 * SECOND + 640].fill(0.0);
        let pieces = where_quiet(&samples, 10 * SECOND);
        assert_eq!(pieces.len(), 2);
        assert!((9 * SECOND..9 * SECOND + 640).contains(&pieces[0].end));
        assert_eq!(where_quiet(&samples, 20 * SECOND).len(), 1);
    }
}
