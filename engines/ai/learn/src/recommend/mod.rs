//! Recommendations from what users did.

mod factors;
mod interest;
mod matrix;
mod names;
mod neighbours;
mod options;
mod rank;
mod ratings;
mod state;
mod store;
mod train;
mod types;

use std::collections::HashSet;

use crate::{Error, Result, Watch};
use interest::{Interest, Visitor};
use rank::best;
use ratings::Ratings;
use store::Store;

pub use options::{Limits, RecommenderOptions};
pub use types::{
    Because, Event, Forget, Known, Recommendation, Similar, Source, Train, Trained, Wish,
};

/// Learns what users may like.
///
/// ```
/// use outboard_learn::{Event, Recommender, RecommenderOptions, Train, Wish};
///
/// let mut films = Recommender::new(RecommenderOptions { factors: 4, ..Default::default() })?;
/// let events: Vec<Event<'_>> = [
///     ("ann", "Alien"), ("ann", "Solaris"), ("ben", "Alien"), ("ben", "Solaris"), ("ben", "Moon"),
///     ("cat", "Heidi"), ("cat", "Bambi"), ("dan", "Heidi"), ("dan", "Bambi"), ("dan", "Frozen"),
/// ]
/// .map(|(user, item)| Event::new(user, item))
/// .into();
/// films.learn(&events, Train::Auto, &|_, _| true)?;
///
/// let [first, ..] = &films.recommend("ann", &Wish::default())?[..] else { panic!("there are some") };
/// assert_eq!(first.item, "Moon");
/// assert!(first.because.iter().all(|reason| ["Alien", "Solaris"].contains(&&*reason.item)));
/// # Ok::<(), outboard_learn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Recommender {
    options: RecommenderOptions,
    store: Store,
    interest: Option<Interest>,
    ratings: Option<Ratings>,
    /// Events since all was trained.
    since: usize,
}

impl Recommender {
    /// One that knows nothing yet.
    pub fn new(options: RecommenderOptions) -> Result<Self> {
        options.check()?;
        Ok(Self {
            options,
            store: Store::default(),
            interest: None,
            ratings: None,
            since: 0,
        })
    }

    /// How it was told to learn.
    pub fn options(&self) -> &RecommenderOptions {
        &self.options
    }

    /// How much it knows.
    pub fn known(&self) -> Known {
        let entries = self.store.entries.iter().flatten();
        Known {
            users: self.store.users.len(),
            items: self.store.items.len(),
            pairs: self.store.pairs,
            ratings: entries.filter(|entry| entry.rating().is_some()).count(),
        }
    }

    /// The names of all items.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.store.items.iter()
    }

    /// Learns from events. What fails or is stopped has learned nothing.
    pub fn learn(
        &mut self,
        events: &[Event<'_>],
        how: Train,
        watch: &Watch<'_>,
    ) -> Result<Trained> {
        let undo = self.store.add(events, &self.options)?;
        let since = self.since + events.len();
        let full = match how {
            Train::Full => true,
            Train::Touched => self.interest.is_none(),
            Train::Auto => self.interest.is_none() || since * 5 >= self.store.pairs,
        };
        if full {
            if let Err(error) = self.train(watch) {
                self.store.undo(undo);
                return Err(error);
            }
        } else {
            let (users, items) = undo.touched();
            self.touch(&users, &items);
            self.since = since;
        }
        Ok(Trained {
            full,
            known: self.known(),
        })
    }

    /// Forgets, so that nothing is left: all is learned anew from what remains, and is then the same as if what was forgotten had
    /// never been. What is stopped has forgotten nothing.
    pub fn forget(&mut self, what: Forget<'_>, watch: &Watch<'_>) -> Result<()> {
        let user = |name: &str| {
            self.user(name)
                .ok_or_else(|| Error::UnknownUser(name.into()))
        };
        let item = |name: &str| {
            self.item(name)
                .ok_or_else(|| Error::UnknownItem(name.into()))
        };
        let left = match what {
            Forget::User(name) => {
                let gone = user(name)?;
                self.store.kept(|user, _| user != gone)
            }
            Forget::Item(name) => {
                let gone = item(name)?;
                self.store.kept(|_, item| item != gone)
            }
            Forget::Pair(first, second) => {
                let gone = (user(first)?, item(second)?);
                self.store.kept(|user, item| (user, item) != gone)
            }
            Forget::All => Store::default(),
        };
        let before = std::mem::replace(&mut self.store, left);
        let done = self.train(watch);
        if done.is_err() {
            self.store = before;
        }
        done
    }

    /// What the user may like, the best first. Of a user of whom nothing is known it is what is popular.
    pub fn recommend(&self, user: &str, wish: &Wish<'_>) -> Result<Vec<Recommendation>> {
        let known = self.user(user);
        let did = known.map_or_else(Vec::new, |user| self.did(user));
        let candidates = self.candidates(wish, &did);
        let visitor = self.visitor(&did);
        let Some((interest, visitor)) = visitor else {
            return Ok(self.popular(&candidates, wish, known));
        };
        let scored = candidates
            .into_iter()
            .map(|item| (item, interest.score(&visitor, item)))
            .collect();
        let made = best(scored, wish.top).into_iter().map(|(item, score)| {
            let mut because = self.because(interest, &visitor, &did, item);
            because.truncate(wish.because);
            self.recommendation(item, known, f64::from(score), Source::Interest, because)
        });
        Ok(made.collect())
    }

    /// All that speaks for this item for this user, the weightiest first. Shares sum up to 1, if anything does.
    pub fn explain(&self, user: &str, item: &str) -> Result<Vec<Because>> {
        let number = self
            .user(user)
            .ok_or_else(|| Error::UnknownUser(user.into()))?;
        let item = self
            .item(item)
            .ok_or_else(|| Error::UnknownItem(item.into()))?;
        let did = self.did(number);
        let reasons = self
            .visitor(&did)
            .map(|(interest, visitor)| self.because(interest, &visitor, &did, item));
        Ok(reasons.unwrap_or_default())
    }

    /// The items that the same users did, the nearest first.
    pub fn similar(&self, item: &str, top: usize) -> Result<Vec<Similar>> {
        let item = self
            .item(item)
            .ok_or_else(|| Error::UnknownItem(item.into()))?;
        let all = neighbours::similarities(&self.store, item, &self.options);
        let made = best(all, top)
            .into_iter()
            .map(|(item, similarity)| Similar {
                item: self.store.items.name(item).to_owned(),
                similarity: f64::from(similarity),
            });
        Ok(made.collect())
    }

    /// How the user would rate the item. Where one of them is not known, what is known of the other decides.
    pub fn predict(&self, user: &str, item: &str) -> Result<f64> {
        let ratings = self.ratings.as_ref().ok_or(Error::NoRatings)?;
        Ok(ratings.guess(self.user(user), self.item(item), &self.options))
    }

    fn user(&self, name: &str) -> Option<usize> {
        self.store.users.get(name)
    }

    fn item(&self, name: &str) -> Option<usize> {
        self.store.items.get(name)
    }

    /// What a user did, and how much interest it shows.
    fn did(&self, user: usize) -> Vec<(u32, f32)> {
        let entries = self.store.entries[user].iter();
        entries
            .map(|entry| (entry.item, self.store.strength(entry, &self.options)))
            .collect()
    }

    /// What a user wants, if anything says so.
    fn visitor(&self, did: &[(u32, f32)]) -> Option<(&Interest, Visitor)> {
        let interest = self.interest.as_ref()?;
        let any = did.iter().any(|(_, strength)| *strength > 0.0);
        any.then(|| (interest, interest.visitor(did, &self.options)))
    }

    fn candidates(&self, wish: &Wish<'_>, did: &[(u32, f32)]) -> Vec<usize> {
        let numbers = |names: &[&str]| -> HashSet<usize> {
            names.iter().filter_map(|name| self.item(name)).collect()
        };
        let except = numbers(wish.except);
        let only = wish.only.map(numbers);
        let allowed = |item: &usize| {
            let seen = did
                .binary_search_by_key(&(*item as u32), |(item, _)| *item)
                .is_ok();
            (wish.seen || !seen)
                && !except.contains(item)
                && only.as_ref().is_none_or(|only| only.contains(item))
        };
        (0..self.store.items.len()).filter(allowed).collect()
    }

    fn because(
        &self,
        interest: &Interest,
        visitor: &Visitor,
        did: &[(u32, f32)],
        item: usize,
    ) -> Vec<Because> {
        let reasons: Vec<(usize, f32)> = interest
            .reasons(visitor, did, item, &self.options)
            .into_iter()
            .filter(|(_, part)| *part > 0.0)
            .map(|(item, part)| (item as usize, part))
            .collect();
        let all: f64 = reasons.iter().map(|(_, part)| f64::from(*part)).sum();
        let count = reasons.len();
        let ordered = best(reasons, count).into_iter();
        ordered
            .map(|(item, part)| Because {
                item: self.store.items.name(item).to_owned(),
                share: f64::from(part) / all,
            })
            .collect()
    }

    fn popular(
        &self,
        candidates: &[usize],
        wish: &Wish<'_>,
        user: Option<usize>,
    ) -> Vec<Recommendation> {
        let popularity = neighbours::popularity(&self.store, &self.options);
        let most = popularity.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        let scored = candidates
            .iter()
            .map(|item| (*item, popularity[*item] / most));
        let chosen = best(scored.collect(), wish.top).into_iter();
        chosen
            .map(|(item, score)| {
                self.recommendation(item, user, f64::from(score), Source::Popular, Vec::new())
            })
            .collect()
    }

    fn recommendation(
        &self,
        item: usize,
        user: Option<usize>,
        score: f64,
        source: Source,
        because: Vec<Because>,
    ) -> Recommendation {
        let guess = |ratings: &Ratings| ratings.guess(user, Some(item), &self.options);
        Recommendation {
            item: self.store.items.name(item).to_owned(),
            score,
            rating: self.ratings.as_ref().map(guess),
            source,
            because,
        }
    }
}
