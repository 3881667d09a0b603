//! Records: plain structs that cross by value, alone, in vectors, in streams, and to methods.

use futures_util::stream;
use outboard::{Control, Stream};

use crate::Result;
use crate::error::EngineError;

/// A star of a catalogue.
#[outboard::record]
#[derive(Clone)]
pub struct Star {
    /// Its number in the catalogue.
    id: u32,
    /// Where it stands.
    at: Coordinates,
    magnitude: f32,
    /// Most have none.
    proper_name: Option<String>,
    class: SpectralClass,
    seen: bool,
    photons: u64,
    spectrum: Vec<u8>,
    names: Vec<String>,
}

/// A place in the sky.
#[outboard::record]
#[derive(Clone)]
pub struct Coordinates {
    ascension: f64,
    declination: f64,
}

/// How hot it is.
#[outboard::record]
#[derive(Clone, Copy, PartialEq)]
pub enum SpectralClass {
    /// Blue.
    Hot,
    /// Like the sun.
    #[outboard(js_name = "like the sun")]
    Mild,
    /// Red.
    Cool,
}

/// As many stars as one likes, no two of them alike.
#[outboard::export]
pub fn make_stars(count: u32) -> Vec<Star> {
    (0..count).map(star).collect()
}

/// The stars as they came, without those that are too faint. A limit that is no number is an error.
#[outboard::export]
pub fn brightest(stars: Vec<Star>, control: &Control, limit: f32) -> Result<Vec<Star>> {
    control.progress(0.5, "sorting out");
    if limit.is_nan() {
        return Err(EngineError::TooLarge);
    }
    let bright = stars.into_iter().filter(|star| star.magnitude <= limit);
    Ok(bright.collect())
}

/// How much light the stars of one class give together, and one star more.
#[outboard::export]
pub fn light_of(stars: &[Star], more: &Star, class: Option<Coordinates>) -> f64 {
    let south = class.map_or(-90.0, |edge| edge.declination);
    stars
        .iter()
        .chain([more])
        .filter(|star| star.at.declination >= south)
        .map(|star| star.photons as f64)
        .sum()
}

/// The first star of a class that is asked for by a star of it, once it was waited for.
#[outboard::export]
pub async fn alike(stars: Option<Vec<Star>>, to: &Star) -> Option<Star> {
    let stars = stars.unwrap_or_default();
    stars.into_iter().find(|star| star.class == to.class)
}

/// The stars in bunches.
#[outboard::export]
pub fn bunches(stars: Vec<Star>, size: u32) -> impl Stream<Item = Vec<Star>> {
    let size = (size as usize).max(1);
    let bunches: Vec<Vec<Star>> = stars.chunks(size).map(<[Star]>::to_vec).collect();
    stream::iter(bunches)
}

/// Stars that are kept.
#[outboard::export]
pub struct Catalogue {
    stars: Vec<Star>,
}

#[outboard::export]
impl Catalogue {
    /// Begins with these.
    #[outboard::export(constructor)]
    pub fn new(stars: Vec<Star>) -> Catalogue {
        Catalogue { stars }
    }

    /// Of one star.
    pub fn of(star: Star) -> Catalogue {
        Catalogue { stars: vec![star] }
    }

    /// Adds some, and says how many there are.
    pub fn add(&mut self, control: &Control, stars: &[Star]) -> u32 {
        control.progress(1.0, "");
        self.stars.extend_from_slice(stars);
        self.stars.len() as u32
    }

    /// The one added last.
    pub fn last(&self) -> Option<Star> {
        self.stars.last().cloned()
    }

    /// All of them.
    #[outboard::export(getter)]
    pub fn stars(&self) -> Vec<Star> {
        self.stars.clone()
    }

    /// Others in their place.
    #[outboard::export(setter)]
    pub fn set_stars(&mut self, stars: Vec<Star>) {
        self.stars = stars;
    }
}

fn star(id: u32) -> Star {
    let at = f64::from(id);
    Star {
        id,
        at: Coordinates {
            ascension: at * 0.5,
            declination: at * -0.25,
        },
        magnitude: (id % 64) as f32 / 4.0,
        proper_name: id.is_multiple_of(3).then(|| format!("Stern „{id}“ 🌟")),
        class: [SpectralClass::Hot, SpectralClass::Mild, SpectralClass::Cool][id as usize % 3],
        seen: id.is_multiple_of(2),
        photons: u64::MAX - u64::from(id),
        spectrum: (0..(id % 5) as u8).collect(),
        names: (0..id % 3).map(|name| format!("{id}/{name}")).collect(),
    }
}
