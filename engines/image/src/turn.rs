//! The eight ways a picture can lie in memory, and how to bring it upright.
//!
//! Turning is lazy: a picture carries its turn along, operations map their rectangles through it, and pixels move once, at the
//! end, when the picture is usually much smaller than the file was.

use crate::Size;

/// How stored pixels become the upright picture: first the axes are swapped, then the picture is mirrored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Turn {
    /// Rows become columns.
    pub swap: bool,
    /// Then left and right change places.
    pub flip_x: bool,
    /// Then top and bottom change places.
    pub flip_y: bool,
}

impl Turn {
    /// The turn of an EXIF orientation, 1 to 8.
    pub fn from_exif(orientation: u8) -> Option<Self> {
        let (swap, flip_x, flip_y) = match orientation {
            1 => (false, false, false),
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => return None,
        };
        Some(Self {
            swap,
            flip_x,
            flip_y,
        })
    }

    /// The EXIF orientation that means this turn.
    pub fn to_exif(self) -> u8 {
        match (self.swap, self.flip_x, self.flip_y) {
            (false, false, false) => 1,
            (false, true, false) => 2,
            (false, true, true) => 3,
            (false, false, true) => 4,
            (true, false, false) => 5,
            (true, true, false) => 6,
            (true, true, true) => 7,
            (true, false, true) => 8,
        }
    }

    /// This turn, and then a quarter turn clockwise.
    pub fn then_quarter(self) -> Self {
        Self {
            swap: !self.swap,
            flip_x: !self.flip_y,
            flip_y: self.flip_x,
        }
    }

    /// The size of the upright picture for a stored size, and the other way round.
    pub fn size(self, size: Size) -> Size {
        if self.swap {
            Size {
                width: size.height,
                height: size.width,
            }
        } else {
            size
        }
    }

    /// A rectangle of the upright picture of size `upright`, where it is in the stored pixels.
    pub(crate) fn stored(self, area: Area, upright: Size) -> Area {
        let mut area = area;
        if self.flip_x {
            area.left = f64::from(upright.width) - area.left - area.width;
        }
        if self.flip_y {
            area.top = f64::from(upright.height) - area.top - area.height;
        }
        if self.swap {
            area = Area {
                left: area.top,
                top: area.left,
                width: area.height,
                height: area.width,
            };
        }
        area
    }

    /// Moves pixels of `N` bytes from the stored order of size `stored` to upright order.
    pub(crate) fn apply<const N: usize>(self, pixels: &[u8], stored: Size) -> Vec<u8> {
        let (pixels, _) = pixels.as_chunks::<N>();
        let (columns, rows) = (stored.width as usize, stored.height as usize);
        let mut upright = vec![[0; N]; pixels.len()];
        if self.swap {
            self.transpose(pixels, columns, rows, &mut upright);
        } else {
            for (y, row) in upright.chunks_exact_mut(columns).enumerate() {
                let from = if self.flip_y { rows - 1 - y } else { y } * columns;
                row.copy_from_slice(&pixels[from..from + columns]);
                if self.flip_x {
                    row.reverse();
                }
            }
        }
        upright.into_flattened()
    }

    /// Goes tile by tile, so that both the rows read and the columns written stay in the cache.
    fn transpose<const N: usize>(
        self,
        pixels: &[[u8; N]],
        columns: usize,
        rows: usize,
        upright: &mut [[u8; N]],
    ) {
        const TILE: usize = 32;
        for tile_y in (0..columns).step_by(TILE) {
            for tile_x in (0..rows).step_by(TILE) {
                for y in tile_y..(tile_y + TILE).min(columns) {
                    let stored_x = if self.flip_y { columns - 1 - y } else { y };
                    let from = y * rows + tile_x;
                    let row = &mut upright[from..from + TILE.min(rows - tile_x)];
                    for (x, pixel) in (tile_x..).zip(row) {
                        let stored_y = if self.flip_x { rows - 1 - x } else { x };
                        *pixel = pixels[stored_y * columns + stored_x];
                    }
                }
            }
        }
    }
}

/// A rectangle between pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Area {
    pub(crate) fn whole(size: Size) -> Self {
        Self {
            left: 0.0,
            top: 0.0,
            width: f64::from(size.width),
            height: f64::from(size.height),
        }
    }

    pub(crate) fn scaled(self, scale: f64) -> Self {
        Self {
            left: self.left * scale,
            top: self.top * scale,
            width: self.width * scale,
            height: self.height * scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Turn};
    use crate::Size;

    /// The letter F, three wide and four high, and how it lies in a file of each EXIF orientation.
    const UPRIGHT: &str = "##.#..##.#..";
    const STORED: [(u8, u32, &str); 8] = [
        (1, 3, "##.#..##.#.."),
        (2, 3, ".##..#.##..#"),
        (3, 3, "..#.##..#.##"),
        (4, 3, "#..##.#..##."),
        (5, 4, "#####.#....."),
        (6, 4, "....#.#.####"),
        (7, 4, ".....#.#####"),
        (8, 4, "####.#.#...."),
    ];

    #[test]
    fn each_exif_orientation_comes_upright() {
        for (orientation, width, stored) in STORED {
            let turn = Turn::from_exif(orientation).expect("1 to 8");
            let size = Size {
                width,
                height: 12 / width,
            };
            assert_eq!(turn.to_exif(), orientation);
            assert_eq!(
                turn.size(size),
                Size {
                    width: 3,
                    height: 4
                },
                "{orientation}"
            );
            let upright = turn.apply::<1>(stored.as_bytes(), size);
            assert_eq!(String::from_utf8_lossy(&upright), UPRIGHT, "{orientation}");
        }
    }

    #[test]
    fn a_rectangle_is_found_again_in_the_stored_pixels() {
        let upright = Size {
            width: 3,
            height: 4,
        };
        for orientation in 1..=8 {
            let turn = Turn::from_exif(orientation).expect("1 to 8");
            let stored = turn.size(upright);
            let indices: Vec<u8> = (0..12).collect();
            let turned = turn.apply::<1>(&indices, stored);
            for y in 0..4_u32 {
                for x in 0..3_u32 {
                    let pixel = Area {
                        left: f64::from(x),
                        top: f64::from(y),
                        width: 1.0,
                        height: 1.0,
                    };
                    let place = turn.stored(pixel, upright);
                    let index = place.top as u32 * stored.width + place.left as u32;
                    assert_eq!(
                        u32::from(turned[(y * 3 + x) as usize]),
                        index,
                        "{orientation}"
                    );
                }
            }
        }
    }

    #[test]
    fn four_quarters_are_a_whole() {
        for orientation in 1..=8 {
            let turn = Turn::from_exif(orientation).expect("1 to 8");
            assert_eq!(
                turn.then_quarter()
                    .then_quarter()
                    .then_quarter()
                    .then_quarter(),
                turn
            );
        }
        assert_eq!(Turn::default().then_quarter().to_exif(), 6);
        assert_eq!(Turn::default().then_quarter().then_quarter().to_exif(), 3);
    }

    #[test]
    fn large_pictures_are_turned_tile_by_tile_without_a_gap() {
        let size = Size {
            width: 70,
            height: 33,
        };
        let pixels: Vec<u8> = (0..size.pixels())
            .flat_map(|index| [index as u8, (index >> 8) as u8, 7])
            .collect();
        let quarter = Turn::default().then_quarter();
        let mut turned = pixels.clone();
        let mut now = size;
        for _ in 0..4 {
            turned = quarter.apply::<3>(&turned, now);
            now = quarter.size(now);
        }
        assert_eq!(turned, pixels);
    }
}
