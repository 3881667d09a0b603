//! A product of matrices.

use crate::random::Random;

/// Rows and columns of each matrix.
pub const SIDE: usize = 500;

/// Two matrices, one after the other, of numbers from 0 to 1.
pub fn matrices() -> Vec<f32> {
    let mut random = Random::new(41);
    (0..SIDE * SIDE * 2).map(|_| random.unit()).collect()
}

/// Their product.
pub fn sgemm(matrices: &[f32]) -> Vec<f32> {
    let (a, b) = matrices.split_at(SIDE * SIDE);
    let mut c = vec![0.0; SIDE * SIDE];
    multiply(a, b, &mut c);
    c
}

/// Some rows of a product: `a` has the rows, `b` the whole other matrix.
#[cfg(not(target_family = "wasm"))]
#[allow(unsafe_code, reason = "matrixmultiply takes pointers")]
pub(crate) fn multiply(a: &[f32], b: &[f32], c: &mut [f32]) {
    let rows = a.len() / SIDE;
    assert!(a.len() == rows * SIDE && c.len() == a.len() && b.len() == SIDE * SIDE);
    let stride = SIDE as isize;
    // SAFETY: the lengths are those of `rows` × SIDE, SIDE × SIDE and `rows` × SIDE, with rows that follow each other.
    unsafe {
        matrixmultiply::sgemm(
            rows,
            SIDE,
            SIDE,
            1.0,
            a.as_ptr(),
            stride,
            1,
            b.as_ptr(),
            stride,
            1,
            0.0,
            c.as_mut_ptr(),
            stride,
            1,
        );
    }
}

/// Some rows of a product: `a` has the rows, `b` the whole other matrix.
#[cfg(target_family = "wasm")]
pub(crate) fn multiply(a: &[f32], b: &[f32], c: &mut [f32]) {
    use outboard_kernels::sgemm::{Matrix, MatrixMut, sgemm};

    let rows = a.len() / SIDE;
    let a = Matrix::new(a, rows, SIDE).expect("it has whole rows");
    let b = Matrix::new(b, SIDE, SIDE).expect("it is square");
    let mut c = MatrixMut::new(c, rows, SIDE).expect("it is as tall as the first");
    sgemm(1.0, &a, &b, 0.0, &mut c).expect("the sides fit");
}

#[cfg(test)]
mod tests {
    use super::{SIDE, matrices, sgemm};

    #[test]
    fn every_number_is_the_sum_it_should_be() {
        let matrices = matrices();
        let (a, b) = matrices.split_at(SIDE * SIDE);
        for (at, &got) in sgemm(&matrices).iter().enumerate().step_by(997) {
            let (row, column) = (at / SIDE, at % SIDE);
            let product = |k: usize| f64::from(a[row * SIDE + k]) * f64::from(b[k * SIDE + column]);
            let expected: f64 = (0..SIDE).map(product).sum();
            assert!((f64::from(got) / expected - 1.0).abs() < 1e-5, "{at}");
        }
    }
}
