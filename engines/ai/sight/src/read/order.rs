//! The order in which lines are read.
//!
//! What stands beside each other in a row is read from left to right, unless a gutter lies between: a stripe without text beside which
//! long lines stand in several rows. Of two pieces, the upper one comes first where one is above the other; otherwise the left one,
//! unless something that reaches across both stands between them (Breuel, "High Performance Document Layout Analysis", 2003).

use super::geometry::{Point, size};
use super::{Line, Reading};

/// How long a line is that may be one of a column, in heights.
const LONG: f32 = 6.0;
/// How many rows have a gap at the same place where there is a gutter.
const ROWS: usize = 3;

/// A box along the direction of the writing.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// Puts lines in order, and joins their texts.
pub(crate) fn ordered(lines: Vec<Line>) -> Reading {
    let spans = spans(&lines);
    let rows = rows(&spans);
    let whole: Vec<Span> = rows.iter().map(|row| around(row, &spans)).collect();
    let order = sorted(&whole);
    let mut lines: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    let mut reading = Reading::default();
    for row in order {
        for (at, line) in rows[row].iter().enumerate() {
            let Some(line) = lines[*line].take() else {
                continue;
            };
            if !reading.text.is_empty() {
                reading.text.push(if at == 0 { '\n' } else { ' ' });
            }
            reading.text.push_str(&line.text);
            reading.lines.push(line);
        }
    }
    reading
}

/// The boxes of lines, once the page is turned so that most of them are level.
fn spans(lines: &[Line]) -> Vec<Span> {
    let mut angles: Vec<f32> = lines
        .iter()
        .map(|line| {
            let [a, b, ..] = line.quad;
            (b[1] - a[1]).atan2(b[0] - a[0])
        })
        .collect();
    angles.sort_by(f32::total_cmp);
    let (sin, cos) = angles
        .get(angles.len() / 2)
        .map_or((0.0, 1.0), |of| of.sin_cos());
    let level = |[x, y]: Point| [x * cos + y * sin, y * cos - x * sin];
    lines
        .iter()
        .map(|line| {
            let corners = line.quad.map(level);
            let [xs, ys] = [0, 1].map(|axis| corners.map(|corner| corner[axis]));
            // A box that is tilted a little is not as high as its corners are.
            let middle = ys.iter().sum::<f32>() / 4.0;
            let (width, height) = size(&line.quad);
            let (width, height) = if xs_span(&xs) >= width * 0.5 {
                (width, height)
            } else {
                (height, width)
            };
            let centre = xs.iter().sum::<f32>() / 4.0;
            Span {
                left: centre - width / 2.0,
                right: centre + width / 2.0,
                top: middle - height / 2.0,
                bottom: middle + height / 2.0,
            }
        })
        .collect()
}

fn xs_span(xs: &[f32; 4]) -> f32 {
    let low = xs.iter().copied().fold(f32::INFINITY, f32::min);
    xs.iter().copied().fold(f32::NEG_INFINITY, f32::max) - low
}

impl Span {
    fn height(&self) -> f32 {
        self.bottom - self.top
    }

    fn is_long(&self) -> bool {
        self.right - self.left >= LONG * self.height()
    }

    /// Whether both stand in one row.
    fn beside(&self, other: &Self) -> bool {
        let shared = self.bottom.min(other.bottom) - self.top.max(other.top);
        shared > 0.5 * self.height().min(other.height())
    }

    /// Whether one is above the other, at least in part.
    fn shares_columns(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// The smallest span around those that are named.
fn around(row: &[usize], spans: &[Span]) -> Span {
    let of = |pick: fn(&Span) -> f32, best: fn(f32, f32) -> f32| {
        row.iter()
            .map(|at| pick(&spans[*at]))
            .reduce(best)
            .unwrap_or(0.0)
    };
    Span {
        left: of(|span| span.left, f32::min),
        right: of(|span| span.right, f32::max),
        top: of(|span| span.top, f32::min),
        bottom: of(|span| span.bottom, f32::max),
    }
}

/// Groups what stands in one row without a gutter between, from left to right.
fn rows(spans: &[Span]) -> Vec<Vec<usize>> {
    let gutters = gutters(spans);
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by(|a, b| {
        let middle = |at: usize| spans[at].top + spans[at].bottom;
        middle(*a).total_cmp(&middle(*b))
    });
    let mut strips: Vec<Vec<usize>> = Vec::new();
    for at in order {
        match strips.last_mut() {
            Some(strip) if strip.iter().all(|other| spans[*other].beside(&spans[at])) => {
                strip.push(at);
            }
            _ => strips.push(vec![at]),
        }
    }
    let mut made: Vec<Vec<usize>> = Vec::new();
    for mut strip in strips {
        strip.sort_by(|a, b| spans[*a].left.total_cmp(&spans[*b].left));
        let parts = strip.chunk_by(|a, b| {
            let (a, b) = (&spans[*a], &spans[*b]);
            !gutters.iter().any(|gutter| gutter.parts(a, b))
        });
        made.extend(parts.map(<[usize]>::to_vec));
    }
    made
}

impl Span {
    /// Whether this gap lies between two that stand in one row.
    fn parts(&self, a: &Span, b: &Span) -> bool {
        let reach = self.height() * 0.1 + a.height() * 2.0;
        let (middle, slack) = ((self.left + self.right) / 2.0, a.height() * 0.5);
        a.right <= middle + slack
            && b.left >= middle - slack
            && a.bottom >= self.top - reach
            && a.top <= self.bottom + reach
    }
}

/// The gaps that lie at one place in several rows, between lines that are long.
fn gutters(spans: &[Span]) -> Vec<Span> {
    let mut found: Vec<(Span, usize)> = Vec::new();
    let mut order: Vec<&Span> = spans.iter().filter(|span| span.is_long()).collect();
    order.sort_by(|a, b| a.top.total_cmp(&b.top));
    for left in &order {
        let neighbour = order
            .iter()
            .filter(|right| left.beside(right) && right.left >= left.right - left.height() * 0.5)
            .min_by(|a, b| a.left.total_cmp(&b.left));
        let Some(right) = neighbour else { continue };
        let gap = Span {
            left: left.right.min(right.left),
            right: right.left.max(left.right),
            top: left.top,
            bottom: left.bottom,
        };
        let known = found.iter_mut().find(|(gutter, _)| {
            let shared = gutter.right.min(gap.right) - gutter.left.max(gap.left);
            shared > 0.0
        });
        match known {
            // What is common to all rows.
            Some((gutter, rows)) => {
                gutter.left = gutter.left.max(gap.left);
                gutter.right = gutter.right.min(gap.right);
                gutter.top = gutter.top.min(gap.top);
                gutter.bottom = gutter.bottom.max(gap.bottom);
                *rows += 1;
            }
            None => found.push((gap, 1)),
        }
    }
    let gutters = found.into_iter().filter(|(_, rows)| *rows >= ROWS);
    gutters.map(|(gutter, _)| gutter).collect()
}

/// The order of pieces such that each comes after all that must come before it.
fn sorted(spans: &[Span]) -> Vec<usize> {
    let before = |a: usize, b: usize| {
        let (first, second) = (&spans[a], &spans[b]);
        if first.shares_columns(second) {
            return first.top + first.bottom < second.top + second.bottom;
        }
        if first.left >= second.left {
            return false;
        }
        // Something across both that stands between them parts the page: what is above it comes first.
        let (low, high) = (first.top.min(second.top), first.bottom.max(second.bottom));
        !spans.iter().any(|other| {
            other.top >= low
                && other.bottom <= high
                && other.left < first.right
                && other.right > second.left
        })
    };
    let mut waits: Vec<usize> = (0..spans.len())
        .map(|b| {
            (0..spans.len())
                .filter(|a| *a != b && before(*a, b))
                .count()
        })
        .collect();
    let mut left: Vec<usize> = (0..spans.len()).collect();
    let mut made = Vec::with_capacity(spans.len());
    while !left.is_empty() {
        // The uppermost of those that wait for nothing. Where all wait for each other, that which waits for the fewest.
        let next = (0..left.len()).min_by(|a, b| {
            let key = |at: usize| (waits[left[at]], spans[left[at]].top);
            let ((waits_a, top_a), (waits_b, top_b)) = (key(*a), key(*b));
            waits_a.cmp(&waits_b).then(top_a.total_cmp(&top_b))
        });
        let Some(next) = next else { break };
        let next = left.swap_remove(next);
        for other in &left {
            if before(next, *other) {
                waits[*other] = waits[*other].saturating_sub(1);
            }
        }
        made.push(next);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(boxes: &[(&str, f32, f32, f32)]) -> Vec<Line> {
        let line = |&(text, left, top, right): &(&str, f32, f32, f32)| Line {
            text: text.to_owned(),
            confidence: 1.0,
            quad: [
                [left, top],
                [right, top],
                [right, top + 10.0],
                [left, top + 10.0],
            ],
            words: Vec::new(),
        };
        boxes.iter().map(line).collect()
    }

    /// The text, whatever order the lines come in, and also on a page that lies askew.
    fn text(boxes: &[(&str, f32, f32, f32)]) -> String {
        let lines = page(boxes);
        let expected = ordered(lines.clone()).text;
        for by in 1..lines.len() {
            let mut other = lines.clone();
            other.rotate_left(by);
            assert_eq!(ordered(other).text, expected);
        }
        let (sin, cos) = 0.06_f32.sin_cos();
        let mut askew = lines;
        for line in &mut askew {
            line.quad = line
                .quad
                .map(|[x, y]| [x * cos - y * sin, x * sin + y * cos]);
        }
        assert_eq!(ordered(askew).text, expected);
        expected
    }

    #[test]
    fn one_column_is_read_downwards() {
        let read = text(&[
            ("a", 0.0, 0.0, 100.0),
            ("c", 0.0, 30.0, 100.0),
            ("b", 5.0, 15.0, 90.0),
        ]);
        assert_eq!(read, "a\nb\nc");
    }

    #[test]
    fn two_columns_under_a_heading_with_short_last_lines() {
        let read = text(&[
            ("heading", 40.0, 0.0, 180.0),
            ("a1", 0.0, 20.0, 100.0),
            ("b1", 120.0, 21.0, 220.0),
            ("a2", 0.0, 32.0, 98.0),
            ("b2", 120.0, 33.0, 219.0),
            ("a3", 0.0, 44.0, 100.0),
            ("b3", 120.0, 45.0, 220.0),
            ("a4", 0.0, 56.0, 20.0),
            ("b4", 120.0, 57.0, 220.0),
            ("foot", 0.0, 80.0, 220.0),
        ]);
        assert_eq!(read, "heading\na1\na2\na3\na4\nb1\nb2\nb3\nb4\nfoot");
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let read = text(&[
            ("Name", 0.0, 0.0, 30.0),
            ("Age", 100.0, 0.0, 130.0),
            ("Ada", 0.0, 15.0, 25.0),
            ("36", 100.0, 15.0, 112.0),
            ("Grace", 0.0, 30.0, 35.0),
            ("85", 100.0, 30.0, 112.0),
        ]);
        assert_eq!(read, "Name Age\nAda 36\nGrace 85");
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(ordered(Vec::new()), Reading::default());
    }
}
