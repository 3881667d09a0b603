//! What a recommender learns, explains and forgets.

mod common;

use std::cell::Cell;

use common::{ON, events, learned, small, tastes};
use outboard_learn::{
    Error, Event, Forget, Limits, Recommender, RecommenderOptions, Result, Source, Train, Wish,
};

#[test]
fn users_are_recommended_what_others_of_their_taste_like() -> Result<()> {
    let all = tastes(40);
    let recommender = learned(&all)?;
    let (mut right, mut of) = (0, 0);
    for user in 0..40 {
        let name = format!("user {user}");
        for each in recommender.recommend(
            &name,
            &Wish {
                top: 3,
                ..Wish::default()
            },
        )? {
            assert!(
                !all.iter()
                    .any(|(who, what, _)| *who == name && *what == each.item),
                "it is known"
            );
            assert_eq!(each.source, Source::Interest);
            let item: usize = each
                .item
                .split(' ')
                .nth(1)
                .and_then(|at| at.parse().ok())
                .expect("a number");
            right += usize::from(item % 2 == user % 2);
            of += 1;
        }
    }
    assert!(right * 10 >= of * 8, "{right} of {of}");
    Ok(())
}

#[test]
fn reasons_are_items_of_the_user_and_sum_up() -> Result<()> {
    let all = tastes(40);
    let recommender = learned(&all)?;
    let [first, ..] = &recommender.recommend(
        "user 4",
        &Wish {
            because: 100,
            ..Wish::default()
        },
    )?[..] else {
        panic!("there is one")
    };
    assert_eq!(recommender.explain("user 4", &first.item)?, first.because);
    let sum: f64 = first.because.iter().map(|reason| reason.share).sum();
    assert!((sum - 1.0).abs() < 1e-6, "{sum}");
    assert!(first.because.is_sorted_by(|a, b| a.share >= b.share));
    for reason in &first.because {
        assert!(
            all.iter()
                .any(|(user, item, _)| user == "user 4" && *item == reason.item)
        );
    }
    // Without its first reason, it is recommended less.
    let mut other = recommender.clone();
    other.forget(Forget::Pair("user 4", &first.because[0].item), ON)?;
    let again = other.recommend(
        "user 4",
        &Wish {
            only: Some(&[&first.item]),
            ..Wish::default()
        },
    )?;
    assert!(
        again[0].score < first.score,
        "{} {}",
        again[0].score,
        first.score
    );
    Ok(())
}

#[test]
fn similar_items_were_liked_by_the_same() -> Result<()> {
    let recommender = learned(&tastes(40))?;
    let similar = recommender.similar("item 3 🎬", 5)?;
    assert_eq!(similar.len(), 5);
    for each in similar {
        let item: usize = each
            .item
            .split(' ')
            .nth(1)
            .and_then(|at| at.parse().ok())
            .expect("a number");
        assert_eq!(item % 2, 1, "{each:?}");
        assert!((0.0..=1.0).contains(&each.similarity));
    }
    Ok(())
}

#[test]
fn what_is_learned_at_once_does_not_depend_on_the_order() -> Result<()> {
    let all = tastes(30);
    let mut turned = events(&all);
    turned.reverse();
    let mut other = Recommender::new(small())?;
    other.learn(&turned, Train::Auto, ON)?;
    assert!(learned(&all)?.export() == other.export());
    Ok(())
}

#[test]
fn after_forgetting_it_is_as_if_the_user_had_never_been() -> Result<()> {
    let mut all = tastes(30);
    let without = learned(&all)?.export();
    for item in ["item 0 🎬", "item 1 🎬", "only theirs 🤫"] {
        all.push(("the guest 🕵".into(), item.into(), 5.0));
    }
    let mut recommender = learned(&all)?;
    assert!(contains(&recommender.export(), "🕵") && contains(&recommender.export(), "🤫"));
    assert!(recommender.export() != without);
    recommender.forget(Forget::User("the guest 🕵"), ON)?;
    assert!(recommender.export() == without, "byte for byte");
    Ok(())
}

#[test]
fn items_pairs_and_everything_are_forgotten_as_well() -> Result<()> {
    let all = tastes(30);
    let mut recommender = learned(&all)?;
    recommender.forget(Forget::Item("item 7 🎬"), ON)?;
    let left: Vec<_> = all
        .iter()
        .filter(|each| each.1 != "item 7 🎬")
        .cloned()
        .collect();
    assert!(recommender.export() == learned(&left)?.export());
    let (user, item, _) = &left[0];
    recommender.forget(Forget::Pair(user, item), ON)?;
    assert!(recommender.export() == learned(&left[1..])?.export());
    recommender.forget(Forget::All, ON)?;
    assert!(recommender.export() == Recommender::new(small())?.export());
    assert_eq!(
        recommender
            .forget(Forget::User("user 1"), ON)
            .map_err(|error| error.code()),
        Err("ai/unknown-user"),
    );
    Ok(())
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn one_event_is_learned_in_place() -> Result<()> {
    let mut recommender = learned(&tastes(40))?;
    let odd = |recommender: &Recommender| -> Result<usize> {
        let list = recommender.recommend(
            "new here",
            &Wish {
                top: 5,
                ..Wish::default()
            },
        )?;
        let item = |item: &str| {
            item.split(' ')
                .nth(1)
                .and_then(|at| at.parse::<usize>().ok())
        };
        Ok(list
            .iter()
            .filter(|each| item(&each.item).is_some_and(|item| item % 2 == 1))
            .count())
    };
    let first = recommender.recommend("new here", &Wish::default())?;
    assert!(first.iter().all(|each| each.source == Source::Popular));
    for item in ["item 1 🎬", "item 3 🎬", "item 5 🎬"] {
        let done = recommender.learn(&[Event::new("new here", item)], Train::Auto, ON)?;
        assert!(!done.full);
    }
    assert_eq!(odd(&recommender)?, 5);
    // A new item is known by who did it.
    let who: Vec<String> = (0..10).map(|at| format!("user {}", at * 2 + 1)).collect();
    let fresh: Vec<_> = who.iter().map(|user| Event::new(user, "fresh")).collect();
    recommender.learn(&fresh, Train::Touched, ON)?;
    let place = |user: &str| -> Result<Option<usize>> {
        let list = recommender.recommend(
            user,
            &Wish {
                top: 30,
                ..Wish::default()
            },
        )?;
        Ok(list.iter().position(|each| each.item == "fresh"))
    };
    let (near, far) = (place("new here")?, place("user 0")?);
    assert!(near.is_some() && near < far, "{near:?} {far:?}");
    Ok(())
}

#[test]
fn what_counts_fades() -> Result<()> {
    let day = 24.0 * 3600e3;
    let mut recommender = Recommender::new(RecommenderOptions {
        half_life: Some(7.0 * day),
        ..small()
    })?;
    let mut list = Vec::new();
    let users: Vec<String> = (0..20).map(|at| format!("{at}")).collect();
    for (at, user) in users.iter().enumerate() {
        list.push(Event::new(user, "old hat").time(day));
        if at < 3 {
            list.push(Event::new(user, "new").time(60.0 * day));
        }
    }
    recommender.learn(&list, Train::Auto, ON)?;
    assert_eq!(
        recommender.recommend("nobody", &Wish::default())?[0].item,
        "new"
    );
    Ok(())
}

#[test]
fn ratings_are_predicted_where_there_are_some() -> Result<()> {
    let mut recommender = Recommender::new(small())?;
    recommender.learn(
        &[Event::new("a", "x"), Event::new("b", "x")],
        Train::Auto,
        ON,
    )?;
    assert_eq!(recommender.predict("a", "x"), Err(Error::NoRatings));
    recommender.learn(&[Event::new("a", "x").rating(5.0)], Train::Touched, ON)?;
    assert!(recommender.predict("a", "x")? > 4.5);
    let recommender = learned(&tastes(40))?;
    let liked = recommender.predict("user 2", "item 4 🎬")?;
    let other = recommender.predict("user 2", "item 5 🎬")?;
    assert!(liked > other, "{liked} {other}");
    let mean = recommender.predict("nobody", "nothing")?;
    assert!((3.0..5.0).contains(&mean), "{mean}");
    Ok(())
}

#[test]
fn what_is_stopped_has_learned_nothing_and_forgotten_nothing() -> Result<()> {
    let all = tastes(30);
    let mut recommender = learned(&all)?;
    let before = recommender.export();
    for after in [0, 1, 7, 20] {
        let asked = Cell::new(0);
        let stop = |fraction: f64, _: &str| {
            assert!((0.0..=1.0).contains(&fraction));
            asked.set(asked.get() + 1);
            asked.get() <= after
        };
        let new = [Event::new("x", "y"), Event::new("user 1", "item 1 🎬")];
        assert_eq!(
            recommender.learn(&new, Train::Full, &stop),
            Err(Error::Stopped)
        );
        asked.set(0);
        assert_eq!(
            recommender.forget(Forget::User("user 3"), &stop),
            Err(Error::Stopped)
        );
        assert!(recommender.export() == before);
    }
    Ok(())
}

#[test]
fn a_wish_is_heeded() -> Result<()> {
    let recommender = learned(&tastes(40))?;
    let all = recommender.recommend(
        "user 1",
        &Wish {
            seen: true,
            top: 100,
            ..Wish::default()
        },
    )?;
    assert_eq!(all.len(), 20);
    let only = ["item 2 🎬", "item 4 🎬", "no such"];
    let wish = Wish {
        only: Some(&only),
        except: &["item 4 🎬"],
        seen: true,
        ..Wish::default()
    };
    let some = recommender.recommend("user 1", &wish)?;
    assert_eq!(
        some.iter().map(|each| &*each.item).collect::<Vec<_>>(),
        ["item 2 🎬"]
    );
    assert!(
        recommender
            .recommend(
                "user 1",
                &Wish {
                    top: 0,
                    ..Wish::default()
                }
            )?
            .is_empty()
    );
    Ok(())
}

#[test]
fn limits_hold() -> Result<()> {
    let limits = Limits {
        users: 2,
        items: 2,
        pairs: 3,
    };
    let mut recommender = Recommender::new(RecommenderOptions { limits, ..small() })?;
    let pair = |user, item| Event::new(user, item);
    recommender.learn(
        &[pair("a", "x"), pair("b", "x"), pair("b", "y")],
        Train::Auto,
        ON,
    )?;
    let before = recommender.export();
    for (what, event) in [
        ("users", pair("c", "x")),
        ("items", pair("a", "z")),
        ("pairs", pair("a", "y")),
    ] {
        let refused = recommender.learn(&[pair("a", "x"), event], Train::Auto, ON);
        assert!(
            matches!(refused, Err(Error::TooMany { what: found, .. }) if found == what),
            "{refused:?}"
        );
        assert!(recommender.export() == before);
    }
    Ok(())
}
