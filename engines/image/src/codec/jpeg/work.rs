//! How much work a JPEG asks for. A scan of ten bytes may go over the whole picture again, and there is no end to how many there
//! are, so a small file could keep a decoder busy for hours.

use crate::limits::within;
use crate::{Error, Limits, Size};

/// How often a picture as large as the limit may be gone over. Files in use have 18 scans at most.
const SCANS: u64 = 32;

/// Refuses a file whose scans go over more pixels than the limits allow: [`SCANS`] times the largest picture.
///
/// # Errors
/// [`Error::TooLarge`].
pub(super) fn check(file: &[u8], padded: Size, limits: &Limits) -> Result<(), Error> {
    let once = padded.pixels();
    within(
        "the work that the scans of this JPEG ask for",
        scans(file).saturating_mul(once),
        // What is padded may be more than a small limit.
        limits.pixels.max(once).saturating_mul(SCANS),
        "pixels",
    )
}

/// How many scans the decoder can come to, which goes from marker to marker in the same way.
fn scans(file: &[u8]) -> u64 {
    const START: u8 = 0xd8;
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut scans = 0;
    let mut rest = file.get(2..).unwrap_or_default();
    while let Some((marker, after)) = next_marker(rest) {
        rest = match marker {
            // Restarts lie in the data of a scan.
            0xd0..=0xd7 => after,
            // The end, or where the decoder gives up.
            START | END | ..0xc0 => break,
            _ => {
                scans += u64::from(marker == SCAN);
                let length = after
                    .first_chunk()
                    .map(|length| u16::from_be_bytes(*length));
                let end = length.and_then(|length| after.get(usize::from(length)..));
                let Some(next) = end else { break };
                next
            }
        };
    }
    scans
}

/// The next marker and what follows it. There may be any bytes in front, as in the data of a scan, where a zero after 0xff says
/// that this is none.
fn next_marker(mut bytes: &[u8]) -> Option<(u8, &[u8])> {
    loop {
        let at = bytes.iter().position(|&byte| byte == 0xff)?;
        let after = bytes.get(at..)?;
        let fill = after.iter().position(|&byte| byte != 0xff)?;
        let (marker, rest) = after.get(fill..)?.split_first()?;
        if *marker != 0 {
            return Some((*marker, rest));
        }
        bytes = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::scans;

    const SCAN: [u8; 10] = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0];
    const END: [u8; 2] = [0xff, 0xd9];

    fn file(parts: &[&[u8]]) -> Vec<u8> {
        [&[0xff, 0xd8], &parts.concat()[..]].concat()
    }

    #[test]
    fn scans_are_counted_wherever_a_decoder_looks_for_them() {
        assert_eq!(scans(&[]), 0);
        assert_eq!(scans(&file(&[&END])), 0);
        let coded = [1, 0xff, 0, 2, 0xff, 0xd3, 3];
        assert_eq!(scans(&file(&[&SCAN, &coded, &SCAN, &END])), 2);
        assert_eq!(
            scans(&file(&[&[7, 7], &SCAN, &[0xff, 0xff], &SCAN, &coded])),
            2
        );
        // The last one's header is cut, and the decoder begins it all the same.
        assert_eq!(scans(&file(&[&SCAN, &SCAN, &SCAN[..3]])), 3);
    }

    #[test]
    fn what_only_looks_like_a_scan_is_none() {
        let thumbnail = [&[0xff, 0xe1, 0, 12][..], &SCAN].concat();
        assert_eq!(scans(&file(&[&thumbnail, &SCAN, &END, &SCAN, &SCAN])), 1);
    }
}
