//! Fannkuch: turn over the first `p[0]` of a permutation until its first is 1, for all permutations.

/// A checksum (turns of even permutations less those of odd ones) and the most turns that one permutation of `n` takes.
pub fn fannkuch(n: usize) -> Vec<f64> {
    let mut order: Vec<u8> = (0..n as u8).collect();
    let mut turning = order.clone();
    // How often the first `k + 1` have been rotated since the larger ones last were.
    let mut rotated = vec![0; n];
    let (mut checksum, mut most, mut even) = (0_i64, 0, true);
    loop {
        turning.copy_from_slice(&order);
        let mut turns = 0_i64;
        while turning[0] != 0 {
            let first = usize::from(turning[0]);
            turning[..=first].reverse();
            turns += 1;
        }
        checksum += if even { turns } else { -turns };
        most = most.max(turns);
        even = !even;
        // The next permutation, in the order that the problem asks for: rotate the shortest beginning that has a rotation left.
        let mut k = 1;
        loop {
            if k == n {
                return vec![checksum as f64, most as f64];
            }
            order[..=k].rotate_left(1);
            rotated[k] += 1;
            if rotated[k] <= k {
                break;
            }
            rotated[k] = 0;
            k += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fannkuch;

    #[test]
    fn the_published_results() {
        assert_eq!(fannkuch(7), [228.0, 16.0]);
        assert_eq!(fannkuch(9), [8629.0, 30.0]);
    }
}
