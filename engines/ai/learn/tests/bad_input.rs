//! Events, options and states that make no sense.

mod common;

use common::{ON, learned, small, tastes};
use outboard_learn::{
    Bandit, BanditOptions, Error, Event, Method, Recommender, RecommenderOptions, Result, Train,
    Wish,
};
use proptest::prelude::*;

#[test]
fn events_that_make_no_sense_are_refused_with_their_place() -> Result<()> {
    let mut recommender = learned(&tastes(10))?;
    let before = recommender.export();
    let long = "x".repeat(1025);
    let plain = Event::new("u", "i");
    for bad in [
        plain.weight(-1.0),
        plain.weight(f64::NAN),
        plain.weight(f64::INFINITY),
        plain.weight(1e7),
        plain.rating(0.0),
        plain.rating(f64::NAN),
        plain.time(-1.0),
        plain.time(f64::NAN),
        plain.time(1e300),
        Event::new(&long, "i"),
        Event::new("u", &long),
    ] {
        let refused = recommender.learn(&[plain, bad], Train::Auto, ON);
        assert!(
            matches!(refused, Err(Error::BadEvent { index: 1, .. })),
            "{bad:?} {refused:?}"
        );
        assert!(recommender.export() == before, "nothing was learned");
    }
    Ok(())
}

#[test]
fn options_that_make_no_sense_are_refused() {
    for bad in [
        RecommenderOptions {
            factors: 0,
            ..small()
        },
        RecommenderOptions {
            factors: 257,
            ..small()
        },
        RecommenderOptions {
            iterations: 0,
            ..small()
        },
        RecommenderOptions {
            confidence: f64::NAN,
            ..small()
        },
        RecommenderOptions {
            regularisation: 0.0,
            ..small()
        },
        RecommenderOptions {
            scale: (5.0, 1.0),
            ..small()
        },
        RecommenderOptions {
            half_life: Some(0.0),
            ..small()
        },
    ] {
        assert_eq!(
            Recommender::new(bad).map_err(|error| error.code()).err(),
            Some("ai/bad-option")
        );
    }
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    for bad in [
        BanditOptions {
            options: names(&["a", "a"]),
            ..Default::default()
        },
        BanditOptions {
            features: names(&["a", "a"]),
            ..Default::default()
        },
        BanditOptions {
            exploration: -1.0,
            ..Default::default()
        },
        BanditOptions {
            decay: 1.1,
            ..Default::default()
        },
        BanditOptions {
            waiting: 0,
            ..Default::default()
        },
    ] {
        assert_eq!(
            Bandit::new(bad).map_err(|error| error.code()).err(),
            Some("ai/bad-option")
        );
    }
}

#[test]
fn odd_names_are_names() -> Result<()> {
    let mut recommender = Recommender::new(small())?;
    let names = ["", "\0", "👩‍👩‍👧", "a\u{301}", "__proto__", "constructor"];
    let mut all = Vec::new();
    for user in names {
        for item in names.iter().filter(|item| **item != user) {
            all.push(Event::new(user, item));
        }
    }
    recommender.learn(&all, Train::Auto, ON)?;
    for name in names {
        assert_eq!(recommender.recommend(name, &Wish::default())?[0].item, name);
    }
    let again = Recommender::import(&recommender.export())?;
    assert!(again.export() == recommender.export());
    Ok(())
}

#[test]
fn the_heaviest_weights_break_nothing() -> Result<()> {
    let mut recommender = Recommender::new(small())?;
    let names: Vec<String> = (0..30).map(|at| at.to_string()).collect();
    let all: Vec<_> = names
        .iter()
        .enumerate()
        .flat_map(|(at, user)| {
            names[at / 2..]
                .iter()
                .map(move |item| Event::new(user, item).weight(1e6))
        })
        .collect();
    for _ in 0..5 {
        recommender.learn(&all, Train::Full, ON)?;
    }
    for each in recommender.recommend("29", &Wish::default())? {
        assert!(
            each.score.is_finite() && each.because.iter().all(|reason| reason.share.is_finite())
        );
    }
    Ok(())
}

fn states() -> [Vec<u8>; 2] {
    let recommender = learned(&tastes(12)).expect("it learns");
    let mut bandit = Bandit::new(BanditOptions {
        options: vec!["a".into(), "b".into()],
        features: vec!["x".into()],
        decay: 0.99,
        method: Method::Thompson,
        ..Default::default()
    })
    .expect("it is one");
    for at in 0..20 {
        let choice = bandit.choose(&[f64::from(at)]).expect("it chooses");
        if at % 3 != 0 {
            bandit.reward(choice.id, 1.0).expect("it learns");
        }
    }
    [recommender.export(), bandit.export()]
}

/// Reads bytes as either, and uses what comes of it.
fn read(bytes: &[u8]) -> Result<()> {
    let recommender = Recommender::import(bytes).and_then(|mut recommender| {
        recommender.recommend("user 1", &Wish::default())?;
        recommender.learn(&[Event::new("user 1", "item 2 🎬")], Train::Touched, ON)?;
        Ok(())
    });
    let bandit = Bandit::import(bytes).and_then(|mut bandit| {
        let context = vec![0.5; bandit.options().features.len()];
        let choice = bandit.choose(&context)?;
        bandit.reward(choice.id, 1.0)
    });
    recommender.or(bandit)
}

/// Puts the right hash at the end, so that what comes before is looked at.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len().saturating_sub(8);
    let hash = bytes[..end]
        .iter()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    bytes.truncate(end);
    bytes.extend(hash.to_le_bytes());
    bytes
}

#[test]
fn states_come_back_as_they_were() -> Result<()> {
    let [recommender, bandit] = states();
    assert!(Recommender::import(&recommender)?.export() == recommender);
    assert!(Bandit::import(&bandit)?.export() == bandit);
    assert_eq!(sealed(bandit.clone()), bandit);
    assert_eq!(
        Bandit::import(&recommender)
            .map_err(|error| error.code())
            .err(),
        Some("ai/bad-state")
    );
    let mut later = bandit.clone();
    later[8] = 9;
    assert!(matches!(
        Bandit::import(&later),
        Err(Error::StateVersion { found: 9, known: 1 })
    ));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_state_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for magic in [&b""[..], b"outbrecs\x01\0\0\0", b"outbband\x01\0\0\0"] {
            let whole = sealed([magic, &bytes, &[0; 8]].concat());
            prop_assert!(read(&whole).is_err());
        }
    }

    #[test]
    fn a_damaged_state_is_one_still_or_an_error(
        which in 0usize..2,
        wounds in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        thread_local!(static STATES: [Vec<u8>; 2] = states());
        let mut bytes = STATES.with(|states| states[which].clone());
        for (at, value) in wounds {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Err(error) = read(&sealed(bytes)) {
            prop_assert!(error.code().starts_with("ai/"));
        }
    }
}
