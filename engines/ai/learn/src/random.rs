//! Random numbers from a seed, the same on every machine.

/// SplitMix64: small, quick, and good enough for first factors and for exploring.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Numbers that belong to a name: they do not depend on what else there is.
    pub(crate) fn of(seed: u64, name: &str) -> Self {
        Self(seed ^ hash(name.as_bytes()))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 to 1, neither of them included.
    pub(crate) fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// Around 0, with a deviation of 1: the sum of twelve, which needs no logarithm and is the same everywhere.
    pub(crate) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// FNV-1a.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
