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

/// Compares what was heard to what was said, with as few errors as can be. Words that are written together or apart are the same.
///
/// ```
/// let errors = outboard_speech::compare("He was not ill-disposed.", "he was not an illdisposed man");
/// assert_eq!((errors.deleted, errors.inserted, errors.substituted), (0, 2, 0));
/// assert_eq!(errors.rate(), 2.0 / 5.0);
/// ```
pub fn compare(said: &str, heard: &str) -> Errors {
    let (said, heard) = (words(said), words(heard));
    // Each cell holds the errors on the best way from what was said so far to what was heard so far.
    let mut table = vec![vec![Errors::default(); heard.len() + 1]; said.len() + 1];
    for at in 0..=said.len() {
        for other in 0..=heard.len() {
            let mut ways = Vec::with_capacity(5);
            if at > 0 {
                let mut way = table[at - 1][other];
                way.deleted += 1;
                ways.push(way);
            }
            if other > 0 {
                let mut way = table[at][other - 1];
                way.inserted += 1;
                ways.push(way);
            }
            if at > 0 && other > 0 {
                let mut way = table[at - 1][other - 1];
                way.substituted += usize::from(said[at - 1] != heard[other - 1]);
                ways.push(way);
            }
            if at > 1 && other > 0 && said[at - 2..at].concat() == heard[other - 1] {
                ways.push(table[at - 2][other - 1]);
            }
            if at > 0 && other > 1 && said[at - 1] == heard[other - 2..other].concat() {
                ways.push(table[at - 1][other - 2]);
            }
            table[at][other] = ways.into_iter().min_by_key(total).unwrap_or_default();
        }
    }
    Errors {
        said: said.len(),
        ..table[said.len()][heard.len()]
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
        assert_eq!(compare("cold hearted man", "coldhearted man").rate(), 0.0);
        assert_eq!(compare("coldhearted", "cold hearted").rate(), 0.0);
    }

    #[test]
    fn rates_of_many_are_added_by_their_words() {
        let mut all = compare("a b c d", "a b c d");
        all += compare("e", "f");
        assert_eq!(all.rate(), 0.2);
    }
}
