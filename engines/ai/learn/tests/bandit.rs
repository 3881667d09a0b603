//! What a bandit learns, and what it costs to learn it.

mod common;

use common::Random;
use outboard_learn::{Bandit, BanditOptions, Error, Method, Result};

const FEATURES: usize = 4;
const OPTIONS: usize = 5;

/// A world in which each option is worth another linear function of the context, and rewards are noisy.
struct World {
    random: Random,
    worth: Vec<Vec<f64>>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let worth = (0..OPTIONS)
            .map(|_| (0..FEATURES).map(|_| random.normal() * 0.5).collect())
            .collect();
        Self { random, worth }
    }

    fn context(&mut self) -> Vec<f64> {
        (0..FEATURES).map(|_| self.random.normal() / 2.0).collect()
    }

    fn worth(&self, option: usize, context: &[f64]) -> f64 {
        self.worth[option]
            .iter()
            .zip(context)
            .map(|(a, b)| a * b)
            .sum()
    }

    /// What was lost by each choice up to so many, against who knows the world.
    fn regret(
        &mut self,
        choices: usize,
        mut play: impl FnMut(&[f64], &dyn Fn(usize) -> f64) -> usize,
    ) -> Vec<f64> {
        let mut sum = 0.0;
        (0..choices)
            .map(|_| {
                let context = self.context();
                let noise = self.random.normal() * 0.1;
                let worths: Vec<f64> = (0..OPTIONS)
                    .map(|option| self.worth(option, &context))
                    .collect();
                let chosen = play(&context, &|option| worths[option] + noise);
                let best = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                sum += best - worths[chosen];
                sum
            })
            .collect()
    }
}

fn bandit(method: Method, seed: u64) -> Result<Bandit> {
    Bandit::new(BanditOptions {
        options: (0..OPTIONS).map(|at| at.to_string()).collect(),
        features: (0..FEATURES).map(|at| format!("feature {at}")).collect(),
        method,
        exploration: 0.3,
        seed,
        ..BanditOptions::default()
    })
}

/// The exponent of growth: the slope of the regret over the horizon, where both are logarithms.
fn exponent(regret: &[f64]) -> f64 {
    let points: Vec<(f64, f64)> = [500, 1000, 2000, 4000, 8000]
        .into_iter()
        .map(|horizon| ((horizon as f64).ln(), regret[horizon - 1].max(1e-9).ln()))
        .collect();
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |sum, point| {
        (sum.0 + point.0 / count, sum.1 + point.1 / count)
    });
    let over = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>();
    over(&|point| (point.0 - x) * (point.1 - y)) / over(&|point| (point.0 - x).powi(2))
}

#[test]
fn regret_grows_ever_more_slowly() -> Result<()> {
    for method in [Method::Ucb, Method::Thompson] {
        for seed in 1..=4 {
            let mut bandit = bandit(method, seed)?;
            let learned = World::new(seed).regret(8000, |context, reward| {
                let choice = bandit.choose(context).expect("it chooses");
                let option = choice.option.parse().expect("a number");
                bandit.reward(choice.id, reward(option)).expect("it learns");
                option
            });
            let mut dice = Random(seed + 100);
            let uniform =
                World::new(seed).regret(8000, |_, _| (dice.unit() * OPTIONS as f64) as usize);
            let (grows, of_uniform) = (exponent(&learned), exponent(&uniform));
            println!(
                "{method:?}, seed {seed}: regret {:.1} grows by {grows:.2}; by chance {:.1}, {of_uniform:.2}",
                learned[7999], uniform[7999],
            );
            assert!(grows < 0.7, "{grows}");
            assert!((0.95..1.05).contains(&of_uniform), "{of_uniform}");
            assert!(learned[7999] < uniform[7999] / 10.0);
        }
    }
    Ok(())
}

#[test]
fn drifting_tastes_are_followed_where_rewards_fade() -> Result<()> {
    let hits = |decay: f64| -> Result<usize> {
        let mut bandit = Bandit::new(BanditOptions {
            options: vec!["a".into(), "b".into()],
            decay,
            ..BanditOptions::default()
        })?;
        let mut hits = 0;
        for at in 0..1200 {
            let choice = bandit.choose(&[])?;
            let liked = if at < 600 { "a" } else { "b" };
            bandit.reward(choice.id, f64::from(u8::from(choice.option == liked)))?;
            hits += usize::from(at >= 600 && choice.option == liked);
        }
        Ok(hits)
    };
    let (fading, lasting) = (hits(0.97)?, hits(1.0)?);
    assert!(fading > 540 && fading > lasting, "{fading} {lasting}");
    Ok(())
}

#[test]
fn rewards_may_be_late_and_no_two_count() -> Result<()> {
    let mut bandit = Bandit::new(BanditOptions {
        options: vec!["a".into(), "b".into()],
        waiting: 3,
        ..BanditOptions::default()
    })?;
    let first = bandit.choose(&[])?.id;
    let (second, third) = (bandit.choose(&[])?.id, bandit.choose(&[])?.id);
    bandit.reward(third, 1.0)?;
    bandit.reward(first, 0.0)?;
    assert_eq!(
        bandit.reward(first, 1.0),
        Err(Error::AlreadyRewarded(first))
    );
    assert_eq!(bandit.reward(99, 1.0), Err(Error::UnknownChoice(99)));
    assert!(matches!(
        bandit.reward(second, f64::NAN),
        Err(Error::BadReward(_))
    ));
    assert_eq!(
        bandit.waiting(),
        1,
        "a reward that was refused can be given again"
    );
    for _ in 0..3 {
        bandit.choose(&[])?;
    }
    assert_eq!(
        bandit.reward(second, 1.0),
        Err(Error::ChoiceExpired(second))
    );
    Ok(())
}

#[test]
fn options_come_go_and_are_forgotten() -> Result<()> {
    let mut bandit = Bandit::new(BanditOptions::default())?;
    assert_eq!(bandit.choose(&[]), Err(Error::NoOptions));
    bandit.add("a")?;
    bandit.add("b 🅱")?;
    assert_eq!(
        bandit.add("a").map_err(|error| error.code()),
        Err("ai/bad-option")
    );
    assert_eq!(
        bandit.choose(&[1.0]).map_err(|error| error.code()).err(),
        Some("ai/bad-context")
    );
    for _ in 0..30 {
        let choice = bandit.choose(&[])?;
        bandit.reward(choice.id, f64::from(u8::from(choice.option == "b 🅱")))?;
    }
    let choice = bandit.choose(&[])?;
    assert_eq!(choice.option, "b 🅱");
    let learned = |bandit: &mut Bandit| -> Result<u64> {
        Ok(bandit
            .choose(&[])?
            .standings
            .iter()
            .map(|each| each.rewards)
            .sum())
    };
    assert_eq!(learned(&mut bandit)?, 30);
    bandit.remove("b 🅱")?;
    assert_eq!(
        bandit.reward(choice.id, 1.0),
        Err(Error::ChoiceExpired(choice.id))
    );
    assert_eq!(bandit.choose(&[])?.option, "a");
    assert!(!String::from_utf8_lossy(&bandit.export()).contains('🅱'));
    bandit.forget(None)?;
    assert_eq!(learned(&mut bandit)?, 0);
    assert_eq!(bandit.remove("c"), Err(Error::UnknownOption("c".into())));
    Ok(())
}

#[test]
fn one_that_was_exported_goes_on_the_same_way() -> Result<()> {
    let mut bandit = bandit(Method::Thompson, 5)?;
    let mut world = World::new(5);
    for _ in 0..50 {
        let context = world.context();
        let choice = bandit.choose(&context)?;
        bandit.reward(
            choice.id,
            world.worth(choice.option.parse().expect("a number"), &context),
        )?;
    }
    let mut again = Bandit::import(&bandit.export())?;
    assert_eq!(again, bandit);
    for _ in 0..50 {
        let context = world.context();
        assert_eq!(again.choose(&context)?, bandit.choose(&context)?);
    }
    Ok(())
}
