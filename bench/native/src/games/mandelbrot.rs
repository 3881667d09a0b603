//! The Mandelbrot set, as a bitmap.

/// Steps after which a point counts as one of the set.
const STEPS: u32 = 50;

/// A bitmap of `side` × `side` points, a bit each, from -1.5 - i to 0.5 + i; a bit is set for a point of the set.
pub fn mandelbrot(side: usize) -> Vec<u8> {
    (0..side).flat_map(|y| row(side, y)).collect()
}

/// One row of it.
pub(crate) fn row(side: usize, y: usize) -> Vec<u8> {
    let ci = 2.0 * y as f64 / side as f64 - 1.0;
    let mut bits = vec![0; side.div_ceil(8)];
    for x in 0..side {
        let cr = 2.0 * x as f64 / side as f64 - 1.5;
        if stays(cr, ci) {
            bits[x / 8] |= 0x80 >> (x % 8);
        }
    }
    bits
}

fn stays(cr: f64, ci: f64) -> bool {
    let (mut r, mut i) = (0.0, 0.0);
    for _ in 0..STEPS {
        (r, i) = (r * r - i * i + cr, 2.0 * r * i + ci);
        if r * r + i * i > 4.0 {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::mandelbrot;

    #[test]
    fn it_is_symmetric_and_has_about_the_known_area() {
        let side = 400;
        let bits = mandelbrot(side);
        let row = |y: usize| &bits[y * side / 8..(y + 1) * side / 8];
        let differ = |(a, b): (&u8, &u8)| (a ^ b).count_ones();
        let uneven: u32 = (1..side / 2)
            .flat_map(|y| row(y).iter().zip(row(side - y)))
            .map(differ)
            .sum();
        // Above and below the middle the last bit of a place is rounded differently.
        assert!(uneven < 20, "{uneven}");
        let set: u32 = bits.iter().map(|byte| byte.count_ones()).sum();
        // 1.5065 is the area of the set; points near its edge are still there after fifty steps.
        let area = f64::from(set) * 4.0 / (side * side) as f64;
        assert!((1.49..1.62).contains(&area), "{area}");
    }
}
