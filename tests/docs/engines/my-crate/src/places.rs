/// A place on the map.
#[outboard::record]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
    /// Where it has one.
    pub name: Option<String>,
    pub kind: Kind,
}

#[outboard::record]
pub enum Kind {
    Town,
    Mountain,
}

#[outboard::export]
pub fn nearest(places: &[Place], to: &Place) -> Option<Place> {
    let distance =
        |from: &Place| (from.latitude - to.latitude).hypot(from.longitude - to.longitude);
    let found = places
        .iter()
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    Some(Place {
        latitude: found.latitude,
        longitude: found.longitude,
        name: found.name.clone(),
        kind: match found.kind {
            Kind::Town => Kind::Town,
            Kind::Mountain => Kind::Mountain,
        },
    })
}
