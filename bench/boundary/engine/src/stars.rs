//! Structs of eight fields, of the kinds that structs have.

/// A star of a catalogue.
#[outboard::record]
pub struct Star {
    /// Its number.
    pub id: u32,
    /// Where it is.
    pub x: f64,
    /// Where it is.
    pub y: f64,
    /// Where it is.
    pub z: f64,
    /// How bright it is.
    pub magnitude: f32,
    /// Whether it is seen.
    pub visible: bool,
    /// What it is called.
    pub name: String,
    /// Its spectrum.
    pub class: String,
}

/// A number to which each field of each star adds something.
#[outboard::export]
pub fn weigh(stars: Vec<Star>) -> f64 {
    stars.iter().map(weight).sum()
}

/// So many stars, each another.
#[outboard::export]
pub fn stars(count: u32) -> Vec<Star> {
    (0..count).map(star).collect()
}

fn weight(star: &Star) -> f64 {
    let texts = star.name.len() + star.class.len();
    let place = f64::from(star.id) + star.x + star.y + star.z;
    place + f64::from(star.magnitude) + f64::from(u8::from(star.visible)) + texts as f64
}

fn star(id: u32) -> Star {
    let at = f64::from(id);
    Star {
        id,
        x: at * 0.5,
        y: at * -0.25,
        z: at + 0.125,
        magnitude: (id % 64) as f32 / 4.0,
        visible: id.is_multiple_of(3),
        name: format!("star {id}"),
        class: ["O", "B", "A", "F", "G", "K", "M"][id as usize % 7].to_owned(),
    }
}
