//! What is known and learned, as bytes.

use super::factors::Factors;
use super::interest::Interest;
use super::names::Names;
use super::ratings::Ratings;
use super::store::{Entry, Store};
use super::{Recommender, RecommenderOptions};
use crate::bytes::{Reader, Writer};
use crate::linear::padded;
use crate::{Error, Result};

const MAGIC: [u8; 8] = *b"outbrecs";
const VERSION: u32 = 1;

impl Recommender {
    /// All that is known and was learned.
    pub fn export(&self) -> Vec<u8> {
        let mut writer = Writer::new(MAGIC, VERSION);
        self.options.write(&mut writer);
        writer.count(self.since);
        for names in [&self.store.users, &self.store.items] {
            writer.count(names.len());
            names.iter().for_each(|name| writer.text(name));
        }
        for entries in &self.store.entries {
            writer.count(entries.len());
            for entry in entries {
                writer.u32(entry.item);
                writer.f32(entry.weight);
                writer.f32(entry.rating);
                writer.f64(entry.time);
            }
        }
        writer.u8(u8::from(self.interest.is_some()));
        if let Some(interest) = &self.interest {
            interest.held.iter().for_each(|held| writer.f32(*held));
            writer.f32s(&interest.users.rows);
            writer.f32s(&interest.items.rows);
        }
        writer.u8(u8::from(self.ratings.is_some()));
        if let Some(ratings) = &self.ratings {
            writer.f32(ratings.mean);
            writer.f32s(&ratings.users.rows);
            writer.f32s(&ratings.items.rows);
        }
        writer.finish()
    }

    /// The recommender that was exported.
    pub fn import(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(bytes, MAGIC, VERSION)?;
        let options = RecommenderOptions::read(&mut reader)?;
        let since = reader.u32()? as usize;
        let limits = &options.limits;
        let mut store = Store {
            users: names(&mut reader, limits.users)?,
            items: names(&mut reader, limits.items)?,
            ..Store::default()
        };
        for _ in 0..store.users.len() {
            let entries = entries(&mut reader, store.items.len(), &options)?;
            store.entries.push(entries);
        }
        store.index();
        if store.pairs > limits.pairs {
            return Err(Error::bad_state("it holds more than its own limits"));
        }
        let (users, items) = (store.users.len(), store.items.len());
        let interest = there(&mut reader)?
            .then(|| {
                let width = padded(options.factors);
                let held = [reader.f32()?, reader.f32()?];
                if !held.iter().all(|held| (0.0..1e30).contains(held)) {
                    return Err(Error::bad_state("its factors are none"));
                }
                let users = factors(&mut reader, users, width)?;
                let items = factors(&mut reader, items, width)?;
                Ok(Interest::of(users, items, held))
            })
            .transpose()?;
        let ratings = there(&mut reader)?
            .then(|| {
                let width = padded(options.factors + 1);
                let mean = reader.f32()?;
                if !mean.is_finite() {
                    return Err(Error::bad_state("its mean is none"));
                }
                let users = factors(&mut reader, users, width)?;
                let items = factors(&mut reader, items, width)?;
                Ok(Ratings { mean, users, items })
            })
            .transpose()?;
        reader.end()?;
        if interest.is_some() != (store.pairs > 0) {
            return Err(Error::bad_state(
                "what was learned belongs to something else",
            ));
        }
        Ok(Self {
            options,
            store,
            interest,
            ratings,
            since,
        })
    }
}

fn there(reader: &mut Reader<'_>) -> Result<bool> {
    match reader.u8()? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Error::bad_state("something in it is neither there nor not")),
    }
}

fn names(reader: &mut Reader<'_>, limit: usize) -> Result<Names> {
    let count = reader.count(4)?;
    if count > limit {
        return Err(Error::bad_state("it holds more than its own limits"));
    }
    let mut names = Names::default();
    for number in 0..count {
        if names.number(reader.text()?) != number {
            return Err(Error::bad_state("a name is in it twice"));
        }
    }
    Ok(names)
}

fn entries(
    reader: &mut Reader<'_>,
    items: usize,
    options: &RecommenderOptions,
) -> Result<Vec<Entry>> {
    let count = reader.count(20)?;
    let mut entries: Vec<Entry> = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = Entry {
            item: reader.u32()?,
            weight: reader.f32()?,
            rating: reader.f32()?,
            time: reader.finite()?,
        };
        let in_order = entries.last().is_none_or(|last| last.item < entry.item);
        let (worst, best) = options.scale;
        let rated = entry.rating.is_nan() || (worst as f32..=best as f32).contains(&entry.rating);
        let sound = (entry.item as usize) < items
            && (0.0..=1e6).contains(&entry.weight)
            && (0.0..=8.64e15).contains(&entry.time);
        if !(in_order && rated && sound) {
            return Err(Error::bad_state("an event in it is none"));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn factors(reader: &mut Reader<'_>, rows: usize, width: usize) -> Result<Factors> {
    let rows = reader.f32s(rows * width)?;
    Ok(Factors { width, rows })
}
