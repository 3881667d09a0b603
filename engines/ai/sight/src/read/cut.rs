//! Cutting a very long line into pieces that a model can read at once, where nothing is written.

use crate::picture::Pixels;

/// Gives where pieces of at most `most` pixels begin and end. Cuts are made where a column has the fewest differences in light, as
/// far right as that can be had.
pub(crate) fn pieces(line: &Pixels, most: usize) -> Vec<std::ops::Range<usize>> {
    let mut made = Vec::new();
    let mut from = 0;
    while line.width - from > most {
        let window = from + most * 2 / 3..from + most;
        let quietest = window.clone().map(|x| unrest(line, x)).min().unwrap_or(0);
        // As even as the quietest, but for noise: in the middle of the last such stretch that is the widest.
        let calm = |x: usize| unrest(line, x) <= quietest + 8;
        let (mut best, mut start) = (window.clone(), None);
        let mut longest = 0;
        for x in window.start..=window.end {
            match (x < window.end && calm(x), start) {
                (true, None) => start = Some(x),
                (false, Some(first)) => {
                    if x - first >= longest {
                        (longest, best) = (x - first, first..x);
                    }
                    start = None;
                }
                _ => {}
            }
        }
        let at = usize::midpoint(best.start, best.end);
        made.push(from..at);
        from = at;
    }
    made.push(from..line.width);
    made
}

/// The piece itself.
pub(crate) fn piece(line: &Pixels, range: std::ops::Range<usize>) -> Pixels {
    let rows = line.rgba.chunks_exact(line.width * 4);
    Pixels {
        rgba: rows
            .flat_map(|row| &row[range.start * 4..range.end * 4])
            .copied()
            .collect(),
        width: range.len(),
        height: line.height,
    }
}

/// By how much the light of a column differs between its brightest pixel and its darkest.
fn unrest(line: &Pixels, x: usize) -> u8 {
    let (mut low, mut high) = (255, 0);
    for y in 0..line.height {
        let green = line.rgba[(y * line.width + x) * 4 + 1];
        (low, high) = (low.min(green), high.max(green));
    }
    high.saturating_sub(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of 60 pixels with blanks of 12 between them.
    fn words(width: usize) -> Pixels {
        let height = 8;
        let pixel = |at: usize| {
            let (x, y) = (at % width, at / width);
            let ink = x % 72 < 60 && (x + y) % 3 == 0;
            if ink { [0, 0, 0, 255] } else { [255; 4] }
        };
        Pixels {
            rgba: (0..width * height).flat_map(pixel).collect(),
            width,
            height,
        }
    }

    #[test]
    fn cuts_go_through_blanks() {
        let line = words(3000);
        let made = pieces(&line, 400);
        let mut next = 0;
        for range in &made {
            assert_eq!(range.start, next);
            assert!(range.len() <= 400);
            next = range.end;
            let inside = range.end % 72;
            assert!(inside >= 60 || range.end == 3000, "{range:?}");
        }
        assert_eq!(next, 3000);
        assert_eq!(piece(&line, made[1].clone()).width, made[1].len());
    }

    #[test]
    fn a_line_without_blanks_is_cut_all_the_same() {
        let line = Pixels {
            rgba: vec![7; 1000 * 4 * 4],
            width: 1000,
            height: 4,
        };
        assert!(
            pieces(&line, 100)
                .iter()
                .all(|range| range.len() <= 100 && range.len() >= 10)
        );
        assert_eq!(pieces(&line, 1000).first(), Some(&(0..1000)));
    }
}
