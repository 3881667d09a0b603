//! What is known: who did what with which item. All else is learned from it, and can be learned again.

use super::names::Names;
use super::{Event, RecommenderOptions};
use crate::{Error, Result};

/// The longest name, in bytes.
const LONGEST: usize = 1024;
/// The largest weight.
const HEAVIEST: f64 = 1e6;
/// The farthest time that a `Date` of JavaScript can have, in milliseconds from 1970.
const FARTHEST: f64 = 8.64e15;

/// What one user did with one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) item: u32,
    /// All weights, each as much as it says at `time`.
    pub(crate) weight: f32,
    /// The newest rating, or no number.
    pub(crate) rating: f32,
    /// When it was last.
    pub(crate) time: f64,
}

impl Entry {
    pub(crate) fn rating(&self) -> Option<f32> {
        Some(self.rating).filter(|rating| !rating.is_nan())
    }
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) users: Names,
    pub(crate) items: Names,
    /// What each user did, by the number of the item.
    pub(crate) entries: Vec<Vec<Entry>>,
    /// Who did something with each item.
    pub(crate) users_of: Vec<Vec<u32>>,
    /// How many entries there are.
    pub(crate) pairs: usize,
    /// The newest time of all.
    pub(crate) latest: f64,
}

/// What brings a store back to where it was.
pub(crate) struct Undo {
    users: usize,
    items: usize,
    latest: f64,
    before: Vec<(u32, u32, Option<Entry>)>,
}

impl Undo {
    /// Users and items that were touched, each once.
    pub(crate) fn touched(&self) -> (Vec<u32>, Vec<u32>) {
        let once = |mut list: Vec<u32>| {
            list.sort_unstable();
            list.dedup();
            list
        };
        (
            once(self.before.iter().map(|(user, ..)| *user).collect()),
            once(self.before.iter().map(|(_, item, _)| *item).collect()),
        )
    }
}

impl Store {
    /// Takes all of the events in, or none of them.
    pub(crate) fn add(
        &mut self,
        events: &[Event<'_>],
        options: &RecommenderOptions,
    ) -> Result<Undo> {
        let mut undo = Undo {
            users: self.users.len(),
            items: self.items.len(),
            latest: self.latest,
            before: Vec::with_capacity(events.len()),
        };
        for (index, event) in events.iter().enumerate() {
            let added = check(event, options)
                .map_err(|reason| Error::BadEvent { index, reason })
                .and_then(|()| self.add_one(event, options, &mut undo));
            if let Err(error) = added {
                self.undo(undo);
                return Err(error);
            }
        }
        Ok(undo)
    }

    fn add_one(
        &mut self,
        event: &Event<'_>,
        options: &RecommenderOptions,
        undo: &mut Undo,
    ) -> Result<()> {
        let limits = &options.limits;
        let allowed = |what, is, limit| {
            if is <= limit {
                return Ok(());
            }
            Err(Error::TooMany { what, is, limit })
        };
        let new = |names: &Names, name| names.len() + usize::from(names.get(name).is_none());
        allowed("users", new(&self.users, event.user), limits.users)?;
        allowed("items", new(&self.items, event.item), limits.items)?;
        let time = event.time.unwrap_or(self.latest);
        let (user, item) = (self.user(event.user), self.item(event.item));
        let found = self.entries[user].binary_search_by_key(&(item as u32), |entry| entry.item);
        let before = found.ok().map(|at| self.entries[user][at]);
        if before.is_none() {
            allowed("pairs", self.pairs + 1, limits.pairs)?;
        }
        let entry = merged(before, event, item as u32, time, options);
        match found {
            Ok(at) => self.entries[user][at] = entry,
            Err(at) => {
                self.entries[user].insert(at, entry);
                self.users_of[item].push(user as u32);
                self.pairs += 1;
            }
        }
        undo.before.push((user as u32, item as u32, before));
        self.latest = self.latest.max(time);
        Ok(())
    }

    /// Takes the events back.
    pub(crate) fn undo(&mut self, undo: Undo) {
        for (user, item, before) in undo.before.into_iter().rev() {
            let entries = &mut self.entries[user as usize];
            let Ok(at) = entries.binary_search_by_key(&item, |entry| entry.item) else {
                continue;
            };
            if let Some(before) = before {
                entries[at] = before;
            } else {
                entries.remove(at);
                self.users_of[item as usize].pop();
                self.pairs -= 1;
            }
        }
        self.users.truncate(undo.users);
        self.items.truncate(undo.items);
        self.entries.truncate(undo.users);
        self.users_of.truncate(undo.items);
        self.latest = undo.latest;
    }

    fn user(&mut self, name: &str) -> usize {
        let user = self.users.number(name);
        self.entries.resize_with(self.users.len(), Vec::new);
        user
    }

    fn item(&mut self, name: &str) -> usize {
        let item = self.items.number(name);
        self.users_of.resize_with(self.items.len(), Vec::new);
        item
    }

    /// How much interest an entry shows today.
    pub(crate) fn strength(&self, entry: &Entry, options: &RecommenderOptions) -> f32 {
        let liked = entry.rating().map_or(0.0, |rating| {
            let (worst, best) = options.scale;
            2.0 * (f64::from(rating) - worst) / (best - worst)
        });
        let faded = fading(self.latest - entry.time, options.half_life);
        ((f64::from(entry.weight) + liked) * faded) as f32
    }

    /// What is left of it when only these entries are kept; users and items without any are gone. All is in the order of the
    /// names, so nothing tells in which order it came.
    pub(crate) fn kept(&self, keep: impl Fn(usize, usize) -> bool) -> Self {
        let kept = |user: usize, entry: &Entry| keep(user, entry.item as usize);
        let mut used = vec![false; self.items.len()];
        let mut users = self.users.sorted();
        users.retain(|user| {
            let user = *user as usize;
            let mut any = false;
            for entry in self.entries[user].iter().filter(|entry| kept(user, entry)) {
                used[entry.item as usize] = true;
                any = true;
            }
            any
        });
        let mut items = self.items.sorted();
        items.retain(|item| used[*item as usize]);
        let mut place = vec![0u32; self.items.len()];
        for (at, item) in items.iter().enumerate() {
            place[*item as usize] = at as u32;
        }
        let mut left = Self {
            users: self.users.picked(&users),
            items: self.items.picked(&items),
            ..Self::default()
        };
        for user in users {
            let user = user as usize;
            let all = self.entries[user].iter().filter(|entry| kept(user, entry));
            let mut entries: Vec<Entry> = all
                .map(|entry| Entry {
                    item: place[entry.item as usize],
                    ..*entry
                })
                .collect();
            entries.sort_unstable_by_key(|entry| entry.item);
            left.entries.push(entries);
        }
        left.index();
        left
    }

    /// Makes what can be told from the entries.
    pub(crate) fn index(&mut self) {
        self.users_of = vec![Vec::new(); self.items.len()];
        self.pairs = 0;
        self.latest = 0.0;
        for (user, entries) in self.entries.iter().enumerate() {
            for entry in entries {
                self.users_of[entry.item as usize].push(user as u32);
                self.pairs += 1;
                self.latest = self.latest.max(entry.time);
            }
        }
    }
}

fn merged(
    before: Option<Entry>,
    event: &Event<'_>,
    item: u32,
    time: f64,
    options: &RecommenderOptions,
) -> Entry {
    let plain = if event.rating.is_some() { 0.0 } else { 1.0 };
    let weight = event.weight.unwrap_or(plain);
    let rating = event.rating.map_or(f32::NAN, |rating| rating as f32);
    let Some(before) = before else {
        return Entry {
            item,
            weight: weight as f32,
            rating,
            time,
        };
    };
    let newest = time.max(before.time);
    let then = |weight: f64, time: f64| weight * fading(newest - time, options.half_life);
    let all = then(f64::from(before.weight), before.time) + then(weight, time);
    let newer = time >= before.time || before.rating.is_nan();
    Entry {
        item,
        weight: all.min(HEAVIEST) as f32,
        rating: if newer && !rating.is_nan() {
            rating
        } else {
            before.rating
        },
        time: newest,
    }
}

/// What is left of what happened so long ago.
pub(crate) fn fading(ago: f64, half_life: Option<f64>) -> f64 {
    half_life.map_or(1.0, |half_life| (-ago / half_life).exp2())
}

fn check(event: &Event<'_>, options: &RecommenderOptions) -> std::result::Result<(), String> {
    for (what, name) in [("user", event.user), ("item", event.item)] {
        if name.len() > LONGEST {
            let length = name.len();
            return Err(format!(
                "the name of the {what} has {length} bytes, and {LONGEST} are allowed"
            ));
        }
    }
    if let Some(weight) = event.weight
        && !(0.0..=HEAVIEST).contains(&weight)
    {
        return Err(format!(
            "a weight is a number from 0 to 1,000,000, and {weight} was given"
        ));
    }
    let (worst, best) = options.scale;
    if let Some(rating) = event.rating
        && !(worst..=best).contains(&rating)
    {
        return Err(format!(
            "a rating is a number from {worst} to {best}, and {rating} was given"
        ));
    }
    if let Some(time) = event.time
        && !(0.0..=FARTHEST).contains(&time)
    {
        return Err(format!(
            "a time is given in milliseconds since 1970, and {time} was given"
        ));
    }
    Ok(())
}
