//! Weighted sums of rows of bytes with weights that are the same on both sides, as for a Gaussian: exact to the last bit.

#[cfg(not(target_feature = "simd128"))]
mod scalar;
#[cfg(target_feature = "simd128")]
mod simd;

#[cfg(not(target_feature = "simd128"))]
use self::scalar::weigh_all;
#[cfg(target_feature = "simd128")]
use self::simd::weigh_all;

/// What all weights are together.
pub const ONE: u32 = 1 << 16;

/// Two rows that weigh the same: both are added up first.
type Tap<'a> = (&'a [u8], &'a [u8]);

/// Weights of a row and of the pairs around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Two taps at a time, the first of all being the middle with itself, at half its weight.
    twos: Vec<[i16; 2]>,
    /// How many taps there are, the middle among them.
    taps: usize,
}

/// Why weights are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// The middle and twice the sides are not [`ONE`] together.
    #[error("the weights are {sum} together, not {ONE}")]
    Sum {
        /// What they are.
        sum: u64,
    },
    /// All that is left for the others is nothing, or a side has half of everything.
    #[error("a weight of {weight} leaves the others nothing")]
    Alone {
        /// The weight.
        weight: u32,
    },
}

impl Weights {
    /// The weight of the middle, and of each row of the pairs.
    ///
    /// # Errors
    /// [`WeightsError::Sum`]. [`WeightsError::Alone`], where there is nothing to add up.
    pub fn new(middle: u32, sides: &[u32]) -> Result<Self, WeightsError> {
        let sum = u64::from(middle) + 2 * sides.iter().map(|&side| u64::from(side)).sum::<u64>();
        if sum != u64::from(ONE) {
            return Err(WeightsError::Sum { sum });
        }
        // The sum is even, and so is the middle.
        let halves = [&[middle / 2], sides].concat();
        let taps = halves
            .iter()
            .map(|&weight| i16::try_from(weight).map_err(|_| WeightsError::Alone { weight }))
            .collect::<Result<Vec<_>, _>>()?;
        let twos = taps
            .chunks(2)
            .map(|two| [two[0], two.get(1).copied().unwrap_or(0)])
            .collect();
        Ok(Self {
            twos,
            taps: taps.len(),
        })
    }
}

/// Rounds the weighted sums of `middle` and of `pairs` into `out`, as many as the shortest of all has. Pairs beyond the weights
/// count nothing, nor do weights beyond the pairs.
pub fn weigh(middle: &[u8], pairs: &[(&[u8], &[u8])], weights: &Weights, out: &mut [u8]) {
    let mut taps: Vec<Tap<'_>> = Vec::with_capacity(pairs.len() + 2);
    taps.push((middle, middle));
    taps.extend(pairs.iter().take(weights.taps - 1));
    let length = taps
        .iter()
        .map(|(before, after)| before.len().min(after.len()))
        .fold(out.len(), usize::min);
    let cut = |row: &mut &[u8]| *row = &row[..length];
    for (before, after) in &mut taps {
        cut(before);
        cut(after);
    }
    let mut twos = weights
        .twos
        .get(..taps.len().div_ceil(2))
        .unwrap_or_default()
        .to_vec();
    if taps.len() % 2 == 1 {
        taps.push((&middle[..length], &middle[..length]));
        if let Some([_, weight]) = twos.last_mut() {
            *weight = 0;
        }
    }
    let (taps, _) = taps.as_chunks();
    weigh_all(taps, &twos, &mut out[..length]);
}

/// One sum, rounded.
fn weigh_one(taps: &[[Tap<'_>; 2]], weights: &[[i16; 2]], at: usize) -> u8 {
    let mut sum = ONE as i32 / 2;
    for (taps, weights) in taps.iter().zip(weights) {
        for ((before, after), &weight) in taps.iter().zip(weights) {
            sum += (i32::from(before[at]) + i32::from(after[at])) * i32::from(weight);
        }
    }
    (sum >> 16) as u8
}
