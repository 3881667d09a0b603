//! Cutting what is searched into pieces that overlap, so that memory does not grow with the picture.

/// Pieces of a length: where each begins, which part of it counts, and how long all of them are.
#[derive(Debug, PartialEq)]
pub(crate) struct Tiles {
    /// How long each piece is.
    pub(crate) length: usize,
    /// Where each begins, and from where to where its own part reaches.
    pub(crate) pieces: Vec<(usize, std::ops::Range<usize>)>,
}

/// A model takes lengths that are multiples of this.
pub(crate) const STEP: usize = 32;

/// How much neighbours overlap, at least. What lies nearer to an edge is seen less well.
const OVERLAP: usize = 128;

/// Cuts a length, which is a multiple of [`STEP`], into as few pieces as are no longer than `most`.
pub(crate) fn tiles(length: usize, most: usize) -> Tiles {
    if length <= most {
        return Tiles {
            length,
            pieces: vec![(0, 0..length)],
        };
    }
    let count = (length - OVERLAP).div_ceil(most - OVERLAP);
    let each = (length + (count - 1) * OVERLAP).div_ceil(count);
    let each = each.next_multiple_of(STEP).min(length);
    let begin = |at: usize| at * (length - each) / (count - 1).max(1);
    let own = |at: usize| {
        let from = if at == 0 {
            0
        } else {
            (begin(at) + begin(at - 1) + each) / 2
        };
        let to = if at + 1 == count {
            length
        } else {
            (begin(at + 1) + begin(at) + each) / 2
        };
        from..to
    };
    Tiles {
        length: each,
        pieces: (0..count).map(|at| (begin(at), own(at))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_place_belongs_to_one_piece_and_lies_well_within_it(steps in 1usize..2000, most in 16usize..60) {
            let (length, most) = (steps * STEP, most * STEP);
            let Tiles { length: each, pieces } = tiles(length, most);
            prop_assert!(each <= most && each % STEP == 0);
            let mut next = 0;
            for (at, (begin, own)) in pieces.iter().enumerate() {
                prop_assert_eq!(own.start, next);
                prop_assert!(begin + each <= length);
                prop_assert!(at == 0 || own.start >= begin + OVERLAP / 2 - 1);
                prop_assert!(at + 1 == pieces.len() || own.end + OVERLAP / 2 <= begin + each + 1);
                next = own.end;
            }
            prop_assert_eq!(next, length);
        }
    }
}
