//! Letters from what a model says of each step along a line.

/// A letter, where it is, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Letter {
    /// Its number among the characters.
    pub(crate) character: usize,
    /// The middle of it, in steps along the line.
    pub(crate) at: f32,
    pub(crate) confidence: f32,
}

/// Takes the likeliest of each step: number 0 is none, and steps beside each other that say the same are one letter.
pub(crate) fn letters(likely: &[f32], classes: usize) -> Vec<Letter> {
    let mut made: Vec<Letter> = Vec::new();
    let mut last = 0;
    let mut first = 0;
    for (step, row) in likely.chunks_exact(classes).enumerate() {
        let (class, confidence) = likeliest(row);
        if class != last {
            first = step;
            if class > 0 {
                made.push(Letter {
                    character: class - 1,
                    at: step as f32 + 0.5,
                    confidence,
                });
            }
        } else if class > 0
            && let Some(letter) = made.last_mut()
        {
            letter.at = (first + step + 1) as f32 / 2.0;
            letter.confidence = letter.confidence.max(confidence);
        }
        last = class;
    }
    made
}

/// The largest number of a row, and its place.
fn likeliest(row: &[f32]) -> (usize, f32) {
    // The largest first, for that the compiler does many at once; there are thousands of characters.
    let mut most = [f32::NEG_INFINITY; 16];
    let (chunks, rest) = row.as_chunks::<16>();
    for chunk in chunks {
        for (most, number) in most.iter_mut().zip(chunk) {
            *most = if *number > *most { *number } else { *most };
        }
    }
    let all = most.iter().chain(rest).copied();
    let most = all.fold(f32::NEG_INFINITY, f32::max);
    let at = row.iter().position(|number| *number == most);
    (at.unwrap_or(0), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(classes: &[usize]) -> Vec<f32> {
        let row = |class: usize| (0..40).map(move |at| if at == class { 0.9 } else { 0.001 });
        classes.iter().copied().flat_map(row).collect()
    }

    #[test]
    fn repetitions_are_one_letter_unless_something_is_between() {
        let made = letters(&steps(&[0, 5, 5, 0, 5, 33, 0, 0, 39]), 40);
        let found: Vec<_> = made
            .iter()
            .map(|letter| (letter.character, letter.at))
            .collect();
        assert_eq!(found, [(4, 2.0), (4, 4.5), (32, 5.5), (38, 8.5)]);
        assert!(made.iter().all(|letter| letter.confidence == 0.9));
    }

    #[test]
    fn nothing_is_read_where_nothing_is() {
        assert_eq!(letters(&steps(&[0, 0, 0]), 40), []);
        assert_eq!(letters(&[], 40), []);
        assert_eq!(letters(&[f32::NAN; 40], 40), []);
    }
}
