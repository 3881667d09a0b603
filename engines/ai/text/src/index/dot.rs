//! Products of one vector with many, as loops that the compiler turns into SIMD on every machine.
//!
//! A sum of floats may not be reordered, so one running sum cannot be vectorised. Here each of [`LANES`] sums is its own, which is
//! a multiple of what a register holds. Four rows go at once: the query is loaded once for the four, and no sum waits for another.

/// Rows and queries are multiples of this long.
pub(super) const LANES: usize = 8;

/// How many rows are taken at once.
const AT_ONCE: usize = 4;

/// Gives the product of the query with each row: the row's number, and the product.
pub(super) fn each(rows: &[f32], query: &[f32], mut give: impl FnMut(usize, f32)) {
    let size = query.len();
    let mut blocks = rows.chunks_exact(size * AT_ONCE);
    let mut at = 0;
    for block in &mut blocks {
        for product in four(block, query) {
            give(at, product);
            at += 1;
        }
    }
    for row in blocks.remainder().chunks_exact(size) {
        give(at, one(row, query));
        at += 1;
    }
}

/// The products of four rows that follow each other.
fn four(rows: &[f32], query: &[f32]) -> [f32; AT_ONCE] {
    let size = query.len();
    let (query, _) = query.as_chunks::<LANES>();
    let row = |at: usize| rows[at * size..(at + 1) * size].as_chunks::<LANES>().0;
    let [a, b, c, d] = [row(0), row(1), row(2), row(3)];
    let mut sums = [[0.0f32; LANES]; AT_ONCE];
    for ((((query, a), b), c), d) in query.iter().zip(a).zip(b).zip(c).zip(d) {
        add(&mut sums[0], a, query);
        add(&mut sums[1], b, query);
        add(&mut sums[2], c, query);
        add(&mut sums[3], d, query);
    }
    sums.map(total)
}

fn one(row: &[f32], query: &[f32]) -> f32 {
    let mut sums = [0.0f32; LANES];
    let (row, query) = (row.as_chunks::<LANES>().0, query.as_chunks::<LANES>().0);
    for (row, query) in row.iter().zip(query) {
        add(&mut sums, row, query);
    }
    total(sums)
}

#[inline(always)]
fn add(sums: &mut [f32; LANES], a: &[f32; LANES], b: &[f32; LANES]) {
    for lane in 0..LANES {
        sums[lane] += a[lane] * b[lane];
    }
}

fn total(sums: [f32; LANES]) -> f32 {
    sums.iter().sum()
}
