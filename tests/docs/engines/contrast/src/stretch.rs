//! The work itself. It knows nothing of JavaScript.

use std::fmt;

/// Pixels between two looks at whether to go on.
const BLOCK: usize = 1 << 16;

/// What can go wrong.
#[derive(Debug, PartialEq)]
pub enum StretchError {
    /// The bytes are no whole number of pixels.
    Ragged { bytes: usize },
    /// Nobody waits any more.
    Stopped,
}

impl StretchError {
    /// For programs: it stays when the message is reworded.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Ragged { .. } => "contrast/ragged",
            Self::Stopped => "contrast/stopped",
        }
    }
}

impl fmt::Display for StretchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ragged { bytes } => {
                write!(formatter, "{bytes} bytes are no whole number of pixels")
            }
            Self::Stopped => formatter.write_str("stopped"),
        }
    }
}

/// `go_on` is told how far it is, from 0 to 1, and says whether to go on.
pub fn stretch(rgba: &mut [u8], go_on: impl Fn(f64) -> bool) -> Result<(), StretchError> {
    let bytes = rgba.len();
    let (pixels, []) = rgba.as_chunks_mut::<4>() else {
        return Err(StretchError::Ragged { bytes });
    };
    let colours = || pixels.iter().flat_map(|[r, g, b, _]| [r, g, b]);
    let (low, high) = (
        *colours().min().unwrap_or(&0),
        *colours().max().unwrap_or(&255),
    );
    let range = u32::from(high - low).max(1);
    let blocks = pixels.len().div_ceil(BLOCK) as f64;
    for (index, block) in pixels.chunks_mut(BLOCK).enumerate() {
        if !go_on(index as f64 / blocks) {
            return Err(StretchError::Stopped);
        }
        for [r, g, b, _] in block {
            for colour in [r, g, b] {
                *colour = (u32::from(*colour - low) * 255 / range) as u8;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_darkest_becomes_black_and_the_brightest_white() {
        let mut rgba = [100, 110, 120, 255, 150, 140, 130, 255];
        assert_eq!(stretch(&mut rgba, |_| true), Ok(()));
        assert_eq!(rgba, [0, 51, 102, 255, 255, 204, 153, 255]);
    }

    #[test]
    fn it_stops_when_it_is_told_to() {
        assert_eq!(stretch(&mut [0; 8], |_| false), Err(StretchError::Stopped));
    }
}
