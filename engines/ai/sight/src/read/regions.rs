//! Pixels that hang together.

use super::geometry::Point;

/// Gives for each region of pixels that touch, corners included, the ends of its rows: no point of it lies outside their hull.
pub(crate) fn regions(
    width: usize,
    inside: impl Fn(usize) -> bool,
    height: usize,
) -> Vec<Vec<Point>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut above = 0..0;
    for y in 0..height {
        let first = runs.len();
        let mut x = 0;
        while x < width {
            if !inside(y * width + x) {
                x += 1;
                continue;
            }
            let from = x;
            while x < width && inside(y * width + x) {
                x += 1;
            }
            let at = runs.len() as u32;
            runs.push(Run {
                y: y as u32,
                from: from as u32,
                to: x as u32 - 1,
                parent: at,
            });
        }
        let here = first..runs.len();
        join(&mut runs, above, here.clone());
        above = here;
    }
    let mut places = vec![usize::MAX; runs.len()];
    let mut found: Vec<Vec<Point>> = Vec::new();
    for at in 0..runs.len() {
        let root = root(&mut runs, at as u32) as usize;
        if places[root] == usize::MAX {
            places[root] = found.len();
            found.push(Vec::new());
        }
        let Run { y, from, to, .. } = runs[at];
        found[places[root]].extend([[from as f32, y as f32], [to as f32, y as f32]]);
    }
    found
}

/// Pixels beside each other in a row.
struct Run {
    y: u32,
    from: u32,
    to: u32,
    /// A run of the same region, or itself.
    parent: u32,
}

/// Makes one region of runs that touch those of the row above.
fn join(runs: &mut [Run], above: std::ops::Range<usize>, here: std::ops::Range<usize>) {
    let (mut upper, mut lower) = (above.start, here.start);
    while upper < above.end && lower < here.end {
        if runs[upper].from <= runs[lower].to + 1 && runs[lower].from <= runs[upper].to + 1 {
            let (a, b) = (root(runs, upper as u32), root(runs, lower as u32));
            let (first, second) = (a.min(b), a.max(b));
            runs[second as usize].parent = first;
        }
        // The one that ends first cannot touch what comes next in the other row.
        if runs[upper].to < runs[lower].to {
            upper += 1;
        } else {
            lower += 1;
        }
    }
}

fn root(runs: &mut [Run], mut at: u32) -> u32 {
    while runs[at as usize].parent != at {
        let parent = runs[at as usize].parent;
        runs[at as usize].parent = runs[parent as usize].parent;
        at = parent;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(rows: &[&str]) -> Vec<Vec<Point>> {
        let bytes: Vec<u8> = rows.iter().flat_map(|row| row.bytes()).collect();
        regions(rows[0].len(), |at| bytes[at] == b'#', rows.len())
    }

    #[test]
    fn corners_touch_and_gaps_do_not() {
        let found = of(&["##..#", "..#.#", "....#", "#...."]);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], [[0.0, 0.0], [1.0, 0.0], [2.0, 1.0], [2.0, 1.0]]);
        assert_eq!(found[2], [[0.0, 3.0], [0.0, 3.0]]);
    }

    #[test]
    fn arms_that_meet_below_are_one() {
        assert_eq!(of(&["#.#.#", "#.#.#", "#####"]).len(), 1);
        assert_eq!(of(&["#####", "#...#", "#.#.#", "#...#", "#####"]).len(), 2);
        assert_eq!(of(&["....", "...."]).len(), 0);
    }

    proptest! {
        /// As a flood that starts at each pixel finds them.
        #[test]
        fn as_many_as_a_flood_finds(bits in prop::collection::vec(prop::bool::weighted(0.45), 12 * 9)) {
            let (width, height) = (12, 9);
            let mut left = bits.clone();
            let mut floods = 0;
            while let Some(start) = left.iter().position(|bit| *bit) {
                floods += 1;
                let mut todo = vec![start];
                while let Some(at) = todo.pop() {
                    if !std::mem::take(&mut left[at]) {
                        continue;
                    }
                    let (x, y) = (at % width, at / width);
                    for y in y.saturating_sub(1)..(y + 2).min(height) {
                        for x in x.saturating_sub(1)..(x + 2).min(width) {
                            todo.push(y * width + x);
                        }
                    }
                }
            }
            prop_assert_eq!(regions(width, |at| bits[at], height).len(), floods);
        }
    }
}
