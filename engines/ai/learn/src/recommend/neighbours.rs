//! What goes together, and what is popular: both are counted from what is known, whenever they are asked for.

use super::RecommenderOptions;
use super::store::Store;

/// As many users are taken to have done only one of two items, before any is counted: few in common are chance.
const SHRINKAGE: f32 = 10.0;

/// How alike an item is to each other one: the cosine between who did what, held back where few did both.
pub(crate) fn similarities(
    store: &Store,
    item: usize,
    options: &RecommenderOptions,
) -> Vec<(usize, f32)> {
    let mut sums = vec![0f32; store.items.len()];
    let mut both = vec![0u32; store.items.len()];
    for user in &store.users_of[item] {
        let entries = &store.entries[*user as usize];
        let Ok(at) = entries.binary_search_by_key(&(item as u32), |entry| entry.item) else {
            continue;
        };
        let own = store.strength(&entries[at], options);
        for entry in entries {
            sums[entry.item as usize] += own * store.strength(entry, options);
            both[entry.item as usize] += 1;
        }
    }
    let length = |item: usize| {
        let of = |user: &u32| {
            let entries = &store.entries[*user as usize];
            let at = entries.binary_search_by_key(&(item as u32), |entry| entry.item);
            let strength = at.map_or(0.0, |at| store.strength(&entries[at], options));
            strength * strength
        };
        store.users_of[item].iter().map(of).sum::<f32>().sqrt()
    };
    let own = length(item);
    (0..sums.len())
        .filter(|other| *other != item && sums[*other] > 0.0)
        .map(|other| {
            let shared = both[other] as f32;
            let cosine = sums[other] / (own * length(other));
            (other, cosine * shared / (shared + SHRINKAGE))
        })
        .filter(|(_, similarity)| similarity.is_finite())
        .collect()
}

/// How much interest each item has met, of late above all where time counts.
pub(crate) fn popularity(store: &Store, options: &RecommenderOptions) -> Vec<f32> {
    let mut sums = vec![0f32; store.items.len()];
    for entry in store.entries.iter().flatten() {
        sums[entry.item as usize] += store.strength(entry, options);
    }
    sums
}
