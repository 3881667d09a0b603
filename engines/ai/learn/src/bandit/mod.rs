//! Choices that get better with each reward.

mod arm;
mod options;
mod waiting;

use crate::bytes::{Reader, Writer};
use crate::random::Random;
use crate::{Error, Result};
use arm::Arm;
use waiting::Waiting;

pub use options::{BanditOptions, Method};

const MAGIC: [u8; 8] = *b"outbband";
const VERSION: u32 = 1;
/// The largest number of a context, and the largest reward.
const LARGEST: f64 = 1e6;

/// Chooses among options, and learns from rewards which is best in which context.
///
/// ```
/// use outboard_learn::{Bandit, BanditOptions};
///
/// let mut layout = Bandit::new(BanditOptions {
///     options: vec!["grid".into(), "list".into()],
///     features: vec!["phone".into()],
///     ..Default::default()
/// })?;
/// for visit in 0..200 {
///     let phone = f64::from(visit % 2);
///     let choice = layout.choose(&[phone])?;
///     // On phones people like lists.
///     let clicked = (choice.option == "list") == (phone == 1.0);
///     layout.reward(choice.id, f64::from(u8::from(clicked)))?;
/// }
/// assert_eq!(layout.choose(&[1.0])?.option, "list");
/// assert_eq!(layout.choose(&[0.0])?.option, "grid");
/// # Ok::<(), outboard_learn::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Bandit {
    options: BanditOptions,
    /// In the order of `options.options`.
    arms: Vec<Arm>,
    waiting: Waiting,
    random: Random,
}

/// What was chosen, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its number, which the reward names.
    pub id: u64,
    /// What was chosen.
    pub option: String,
    /// How all options stood, in their order.
    pub standings: Vec<Standing>,
}

/// How an option stood when it was chosen, or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Which.
    pub option: String,
    /// The reward that is expected.
    pub expected: f64,
    /// How far off that may be.
    pub uncertainty: f64,
    /// What decided: the highest was chosen.
    pub score: f64,
    /// How many rewards it has had.
    pub rewards: u64,
}

impl Bandit {
    /// One that knows nothing yet.
    pub fn new(options: BanditOptions) -> Result<Self> {
        options.check()?;
        let mut bandit = Self {
            arms: Vec::new(),
            waiting: Waiting::default(),
            random: Random(options.seed),
            options,
        };
        bandit.arms = bandit
            .options
            .options
            .iter()
            .map(|_| bandit.fresh())
            .collect();
        Ok(bandit)
    }

    /// How it was told to choose, and what there is now.
    pub fn options(&self) -> &BanditOptions {
        &self.options
    }

    /// How many choices wait for their reward.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Chooses for a context: a number for each feature, best of about the size of 1.
    pub fn choose(&mut self, context: &[f64]) -> Result<Choice> {
        let context = self.context(context)?;
        let explores = self.options.exploration;
        let mut standings = Vec::with_capacity(self.arms.len());
        for (option, arm) in self.options.options.iter().zip(&self.arms) {
            let (expected, uncertainty) = arm.guess(&context);
            let drawn = match self.options.method {
                Method::Ucb => 1.0,
                Method::Thompson => self.random.normal(),
            };
            standings.push(Standing {
                option: option.clone(),
                expected,
                uncertainty,
                score: expected + explores * uncertainty * drawn,
                rewards: arm.rewards,
            });
        }
        // Of equals any one, so that the first of the list is not always tried first.
        let highest = standings
            .iter()
            .map(|each| each.score)
            .fold(f64::NEG_INFINITY, f64::max);
        let equals = standings.iter().filter(|each| each.score >= highest);
        let count = equals.clone().count() as u64;
        let at = if count > 1 {
            self.random.next() % count
        } else {
            0
        };
        let chosen = equals
            .skip(at as usize)
            .map(|each| each.option.clone())
            .next();
        let option = chosen.ok_or(Error::NoOptions)?;
        let id = self.waiting.add(&option, &context, self.options.waiting);
        Ok(Choice {
            id,
            option,
            standings,
        })
    }

    /// What came of a choice: 1 where it was right and 0 where it was not, or any other measure.
    pub fn reward(&mut self, id: u64, value: f64) -> Result<()> {
        if !(-LARGEST..=LARGEST).contains(&value) {
            return Err(Error::BadReward(value));
        }
        let made = self.waiting.take(id, self.options.waiting)?;
        let at = self
            .position(&made.option)
            .ok_or(Error::ChoiceExpired(id))?;
        let (decay, regularisation) = (self.options.decay, self.options.regularisation);
        if decay < 1.0 {
            for arm in &mut self.arms {
                arm.fade(decay, regularisation);
            }
        }
        self.arms[at].learn(&made.context, value, regularisation);
        Ok(())
    }

    /// One more option, of which nothing is known yet.
    pub fn add(&mut self, option: &str) -> Result<()> {
        options::name("option", option)?;
        if self.position(option).is_some() {
            return Err(Error::bad_option(
                "option",
                format!("{option:?} is there already"),
            ));
        }
        let (is, limit) = (self.arms.len() + 1, options::OPTIONS);
        if is > limit {
            return Err(Error::TooMany {
                what: "options",
                is,
                limit,
            });
        }
        self.options.options.push(option.to_owned());
        self.arms.push(self.fresh());
        Ok(())
    }

    /// Takes an option out, and forgets it. Its choices can have no reward any more.
    pub fn remove(&mut self, option: &str) -> Result<()> {
        let at = self
            .position(option)
            .ok_or_else(|| Error::UnknownOption(option.into()))?;
        self.options.options.remove(at);
        self.arms.remove(at);
        self.waiting.forget(Some(option));
        Ok(())
    }

    /// Forgets what was learned of one option, or of all; what is forgotten waits for no reward either.
    pub fn forget(&mut self, option: Option<&str>) -> Result<()> {
        if let Some(option) = option {
            let at = self
                .position(option)
                .ok_or_else(|| Error::UnknownOption(option.into()))?;
            self.arms[at] = self.fresh();
        } else {
            self.arms = self.arms.iter().map(|_| self.fresh()).collect();
        }
        self.waiting.forget(option);
        Ok(())
    }

    /// All that was learned.
    pub fn export(&self) -> Vec<u8> {
        let mut writer = Writer::new(MAGIC, VERSION);
        self.options.write(&mut writer);
        self.arms.iter().for_each(|arm| arm.write(&mut writer));
        self.waiting.write(&mut writer);
        writer.u64(self.random.0);
        writer.finish()
    }

    /// The bandit that was exported.
    pub fn import(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(bytes, MAGIC, VERSION)?;
        let options = BanditOptions::read(&mut reader)?;
        let width = options.features.len() + 1;
        let arm = |_| Arm::read(&mut reader, width, options.decay < 1.0);
        let arms = options.options.iter().map(arm).collect::<Result<_>>()?;
        let known = options.options.iter().map(String::as_str).collect();
        let waiting = Waiting::read(&mut reader, width, options.waiting, &known)?;
        let random = Random(reader.u64()?);
        reader.end()?;
        Ok(Self {
            options,
            arms,
            waiting,
            random,
        })
    }

    fn fresh(&self) -> Arm {
        let width = self.options.features.len() + 1;
        Arm::new(width, self.options.regularisation, self.options.decay < 1.0)
    }

    fn position(&self, option: &str) -> Option<usize> {
        self.options.options.iter().position(|each| each == option)
    }

    /// The context with a 1 at its end, which stands for what is the same in every context.
    fn context(&self, given: &[f64]) -> Result<Vec<f64>> {
        let features = &self.options.features;
        if given.len() != features.len() {
            let (is, wanted) = (given.len(), features.len());
            return Err(Error::BadContext(format!(
                "has {is} numbers, and {wanted} were agreed on"
            )));
        }
        if let Some(at) = given
            .iter()
            .position(|value| !(-LARGEST..=LARGEST).contains(value))
        {
            let (name, value) = (&features[at], given[at]);
            return Err(Error::BadContext(format!(
                "has {value} for {name:?}, which is no number from -1,000,000 to 1,000,000"
            )));
        }
        Ok(given.iter().copied().chain([1.0]).collect())
    }
}
