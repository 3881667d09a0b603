//! What ends a decoder that does not end by itself.

/// Sees to it that decoding ends: after as many tokens as the sound can hold, or when it says the same again and again.
#[derive(Debug)]
pub(super) struct Guard {
    most: usize,
}

/// Nobody says more tokens in a second.
const TOKENS_A_SECOND: f64 = 9.0;

/// How often the same is said until it is taken for a loop.
const TIMES: usize = 4;

/// How many tokens long a loop may be.
const LONGEST: usize = 12;

impl Guard {
    /// A guard for so many seconds of sound and a model that has room for so many tokens.
    pub(super) fn new(seconds: f64, room: usize) -> Self {
        let most = (seconds * TOKENS_A_SECOND) as usize + 12;
        Self {
            most: most.min(room),
        }
    }

    /// How many tokens there may be.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// Whether these tokens are enough, and how many of them are to be kept.
    pub(super) fn ends(&self, tokens: &[u32]) -> Option<usize> {
        for length in 1..=LONGEST.min(tokens.len() / TIMES) {
            // A single token may well be said a few times: "no, no, no, no".
            let times = if length == 1 { TIMES * 2 } else { TIMES };
            if tokens.len() < length * times {
                continue;
            }
            let end = &tokens[tokens.len() - length * times..];
            if end.chunks(length).all(|chunk| chunk == &end[..length]) {
                return Some(tokens.len() - length * (times - 1));
            }
        }
        (tokens.len() >= self.most).then_some(tokens.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_is_ended_and_said_once() {
        let guard = Guard::new(30.0, 448);
        let start = [5, 6, 7];
        let tokens: Vec<u32> = start.into_iter().chain([1, 2, 3].repeat(TIMES)).collect();
        assert_eq!(guard.ends(&tokens), Some(6));
        assert_eq!(guard.ends(&tokens[..tokens.len() - 1]), None);
        assert_eq!(guard.ends(&[9; 7]), None);
        assert_eq!(guard.ends(&[9; 8]), Some(1));
    }

    #[test]
    fn a_second_of_sound_has_no_more_than_some_tokens() {
        let guard = Guard::new(1.0, 448);
        let tokens: Vec<u32> = (0..1_000).collect();
        let ended = (0..1_000).find(|count| guard.ends(&tokens[..*count]).is_some());
        assert_eq!(ended, Some(21));
        assert_eq!(Guard::new(1_000.0, 448).most(), 448);
    }
}
