//! The same work by two threads and more, as rayon's users write it.

use outboard_image::op::{Blur, Operation};
use rayon::prelude::*;

use crate::games::{mandelbrot, rays, spectral};
use crate::{matrix, pixels, sorting};

/// [`mandelbrot::mandelbrot`].
pub fn mandelbrot(side: usize) -> Vec<u8> {
    let rows = (0..side).into_par_iter();
    rows.flat_map_iter(|y| mandelbrot::row(side, y)).collect()
}

/// [`spectral::spectral_norm`].
pub fn spectral_norm(n: usize) -> f64 {
    spectral::norm(n, |out, entry, x| {
        let rows = out.par_iter_mut().enumerate();
        rows.for_each(|(row, out)| *out = spectral::dot(row, entry, x));
    })
}

/// [`rays::picture`].
pub fn rays() -> Vec<u8> {
    let scene = rays::scene();
    let rows = (0..rays::SIZE.1).into_par_iter();
    rows.flat_map_iter(|y| rays::row(&scene, y)).collect()
}

/// [`matrix::sgemm`], in bands of rows: few, for each packs the whole other matrix.
pub fn sgemm(matrices: &[f32]) -> Vec<f32> {
    let bands = rayon::current_num_threads() * 2;
    let band = matrix::SIDE.div_ceil(bands) * matrix::SIDE;
    let (a, b) = matrices.split_at(matrix::SIDE * matrix::SIDE);
    let mut c = vec![0.0; a.len()];
    let bands = c.par_chunks_mut(band).zip(a.par_chunks(band));
    bands.for_each(|(c, a)| matrix::multiply(a, b, c));
    c
}

/// How many pictures are blurred.
const PICTURES: usize = 12;

/// Twelve pictures blurred: the pieces of a tall one.
pub fn blur(rgba: &[u8]) -> Vec<u8> {
    let size = (pixels::SIZE.0, pixels::SIZE.1 / PICTURES);
    let pieces = rgba.par_chunks(size.0 * size.1 * 4);
    let blur = Operation::Blur(Blur { sigma: 4.0 });
    let blurred: Vec<Vec<u8>> = pieces
        .map(|piece| pixels::apply(piece, size, blur.clone()))
        .collect();
    blurred.concat()
}

/// [`sorting::sort`].
pub fn sort(keys: &[u64]) -> Vec<f64> {
    let mut numbers = keys.to_vec();
    numbers.par_sort_unstable();
    let mut fractions = sorting::fractions(keys);
    fractions.par_sort_unstable_by(f32::total_cmp);
    sorting::samples(&numbers, &fractions)
}

#[cfg(test)]
mod tests {
    use crate::{games, matrix, pixels, sorting};

    #[test]
    fn the_same_comes_out_as_of_one_thread() {
        assert!(super::mandelbrot(200) == games::mandelbrot::mandelbrot(200));
        assert_eq!(
            super::spectral_norm(100),
            games::spectral::spectral_norm(100)
        );
        assert!(super::rays() == games::rays::picture());
        let matrices = matrix::matrices();
        assert!(super::sgemm(&matrices) == matrix::sgemm(&matrices));
        let keys = sorting::keys();
        assert!(super::sort(&keys) == sorting::sort(&keys));
    }

    #[test]
    fn only_the_seams_of_a_blurred_picture_differ() {
        let rgba = pixels::picture();
        let (apart, whole) = (super::blur(&rgba), pixels::blur(&rgba));
        let middle = pixels::SIZE.1 / super::PICTURES / 2 * pixels::SIZE.0 * 4;
        assert!(apart[middle..][..4000] == whole[middle..][..4000]);
        assert_eq!(apart.len(), whole.len());
    }
}
