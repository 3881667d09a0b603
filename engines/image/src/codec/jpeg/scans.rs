//! The scans of a progressive JPEG, and which of them a reduced picture can do without.
//!
//! The last scans of such a file add the lowest bit to its coefficients. They are about half of the file and more than half of the
//! time, and where a picture is reduced much, what they add cannot be seen. They are left out only where the file's own
//! quantisation tables say that it cannot.

/// The most that may be lost: the root of the mean of squared differences, in levels of 255. That is 48 dB.
const INVISIBLE: f64 = 1.0;

/// Where coefficients lie in a table, in the order of the file: column and row. More than these are never shown, for a picture
/// is decoded at a reduced size only where it becomes at least four times smaller.
const ZIGZAG: [(u8, u8); 13] = [
    (0, 0),
    (1, 0),
    (0, 1),
    (0, 2),
    (1, 1),
    (2, 0),
    (3, 0),
    (2, 1),
    (1, 2),
    (0, 3),
    (0, 4),
    (1, 3),
    (2, 2),
];

/// The file without scans that cannot be seen when the picture is made `reduction` times smaller. None where nothing can be left
/// out, or where the file is not as it should be: then the decoder says what is wrong.
pub(super) fn without_invisible(file: &[u8], reduction: f64) -> Option<Vec<u8>> {
    let mut kept = file.get(..2)?.to_vec();
    let mut at = 2;
    let mut steps = [0_u16; ZIGZAG.len()];
    let mut left_out = false;
    loop {
        if file.get(at..)?.starts_with(&END) {
            kept.extend(END);
            return left_out.then_some(kept);
        }
        let segment = segment(file, at)?;
        let contents = file.get(at + 4..segment.data)?;
        match segment.marker {
            TABLES => coarsest(contents, &mut steps)?,
            SCAN if adds_lowest_bits(contents)? => {
                if loss(&steps, reduction) > INVISIBLE {
                    return None;
                }
                left_out = true;
                at = segment.end;
                continue;
            }
            _ => {}
        }
        kept.extend_from_slice(&file[at..segment.end]);
        at = segment.end;
    }
}

const END: [u8; 2] = [0xff, 0xd9];
const SCAN: u8 = 0xda;
const TABLES: u8 = 0xdb;

struct Segment {
    marker: u8,
    /// Where what follows the header begins: the coded data of a scan.
    data: usize,
    end: usize,
}

fn segment(file: &[u8], start: usize) -> Option<Segment> {
    let (&[0xff, marker], rest) = file.get(start..)?.split_first_chunk::<2>()? else {
        return None;
    };
    let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
    let data = start + 2 + length;
    let end = if marker == SCAN {
        data + coded_length(file.get(data..)?)?
    } else {
        data
    };
    (length >= 2 && end <= file.len()).then_some(Segment { marker, data, end })
}

/// Coded data goes on until a marker that is neither a stuffed zero nor a restart.
fn coded_length(data: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += data.get(at..)?.iter().position(|&byte| byte == 0xff)?;
        if !matches!(data.get(at + 1)?, 0 | 0xd0..=0xd7) {
            return Some(at);
        }
        at += 2;
    }
}

/// Whether a scan refines coefficients other than the mean by their last bit.
fn adds_lowest_bits(header: &[u8]) -> Option<bool> {
    let components = usize::from(*header.first()?);
    let &[first, _, bits] = header.get(1 + components * 2..)?.first_chunk::<3>()?;
    Some(first > 0 && bits == 0x10)
}

/// Takes the coarser of each step seen so far and of those in these tables.
fn coarsest(mut tables: &[u8], steps: &mut [u16; ZIGZAG.len()]) -> Option<()> {
    while let Some((&kind, rest)) = tables.split_first() {
        let width = if kind >> 4 == 0 { 1 } else { 2 };
        let (table, rest) = rest.split_at_checked(64 * width)?;
        for (step, value) in steps.iter_mut().zip(table.chunks_exact(width)) {
            *step = value
                .iter()
                .fold(0, |sum, &byte| sum << 8 | u16::from(byte))
                .max(*step);
        }
        tables = rest;
    }
    Some(())
}

/// What is lost in the result: of the frequencies that it can still show, half the coefficients by one step.
fn loss(steps: &[u16; ZIGZAG.len()], reduction: f64) -> f64 {
    let highest = 8.0 / reduction;
    let shown = |&(column, row): &(u8, u8)| f64::from(column.max(row)) <= highest.max(1.0);
    let squares = ZIGZAG
        .iter()
        .zip(steps)
        .skip(1)
        .filter(|(place, _)| shown(place));
    let sum: f64 = squares.map(|(_, &step)| f64::from(step).powi(2)).sum();
    // A coefficient of a block of 8 × 8 spreads over its 64 pixels.
    (sum / 2.0 / 64.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::without_invisible;

    const FRAME: [u8; 4] = [0xff, 0xc2, 0, 2];
    const FIRST: [u8; 11] = [0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0x01, 0x55];
    const LAST: [u8; 15] = [
        0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0x10, 0x55, 0xff, 0, 0xff, 0xd3,
    ];
    const MEAN: [u8; 11] = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0x10, 0x55];

    fn file(step: u8, parts: &[&[u8]]) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
        file.extend([step; 64]);
        file.extend(FRAME);
        file.extend(parts.concat());
        file.extend([0xff, 0xd9]);
        file
    }

    #[test]
    fn only_the_last_bits_of_details_are_left_out() {
        let whole = file(3, &[&FIRST, &MEAN, &LAST]);
        assert_eq!(
            without_invisible(&whole, 5.0),
            Some(file(3, &[&FIRST, &MEAN]))
        );
        assert_eq!(without_invisible(&file(3, &[&FIRST, &MEAN]), 5.0), None);
    }

    #[test]
    fn coarse_steps_and_small_reductions_keep_everything() {
        assert_eq!(
            without_invisible(&file(20, &[&FIRST, &MEAN, &LAST]), 5.0),
            None
        );
        assert_eq!(
            without_invisible(&file(5, &[&FIRST, &MEAN, &LAST]), 4.0),
            None
        );
    }

    #[test]
    fn a_file_that_is_cut_is_left_to_the_decoder() {
        let whole = file(3, &[&FIRST, &MEAN, &LAST]);
        for length in 0..whole.len() {
            assert_eq!(without_invisible(&whole[..length], 5.0), None, "{length}");
        }
    }
}
