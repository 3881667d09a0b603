//! Training: of everything, or of what some events touch.

use super::Recommender;
use super::interest::Interest;
use super::matrix::Matrix;
use super::ratings::Ratings;
use super::store::{Entry, Store};
use crate::{Result, Watch};

/// A user or an item by number, and what it has to do with which others.
type Rows = Vec<(u32, Vec<(u32, f32)>)>;

impl Recommender {
    /// Learns everything anew from what is known. What comes of it depends on nothing else: not on the order in which it came, nor
    /// on what was known before.
    pub(super) fn train(&mut self, watch: &Watch<'_>) -> Result<()> {
        let store = self.store.kept(|_, _| true);
        if store.pairs == 0 {
            (self.interest, self.ratings) = (None, None);
        } else {
            let options = &self.options;
            let strength = |entry: &Entry| Some(store.strength(entry, options));
            let rated = store
                .entries
                .iter()
                .flatten()
                .any(|entry| entry.rating().is_some());
            // Where there are ratings, they take the second half of the time.
            let share = if rated { 0.5 } else { 1.0 };
            let first = |part: f64, what: &str| watch(part * share, what);
            let second = |part: f64, what: &str| watch(share + part * share, what);
            let interest =
                Interest::train(&matrix(&store, strength), &store.items, options, &first)?;
            let ratings = Ratings::train(
                &matrix(&store, Entry::rating),
                &store.items,
                options,
                &second,
            )?;
            (self.interest, self.ratings) = (Some(interest), ratings);
        }
        self.store = store;
        self.since = 0;
        Ok(())
    }

    /// Makes one step with what some events touched.
    pub(super) fn touch(&mut self, users: &[u32], items: &[u32]) {
        let (store, options) = (&self.store, &self.options);
        let strength = |entry: &Entry| Some(store.strength(entry, options));
        if let Some(interest) = &mut self.interest {
            let (count, seed) = (options.factors, options.seed);
            let none = vec![0.0; (store.users.len() - interest.users.len()) * interest.users.width];
            interest.users.rows.extend(none);
            interest.items.grow(&store.items, count, seed);
            interest.touch(
                &rows_of_users(store, users, strength),
                &rows_of_items(store, items, strength),
                options,
            );
        }
        if let Some(ratings) = &mut self.ratings {
            let none = vec![0.0; (store.users.len() - ratings.users.len()) * ratings.users.width];
            ratings.users.rows.extend(none);
            ratings
                .items
                .grow(&store.items, options.factors, options.seed ^ 1);
            ratings.touch(
                &rows_of_users(store, users, Entry::rating),
                &rows_of_items(store, items, Entry::rating),
                options,
            );
        } else if users.iter().any(|user| {
            let entries = &store.entries[*user as usize];
            entries.iter().any(|entry| entry.rating().is_some())
        }) {
            self.first_ratings();
        }
    }

    /// The first ratings come by themselves: there are few, so all of them are trained.
    fn first_ratings(&mut self) {
        let by_user = matrix(&self.store, Entry::rating);
        // Nobody looks on who could stop it.
        if let Ok(ratings) =
            Ratings::train(&by_user, &self.store.items, &self.options, &|_, _| true)
        {
            self.ratings = ratings;
        }
    }
}

fn matrix(store: &Store, value: impl Fn(&Entry) -> Option<f32>) -> Matrix {
    let row = |entries: &Vec<Entry>| -> Vec<(u32, f32)> {
        let cell = |entry: &Entry| value(entry).map(|value| (entry.item, value));
        entries.iter().filter_map(cell).collect()
    };
    Matrix::of(store.entries.iter().map(row))
}

fn rows_of_users(store: &Store, users: &[u32], value: impl Fn(&Entry) -> Option<f32>) -> Rows {
    let row = |user: &u32| {
        let entries = store.entries[*user as usize].iter();
        let cells = entries.filter_map(|entry| value(entry).map(|value| (entry.item, value)));
        (*user, cells.collect())
    };
    users.iter().map(row).collect()
}

fn rows_of_items(store: &Store, items: &[u32], value: impl Fn(&Entry) -> Option<f32>) -> Rows {
    let cell = |item: u32, user: u32| {
        let entries = &store.entries[user as usize];
        let at = entries
            .binary_search_by_key(&item, |entry| entry.item)
            .ok()?;
        value(&entries[at]).map(|value| (user, value))
    };
    let row = |item: &u32| {
        let users = store.users_of[*item as usize].iter();
        (*item, users.filter_map(|user| cell(*item, *user)).collect())
    };
    items.iter().map(row).collect()
}
