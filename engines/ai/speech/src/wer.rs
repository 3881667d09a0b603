//! How many words a transcript has wrong.

/// What turns one text into another, counted in words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Errors {
    /// Words that are others.
    pub substituted: usize,
    /// Words that are missing.
    pub deleted: usize,
    /// Words that are too many.
    pub inserted: usize,
    /// Words that were said.
    pub said: usize,
}

impl Errors {
    /// The word error rate: errors for each word that was said, so 0 is best, and more than 1 is possible.
    pub fn rate(&self) -> f64 {
        let wrong = self.substituted + self.deleted + self.inserted;
        if wrong == 0 {
            0.0
        } else {
            wrong as f64 / self.said.max(1) as f64
        }
    }
}

impl std::ops::AddAssign for Errors {
    fn add_assign(&mut self, other: Self) {
        self.substituted += other.substituted;
        self.deleted += other.deleted;
        self.inserted += other.inserted;
        self.said += other.said;
    }
}

/// The words of a text as they are compared: small letters, no punctuation, hyphens parting words, and `mr` and `7` written out.
pub fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('\u{2019}', "'")
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .map(|word| match word {
            "mr" => "mister".to_owned(),
            "mrs" => "missus".to_owned(),
            "dr" => "doctor".to_owned(),
            word => number(word).unwrap_or(word).to_owned(),
        })
        .collect()
}

/// A small number as it is spoken.
fn number(digits: &str) -> Option<&'static str> {
    const NAMES: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    NAMES.get(digits.parse::<usize>().ok()?).copied()
}

/// Compares what was heard to what was said, with as few errors as can be.
///
/// ```
/// let errors = outboard_speech::compare("He was not ill-disposed.", "he was not an ill disposed man");
/// assert_eq!((errors.deleted, errors.inserted, errors.substituted), (0, 2, 0));
/// assert_eq!(errors.rate(), 2.0 / 5.0);
/// ```
pub fn compare(said: &str, heard: &str) -> Errors {
    let (said, heard) = (words(said), words(heard));
    // A row of the table of edit distances; each cell holds the errors on the best way there.
    let mut row: Vec<Errors> = (0..=heard.len())
        .map(|inserted| Errors {
            inserted,
            ..Errors::default()
        })
        .collect();
    for (at, word) in said.iter().enumerate() {
        let mut corner = row[0];
        row[0] = Errors {
            deleted: at + 1,
            ..Errors::default()
        };
        for (other, given) in heard.iter().enumerate() {
            let mut hit = corner;
            hit.substituted += usize::from(word != given);
            let mut deleted = row[other + 1];
            deleted.deleted += 1;
            let mut inserted = row[other];
            inserted.inserted += 1;
            corner = row[other + 1];
            let best = [hit, deleted, inserted].into_iter().min_by_key(total);
            row[other + 1] = best.unwrap_or(hit);
        }
    }
    Errors {
        said: said.len(),
        ..row[heard.len()]
    }
}

fn total(errors: &Errors) -> usize {
    errors.substituted + errors.deleted + errors.inserted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_capitals_are_no_errors() {
        assert_eq!(
            compare("mister Dashwood, had then?", "Mr. Dashwood had then").rate(),
            0.0
        );
        assert_eq!(
            words("Don\u{2019}t \u{2014} 'ill-disposed'"),
            ["don't", "ill", "disposed"]
        );
    }

    #[test]
    fn every_kind_of_error_is_counted() {
        let errors = compare("a b c d", "a x c d e");
        assert_eq!(
            (errors.substituted, errors.deleted, errors.inserted),
            (1, 0, 1)
        );
        assert_eq!(compare("a b c", "").deleted, 3);
        assert_eq!(compare("", "a").rate(), 1.0);
        assert_eq!(compare("", "").rate(), 0.0);
        assert_eq!(compare("a b c d", "b c d").deleted, 1);
    }

    #[test]
    fn rates_of_many_are_added_by_their_words() {
        let mut all = compare("a b c d", "a b c d");
        all += compare("e", "f");
        assert_eq!(all.rate(), 0.2);
    }
}
