//! The ends of a file → what the model sees of it.

use super::config::Config;

/// The numbers for the model: the bytes of both ends, without white space before and behind, filled up. `None` where there are too
/// few of them for a guess.
pub(super) fn read(config: &Config, head: &[u8], tail: &[u8]) -> Option<Vec<i32>> {
    let solid = |byte: &u8| !b" \t\n\r\x0b\x0c".contains(byte);
    let start = head.iter().position(solid)?;
    let head = &head[start..];
    if head.len() < config.min_file_size_for_dl {
        return None;
    }
    let end = tail.iter().rposition(solid)?;
    let tail = &tail[..=end];
    let head = &head[..head.len().min(config.beg_size)];
    let tail = &tail[tail.len().saturating_sub(config.end_size)..];
    let fill = |count: usize| std::iter::repeat_n(config.padding_token, count);
    let bytes = |bytes: &'_ [u8]| bytes.iter().copied().map(i32::from).collect::<Vec<_>>();
    let mut numbers = bytes(head);
    numbers.extend(fill(config.beg_size - head.len()));
    numbers.extend(fill(config.end_size - tail.len()));
    numbers.extend(bytes(tail));
    Some(numbers)
}
