//! Words of a line, and where they are.

use super::geometry::{Quad, between};

/// A character of a line that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed<'t> {
    pub(crate) text: &'t str,
    /// Its middle, where 0 is the beginning of the line and 1 its end.
    pub(crate) at: f32,
    pub(crate) confidence: f32,
}

/// Parts a line at its blanks. A model says where the middle of a letter is: words end in the middle between two letters, or half a
/// letter beyond the last.
pub(crate) fn words(letters: &[Placed<'_>], quad: &Quad) -> Vec<super::Word> {
    let half = half_letter(letters);
    letters
        .split(|letter| letter.text.trim().is_empty())
        .filter_map(|word| {
            let (first, last) = (word.first()?, word.last()?);
            let confidences = word.iter().map(|letter| letter.confidence);
            let sum: f32 = confidences.sum();
            let from = (first.at - half).max(0.0);
            let to = (last.at + half).min(1.0);
            Some(super::Word {
                text: word.iter().map(|letter| letter.text).collect(),
                confidence: sum / word.len() as f32,
                quad: part(quad, from, to.max(from)),
            })
        })
        .collect()
}

/// Half of how far letters are apart: the median, for blanks are wider.
fn half_letter(letters: &[Placed<'_>]) -> f32 {
    let mut steps: Vec<f32> = letters
        .windows(2)
        .map(|pair| pair[1].at - pair[0].at)
        .collect();
    steps.sort_by(f32::total_cmp);
    // A letter alone fills its line.
    steps.get(steps.len() / 2).map_or(0.5, |step| step / 2.0)
}

/// The part of a line between two places.
fn part([a, b, c, d]: &Quad, from: f32, to: f32) -> Quad {
    [
        between(*a, *b, from),
        between(*a, *b, to),
        between(*d, *c, to),
        between(*d, *c, from),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lie_in_their_line_one_after_the_other() {
        let text = ["O", "n", "e", " ", "t", "w", "o"];
        let letters: Vec<Placed<'_>> = text
            .iter()
            .enumerate()
            .map(|(at, text)| Placed {
                text,
                at: (at as f32 + 0.5) / 7.0,
                confidence: 0.5,
            })
            .collect();
        let quad = [[0.0, 0.0], [70.0, 7.0], [70.0, 17.0], [0.0, 10.0]];
        let made = words(&letters, &quad);
        let texts: Vec<&str> = made.iter().map(|word| &word.text[..]).collect();
        assert_eq!(texts, ["One", "two"]);
        assert!((made[0].quad[1][0] - 30.0).abs() < 0.01, "{made:?}");
        assert!((made[1].quad[0][0] - 40.0).abs() < 0.01, "{made:?}");
        assert!((made[1].quad[2][1] - 17.0).abs() < 0.01, "{made:?}");
    }

    #[test]
    fn blanks_alone_are_no_words() {
        let blank = Placed {
            text: " ",
            at: 0.5,
            confidence: 1.0,
        };
        assert_eq!(words(&[], &[[0.0; 2]; 4]), []);
        assert_eq!(words(&[blank.clone(), blank], &[[0.0; 2]; 4]), []);
    }
}
