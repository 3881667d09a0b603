//! MovieLens 100K: how far predicted ratings are off, and how many of ten recommendations are right.
//!
//! The split is made from a seed: each rating is drawn into the test with a chance of one in five, whoever it is of and whenever it was.

mod common;

use std::collections::{HashMap, HashSet};

use common::movielens;
use outboard_learn::{Recommender, RecommenderOptions, Train, Wish};

#[test]
fn ratings_and_recommendations_are_better_than_asked() -> outboard_learn::Result<()> {
    let (train, test) = movielens::split(1);
    let mut films = Recommender::new(RecommenderOptions::default())?;
    let begun = std::time::Instant::now();
    films.learn(&movielens::events(&train), Train::Auto, &|_, _| true)?;
    let took = begun.elapsed();

    let mut squares = 0.0;
    for rating in &test {
        squares += (films.predict(&rating.user, &rating.item)? - rating.rating).powi(2);
    }
    let rmse = (squares / test.len() as f64).sqrt();

    let mut seen: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut wanted: HashMap<&str, HashSet<&str>> = HashMap::new();
    for rating in &train {
        seen.entry(&rating.user).or_default().insert(&rating.item);
    }
    for rating in &test {
        wanted.entry(&rating.user).or_default().insert(&rating.item);
    }
    let (mut hits, mut popular_hits) = (0, 0);
    for (user, wanted) in &wanted {
        let hit = |list: Vec<outboard_learn::Recommendation>| {
            list.iter()
                .filter(|each| wanted.contains(&*each.item))
                .count()
        };
        hits += hit(films.recommend(user, &Wish::default())?);
        let except: Vec<&str> = seen.get(user).into_iter().flatten().copied().collect();
        let wish = Wish {
            except: &except,
            ..Wish::default()
        };
        popular_hits += hit(films.recommend("nobody yet", &wish)?);
    }
    let of = (10 * wanted.len()) as f64;
    let (precision, popular) = (hits as f64 / of, popular_hits as f64 / of);
    println!(
        "MovieLens 100K, {} ratings learned in {took:.2?}: RMSE {rmse:.4}, precision@10 {precision:.4}, by popularity {popular:.4}",
        train.len()
    );
    assert!(rmse <= 0.94, "{rmse}");
    assert!(
        precision > 1.5 * popular,
        "{precision}, by popularity {popular}"
    );
    Ok(())
}
