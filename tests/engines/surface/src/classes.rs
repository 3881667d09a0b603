//! Classes: fields, properties, methods, and objects given to others.

use wasm_bindgen::prelude::*;

/// A point in the plane.
#[wasm_bindgen]
#[derive(Clone)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// When it was made; it never changes.
    #[wasm_bindgen(readonly)]
    pub serial: u32,
    #[wasm_bindgen(getter_with_clone)]
    pub label: String,
    #[wasm_bindgen(skip)]
    pub scratch: Vec<u8>,
}

#[wasm_bindgen]
impl Point {
    /// A point of two coordinates.
    #[wasm_bindgen(constructor)]
    pub fn new(x: f64, y: f64) -> Point {
        Point {
            x,
            y,
            serial: 1,
            label: String::new(),
            scratch: Vec::new(),
        }
    }

    /// The point where the axes meet.
    pub fn origin() -> Point {
        Self::new(0.0, 0.0)
    }

    /// From two numbers in a text, as in `3,4`.
    #[wasm_bindgen(js_name = fromText)]
    pub fn from_text(text: &str) -> Result<Point, JsError> {
        let (x, y) = text
            .split_once(',')
            .ok_or_else(|| JsError::new("there is no comma"))?;
        Ok(Self::new(x.trim().parse()?, y.trim().parse()?))
    }

    /// How far another point is away.
    pub fn distance(&self, other: &Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// Moves the point.
    #[wasm_bindgen(js_name = moveBy)]
    pub fn move_by(&mut self, x: f64, y: Option<f64>) {
        self.x += x;
        self.y += y.unwrap_or(0.0);
    }

    /// Writes the coordinates into an array.
    pub fn store(&self, into: &mut [f64]) {
        for (place, value) in into.iter_mut().zip([self.x, self.y]) {
            *place = value;
        }
    }

    /// Takes another point in, which is gone afterwards.
    pub fn absorb(&mut self, other: Point) {
        self.x += other.x;
        self.y += other.y;
    }

    /// The coordinates, and the point is gone.
    pub fn finish(self) -> Vec<f32> {
        vec![self.x as f32, self.y as f32]
    }

    /// A point between this one and another, when there is another.
    pub fn halfway(&self, other: Option<Point>) -> Option<Point> {
        other.map(|other| Point::new((self.x + other.x) / 2.0, (self.y + other.y) / 2.0))
    }

    /// How far the origin is away.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> f64 {
        self.x.hypot(self.y)
    }

    /// Keeps the direction, and takes another length.
    #[wasm_bindgen(setter)]
    pub fn set_length(&mut self, length: f64) {
        let factor = length / self.length();
        self.x *= factor;
        self.y *= factor;
    }

    /// Doubles the point, one turn of the event loop later.
    #[wasm_bindgen(js_name = doubleLater)]
    pub async fn double_later(&mut self) {
        crate::later(0).await;
        self.x *= 2.0;
        self.y *= 2.0;
    }

    /// Panics while it is borrowed.
    #[wasm_bindgen(js_name = panicBorrowed)]
    pub fn panic_borrowed(&mut self) {
        panic!("the point at {}, {} gives up", self.x, self.y);
    }
}

/// The point in the middle of many, which are gone afterwards.
#[wasm_bindgen]
pub fn centre(points: Vec<Point>) -> Option<Point> {
    let count = points.len() as f64;
    (count > 0.0).then(|| {
        let (x, y) = points
            .iter()
            .fold((0.0, 0.0), |(x, y), point| (x + point.x, y + point.y));
        Point::new(x / count, y / count)
    })
}

/// So many points on a line.
#[wasm_bindgen]
pub fn line(count: u32) -> Vec<Point> {
    (0..count).map(|x| Point::new(f64::from(x), 0.0)).collect()
}

/// A class without a constructor: it comes from a function.
#[wasm_bindgen]
pub struct Ticket(u32);

#[wasm_bindgen]
impl Ticket {
    /// Its number.
    pub fn number(&self) -> u32 {
        self.0
    }
}

/// A ticket.
#[wasm_bindgen(js_name = drawTicket)]
pub fn draw_ticket(number: u32) -> Ticket {
    Ticket(number)
}

/// Looks at a ticket, and leaves it.
#[wasm_bindgen(js_name = checkTicket)]
pub fn check_ticket(ticket: &Ticket) -> bool {
    ticket.0 % 2 == 0
}

/// Takes a ticket, which is gone afterwards.
#[wasm_bindgen(js_name = useTicket)]
pub fn use_ticket(ticket: Ticket) -> u32 {
    ticket.0
}
