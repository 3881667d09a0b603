//! `max-memory`: how large the memory of a threaded lane may become.

use std::str::FromStr;

/// So many bytes, a whole number of pages of wasm's. Memory that is shared cannot move, so an engine reserves the addresses for all of it
/// when it starts: as much as 4 GiB a lane is refused on phones and in 32-bit browsers, and by some when several lanes ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MaxMemory(u64);

const PAGE: u64 = 1 << 16;
/// What 32 bits can address.
const LARGEST: u64 = 1 << 32;
/// Less than this does not hold the stacks of a few threads.
const SMALLEST: u64 = 16 << 20;

impl MaxMemory {
    pub(crate) fn bytes(self) -> u64 {
        self.0
    }
}

impl Default for MaxMemory {
    fn default() -> Self {
        Self(1 << 30)
    }
}

impl FromStr for MaxMemory {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let units = [("GiB", 30), ("MiB", 20)];
        let (number, shift) = units
            .into_iter()
            .find_map(|(unit, shift)| Some((text.strip_suffix(unit)?.trim_end(), shift)))
            .ok_or(())?;
        let number: f64 = number.parse().map_err(|_| ())?;
        let bytes = number * (1u64 << shift) as f64;
        if !(SMALLEST as f64..=LARGEST as f64).contains(&bytes) {
            return Err(());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is between two whole numbers"
        )]
        let bytes = bytes as u64;
        Ok(Self(bytes.div_ceil(PAGE) * PAGE))
    }
}

#[cfg(test)]
mod tests {
    use super::MaxMemory;

    #[test]
    fn it_is_a_number_of_mebibytes_or_gibibytes() {
        let bytes = |text: &str| text.parse().map(MaxMemory::bytes);
        assert_eq!(bytes("1GiB"), Ok(1 << 30));
        assert_eq!(bytes("1.5 GiB"), Ok(3 << 29));
        assert_eq!(bytes("256MiB"), Ok(256 << 20));
        assert_eq!(bytes("4GiB"), Ok(1 << 32));
        assert_eq!(bytes("20.01MiB").map(|bytes| bytes % (1 << 16)), Ok(0));
        for wrong in [
            "", "GiB", "1", "1GB", "8GiB", "1MiB", "-1GiB", "NaNGiB", "infGiB", "many MiB",
        ] {
            assert_eq!(bytes(wrong), Err(()), "{wrong}");
        }
        assert_eq!(MaxMemory::default().bytes(), 1 << 30);
    }
}
