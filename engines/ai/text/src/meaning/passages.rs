//! Long texts → passages.

use super::tokens::Tokenizer;

/// Cuts a text into passages of at most `most` tokens. A passage ends at the end of a sentence where one lies in its second half,
/// else at the end of a word. The next begins with the last sentences of the one before, up to a quarter of it; with its last words
/// where it ended inside of a sentence.
pub(super) fn cut<'a>(tokenizer: &Tokenizer, text: &'a str, most: usize) -> Vec<&'a str> {
    let mut words = Vec::new();
    tokenizer.pieces(text, usize::MAX, |piece| words.push(piece.word));
    let sentences = sentence_starts(text, &words);
    let mut passages = Vec::new();
    let mut from = 0;
    while from < words.len() {
        if words.len() - from <= most {
            passages.push(trimmed(text, words[from], text.len()));
            break;
        }
        let limit = from + most;
        let half = from + most / 2;
        let end = last_between(&sentences, half + 1, limit)
            .or_else(|| (from + 1..=limit).rev().find(|at| starts_word(&words, *at)))
            // One word that is longer than a passage: it is a passage.
            .or_else(|| (limit..words.len()).find(|at| starts_word(&words, *at)))
            .unwrap_or(words.len());
        let stop = words.get(end).copied().unwrap_or(text.len());
        passages.push(trimmed(text, words[from], stop));
        let back = end.saturating_sub(most / 4).max(from + 1);
        let inside = sentences.binary_search(&end).is_err();
        from = first_between(&sentences, back, end)
            .or_else(|| (back..end).find(|at| inside && starts_word(&words, *at)))
            .unwrap_or(end);
    }
    passages.retain(|passage| !passage.is_empty());
    passages
}

/// The tokens that begin a sentence.
fn sentence_starts(text: &str, words: &[usize]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut ended = false;
    let mut chars = text.char_indices().peekable();
    let mut token = 0;
    let mut begin = |at: usize| {
        while words.get(token).is_some_and(|word| *word < at) {
            token += 1;
        }
        if starts.last() != Some(&token) {
            starts.push(token);
        }
    };
    while let Some((at, ch)) = chars.next() {
        match ch {
            // These need no space behind them.
            '。' | '！' | '？' | '।' => begin(at + ch.len_utf8()),
            '.' | '!' | '?' | '…' => ended = true,
            // Quotes and brackets that close belong to the sentence.
            '"' | '\'' | ')' | ']' | '”' | '’' | '»' if ended => {}
            '\n' => {
                let blank = chars
                    .peek()
                    .is_some_and(|(_, next)| matches!(next, '\n' | '\r'));
                if ended || blank {
                    begin(at + 1);
                }
            }
            _ if ch.is_whitespace() => {
                if ended {
                    begin(at);
                }
            }
            _ => ended = false,
        }
        if ch.is_whitespace() {
            ended = false;
        }
    }
    starts
}

fn starts_word(words: &[usize], at: usize) -> bool {
    at == 0 || words.get(at) != words.get(at - 1)
}

/// The last of some sorted numbers that is `low..=high`.
fn last_between(sorted: &[usize], low: usize, high: usize) -> Option<usize> {
    let end = sorted.partition_point(|at| *at <= high);
    sorted[..end].last().copied().filter(|at| *at >= low)
}

/// The first of some sorted numbers that is `low..high`.
fn first_between(sorted: &[usize], low: usize, high: usize) -> Option<usize> {
    let start = sorted.partition_point(|at| *at < low);
    sorted.get(start).copied().filter(|at| *at < high)
}

fn trimmed(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default().trim()
}
