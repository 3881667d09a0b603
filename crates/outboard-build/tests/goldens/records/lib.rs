//! Records: plain data that crosses by value, alone and in vectors, taken and given in every place.
//
//@ wasm-bindgen = "=0.2.130"
//@ outboard = { path = "<outboard>", features = ["stream"] }
//@ futures-util = { version = "0.3", default-features = false }

use futures_util::stream::empty;
use outboard::{export, record, Control, Error, Stream};

type Degrees = f64;

/// A place.
///
/// On some planet.
#[record]
pub struct Place {
    /// From the equator.
    pub latitude: Degrees,
    pub longitude: Degrees,
    /// Where it has one.
    pub name: Option<String>,
    pub seen_by: Vec<u8>,
    #[outboard(js_name = "class")]
    pub kind: Kind,
}

/// What there is.
#[record(js_name = "PlaceKind")]
pub enum Kind {
    /// Water.
    Sea,
    #[outboard(js_name = "dry land")]
    Land,
}

#[record]
pub struct Everything {
    pub u8: u8,
    pub i8: i8,
    pub u16: u16,
    pub i16: i16,
    pub u32: u32,
    pub i32: i32,
    pub u64: u64,
    pub i64: i64,
    pub usize: usize,
    pub f32: f32,
    pub bool: bool,
    pub lists: Vec<Option<Vec<f32>>>,
    pub places: Vec<Place>,
    pub home: Option<Place>,
    pub nested: Vec<Vec<String>>,
}

/// The name is that of something a client has itself.
#[record]
pub struct Handle {
    pub number: i32,
}

/// By slice, with something filled in before them.
#[export]
pub fn nearest(control: &Control, places: &[Place], to: &Place) -> Result<Option<Place>, Error> {
    let _ = (control, places, to);
    Ok(None)
}

#[export]
pub async fn all(given: Vec<Everything>, more: Option<Vec<Place>>) -> Vec<Everything> {
    let _ = more;
    given
}

#[export(setup)]
pub fn prepare(handles: Vec<Handle>) {
    let _ = handles;
}

#[export]
pub fn parts(places: Vec<Place>) -> impl Stream<Item = Result<Vec<Place>, Error>> {
    let _ = places;
    empty()
}

/// Places that are kept.
#[export]
pub struct Atlas {
    places: Vec<Handle>,
}

#[export]
impl Atlas {
    #[export(constructor)]
    pub fn new(places: Vec<Handle>) -> Atlas {
        Atlas { places }
    }

    pub fn of(place: Place) -> Atlas {
        let _ = place;
        Atlas { places: Vec::new() }
    }

    pub fn add(&mut self, control: &Control, handles: &[Handle]) -> Vec<Handle> {
        let _ = (control, handles);
        Vec::new()
    }

    #[export(getter)]
    pub fn first(&self) -> Option<Handle> {
        None
    }

    #[export(setter)]
    pub fn set_places(&mut self, places: Vec<Handle>) {
        self.places = places;
    }
}
