//! What tests share.

#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod movielens;

use outboard_learn::{Event, Recommender, RecommenderOptions, Result, Train};

/// Nobody who looks on stops anything.
pub(crate) const ON: &dyn Fn(f64, &str) -> bool = &|_, _| true;

/// Numbers from a seed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// From 0 up to 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Around 0, with a deviation of 1.
    pub(crate) fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.unit()).ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }
}

/// What users who like one of two kinds of items did: user, item, rating.
pub(crate) fn tastes(users: usize) -> Vec<(String, String, f64)> {
    let mut random = Random(9);
    let mut all = Vec::new();
    for user in 0..users {
        for item in 0..20 {
            let likes = user % 2 == item % 2;
            if random.unit() < if likes { 0.6 } else { 0.08 } {
                let rating = if likes { 4.0 } else { 2.0 } + f64::from(random.unit() < 0.5);
                all.push((format!("user {user}"), format!("item {item} 🎬"), rating));
            }
        }
    }
    all
}

/// As events.
pub(crate) fn events(all: &[(String, String, f64)]) -> Vec<Event<'_>> {
    all.iter()
        .map(|(user, item, rating)| Event::new(user, item).rating(*rating).time(1e12 + rating))
        .collect()
}

/// Few factors, so that tests are quick.
pub(crate) fn small() -> RecommenderOptions {
    RecommenderOptions {
        factors: 6,
        ..RecommenderOptions::default()
    }
}

/// One that has learned of all these.
pub(crate) fn learned(all: &[(String, String, f64)]) -> Result<Recommender> {
    let mut recommender = Recommender::new(small())?;
    recommender.learn(&events(all), Train::Auto, ON)?;
    Ok(recommender)
}
