//! The spectral norm of an endless matrix, by the power method.

/// The norm of its first `n` × `n`.
pub fn spectral_norm(n: usize) -> f64 {
    norm(n, |out, entry, x| {
        for (at, out) in out.iter_mut().enumerate() {
            *out = dot(at, entry, x);
        }
    })
}

/// One entry of the matrix: row and column.
pub(crate) type Entry = fn(usize, usize) -> f64;

/// The power method, by a way to compute `out[i] = Σ entry(i, j) x[j]`.
pub(crate) fn norm(n: usize, times: impl Fn(&mut [f64], Entry, &[f64])) -> f64 {
    let (mut u, mut v, mut between) = (vec![1.0; n], vec![0.0; n], vec![0.0; n]);
    for _ in 0..10 {
        times(&mut between, entry, &u);
        times(&mut v, transposed, &between);
        times(&mut between, entry, &v);
        times(&mut u, transposed, &between);
    }
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    (product(&u, &v) / product(&v, &v)).sqrt()
}

/// One row of the matrix times a vector.
pub(crate) fn dot(row: usize, entry: Entry, x: &[f64]) -> f64 {
    x.iter()
        .enumerate()
        .map(|(column, x)| entry(row, column) * x)
        .sum()
}

fn entry(row: usize, column: usize) -> f64 {
    let diagonal = row + column;
    1.0 / (diagonal * (diagonal + 1) / 2 + row + 1) as f64
}

fn transposed(row: usize, column: usize) -> f64 {
    entry(column, row)
}

#[cfg(test)]
mod tests {
    use super::spectral_norm;

    #[test]
    fn the_published_norm() {
        assert_eq!(format!("{:.9}", spectral_norm(100)), "1.274219991");
    }
}
