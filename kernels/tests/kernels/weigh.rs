//! Against one sum after the other, natively and on wasm.

use outboard_kernels::weigh::{ONE, Weights, WeightsError, weigh};

use crate::numbers::Numbers;

fn check(middle: u32, sides: &[u32], length: usize, numbers: &mut Numbers) {
    let mut row = || -> Vec<u8> {
        // Mostly extremes, where sums are largest and smallest.
        let bytes = (0..length).map(|_| match numbers.below(4) {
            0 => 0,
            1 => numbers.byte(),
            _ => 255,
        });
        bytes.collect()
    };
    let centre = row();
    let rows: Vec<_> = sides.iter().map(|_| (row(), row())).collect();
    let pairs: Vec<_> = rows.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    let mut out = vec![1; length];
    let weights = Weights::new(middle, sides).unwrap();
    weigh(&centre, &pairs, &weights, &mut out);
    for (at, out) in out.into_iter().enumerate() {
        let around: u32 = rows
            .iter()
            .zip(sides)
            .map(|((a, b), side)| (u32::from(a[at]) + u32::from(b[at])) * side)
            .sum();
        let sum = u32::from(centre[at]) * middle + around + ONE / 2;
        assert_eq!(u32::from(out), sum >> 16, "{at} of {length}, {sides:?}");
    }
}

#[test]
fn every_length_and_number_of_pairs_is_exact() {
    let mut numbers = Numbers::new(5);
    for length in (0..70).chain([1001]) {
        for count in 1..12 {
            let mut left = ONE / 2 - 1;
            let sides: Vec<u32> = (0..count)
                .map(|_| {
                    let side = numbers.below(left as usize / 2 + 1) as u32;
                    left -= side;
                    side
                })
                .collect();
            check(2 * left + 2, &sides, length, &mut numbers);
        }
    }
    check(ONE - 2, &[1], 100, &mut numbers);
    check(2, &[32_767], 100, &mut numbers);
}

#[test]
fn the_shortest_row_and_the_fewest_pairs_count() {
    let weights = Weights::new(ONE / 2, &[ONE / 8, ONE / 8]).unwrap();
    let (ones, long) = ([64; 20], [128; 40]);
    let mut out = [1; 40];
    weigh(&long, &[(&long, &ones), (&long, &long)], &weights, &mut out);
    assert_eq!(out[..20], [120; 20]);
    assert_eq!(out[20..], [1; 20]);
    weigh(&long, &[(&long, &long)], &weights, &mut out);
    assert_eq!(out, [96; 40]);
    weigh(&long, &[(&long[..], &long[..]); 3], &weights, &mut out);
    assert_eq!(out, [128; 40]);
}

#[test]
fn weights_that_are_none_are_refused() {
    let sum = u64::from(ONE) + 2;
    assert_eq!(Weights::new(ONE, &[1]), Err(WeightsError::Sum { sum }));
    let weight = ONE / 2;
    assert_eq!(Weights::new(ONE, &[0]), Err(WeightsError::Alone { weight }));
    assert_eq!(
        Weights::new(0, &[weight]),
        Err(WeightsError::Alone { weight })
    );
}
