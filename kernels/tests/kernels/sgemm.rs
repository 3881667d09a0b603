//! Against the sum of products in `f64`, natively and on wasm.

use outboard_kernels::sgemm::{Matrix, MatrixMut, ShapeError, sgemm};

use crate::numbers::Numbers;

/// Rows, the shared side, columns, and how values lie in the three slices.
struct Case {
    sides: [usize; 3],
    turned: bool,
    gap: usize,
    alpha: f32,
    beta: f32,
}

impl Case {
    fn check(&self, numbers: &mut Numbers) {
        let [rows, shared, columns] = self.sides;
        let a = self.values(rows, shared, numbers);
        let b = self.values(shared, columns, numbers);
        let before = self.values(rows, columns, numbers);
        let mut c = before.clone();
        let at = |rows, columns, row, column| {
            let [down, across] = self.strides(rows, columns);
            row * down + column * across
        };

        sgemm(
            self.alpha,
            &Matrix::strided(&a, rows, shared, self.strides(rows, shared)).unwrap(),
            &Matrix::strided(&b, shared, columns, self.strides(shared, columns)).unwrap(),
            self.beta,
            &mut MatrixMut::strided(&mut c, rows, columns, self.strides(rows, columns)).unwrap(),
        )
        .unwrap();

        let mut expected = before.clone();
        let mut most = vec![0.0; before.len()];
        for row in 0..rows {
            for column in 0..columns {
                let terms = (0..shared).map(|step| {
                    let a = a[at(rows, shared, row, step)];
                    f64::from(a) * f64::from(b[at(shared, columns, step, column)])
                });
                let (sum, size) = terms.fold((0.0, 0.0), |(sum, size), term| {
                    (sum + term, size + f64::abs(term))
                });
                let place = at(rows, columns, row, column);
                let old = f64::from(self.beta) * f64::from(before[place]);
                expected[place] = (f64::from(self.alpha) * sum + old) as f32;
                most[place] = f64::from(self.alpha.abs()) * size + old.abs();
            }
        }
        // What lies in gaps has a bound of zero: it must not be touched.
        for (place, ((got, expected), most)) in c.iter().zip(&expected).zip(most).enumerate() {
            let off = f64::from(got - expected).abs();
            assert!(
                off <= most * 1e-5,
                "{:?} at {place}: {got} for {expected}",
                self.sides
            );
        }
    }

    fn strides(&self, rows: usize, columns: usize) -> [usize; 2] {
        if self.turned {
            [1, rows + self.gap]
        } else {
            [columns + self.gap, 1]
        }
    }

    fn values(&self, rows: usize, columns: usize, numbers: &mut Numbers) -> Vec<f32> {
        let length = (rows + self.gap) * (columns + self.gap);
        (0..length)
            .map(|_| numbers.next() as i32 as f32 / i32::MAX as f32)
            .collect()
    }
}

#[test]
fn small_shapes_of_all_kinds() {
    let mut numbers = Numbers::new(3);
    for round in 0..400 {
        let case = Case {
            sides: std::array::from_fn(|_| numbers.below(40)),
            turned: round % 2 == 1,
            gap: numbers.below(3),
            alpha: [1.0, -0.5, 0.0][round % 3],
            beta: [0.0, 1.0, 0.25, -2.0][round % 4],
        };
        case.check(&mut numbers);
    }
}

/// Beyond each of the block sizes, alone and together.
#[test]
fn shapes_of_several_blocks() {
    let mut numbers = Numbers::new(4);
    for sides in [[5, 700, 9], [300, 3, 10], [3, 5, 1100], [131, 259, 517]] {
        for turned in [false, true] {
            let case = Case {
                sides,
                turned,
                gap: 1,
                alpha: 1.5,
                beta: 0.5,
            };
            case.check(&mut numbers);
        }
    }
}

#[test]
fn what_is_not_read_may_be_no_number() {
    let ones = [1.0; 40 * 40];
    for size in [1, 4, 9, 40] {
        let mut c = vec![f32::NAN; size * size];
        let a = Matrix::new(&ones, size, size).unwrap();
        let b = a.transposed();
        let mut result = MatrixMut::new(&mut c, size, size).unwrap();
        sgemm(1.0, &a, &b, 0.0, &mut result).unwrap();
        assert_eq!(c, vec![size as f32; size * size]);
    }
    let mut c = [f32::NAN; 4];
    let nothing = Matrix::new(&[], 2, 0).unwrap();
    let mut result = MatrixMut::new(&mut c, 2, 2).unwrap();
    sgemm(1.0, &nothing, &nothing.transposed(), 0.0, &mut result).unwrap();
    assert_eq!(c, [0.0; 4]);
}

#[test]
fn shapes_that_do_not_fit_are_refused() {
    let values = [0.0; 12];
    for (rows, columns, strides) in [
        (3, 5, [5, 1]),
        (3, 4, [5, 1]),
        (usize::MAX, 2, [usize::MAX, 1]),
    ] {
        let refused = Matrix::strided(&values, rows, columns, strides);
        assert!(
            matches!(refused, Err(ShapeError::Beyond { length: 12, .. })),
            "{rows}"
        );
    }
    let mut c = [0.0; 12];
    let a = Matrix::new(&values, 3, 4).unwrap();
    let b = Matrix::new(&values, 4, 3).unwrap();
    let mut wrong = MatrixMut::new(&mut c, 3, 4).unwrap();
    let shapes = [[3, 4], [4, 3], [3, 4]];
    assert_eq!(
        sgemm(1.0, &a, &b, 0.0, &mut wrong),
        Err(ShapeError::Product { shapes })
    );
}
