//! What a bandit is told when it is made.

use std::collections::HashSet;

use crate::bytes::{Reader, Writer};
use crate::{Error, Result};

/// How it explores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Takes what may be best: what is expected, and a bonus for what is uncertain (LinUCB).
    #[default]
    Ucb,
    /// Draws what each option may be worth, and takes the best draw (linear Thompson sampling).
    Thompson,
}

/// How a bandit chooses and learns.
#[derive(Clone, Debug, PartialEq)]
pub struct BanditOptions {
    /// What there is to choose among, 256 at most; more can be added.
    pub options: Vec<String>,
    /// The names of the numbers of a context, 127 at most.
    pub features: Vec<String>,
    /// How it explores.
    pub method: Method,
    /// How much it explores, 0 to 1,000: not at all, or hardly anything else.
    pub exploration: f64,
    /// How strongly it holds back what few rewards say.
    pub regularisation: f64,
    /// What a reward still counts after each later one, up to 1 (for ever); 0.99 forgets half in 69 rewards.
    pub decay: f64,
    /// How many choices may wait for their reward; the oldest are then forgotten.
    pub waiting: usize,
    /// What makes two runs the same.
    pub seed: u64,
}

impl Default for BanditOptions {
    fn default() -> Self {
        Self {
            options: Vec::new(),
            features: Vec::new(),
            method: Method::default(),
            exploration: 0.5,
            regularisation: 1.0,
            decay: 1.0,
            waiting: 1000,
            seed: 1,
        }
    }
}

/// The most options.
pub(super) const OPTIONS: usize = 256;
/// The most numbers of a context.
const FEATURES: usize = 127;
/// The longest name, in bytes.
const LONGEST: usize = 1024;

impl BanditOptions {
    pub(super) fn check(&self) -> Result<()> {
        names("options", &self.options, OPTIONS)?;
        names("features", &self.features, FEATURES)?;
        let within = |option: &str, value: f64, least: f64, most: f64| {
            if (least..=most).contains(&value) {
                return Ok(());
            }
            let reason = format!("it lies from {least} to {most}, and is {value}");
            Err(Error::bad_option(option, reason))
        };
        within("exploration", self.exploration, 0.0, 1000.0)?;
        within("regularisation", self.regularisation, 1e-6, 1e6)?;
        within("decay", self.decay, 0.5, 1.0)?;
        within("waiting", self.waiting as f64, 1.0, 100_000.0)
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        for list in [&self.options, &self.features] {
            writer.count(list.len());
            list.iter().for_each(|name| writer.text(name));
        }
        writer.u8(u8::from(self.method == Method::Thompson));
        writer.f64(self.exploration);
        writer.f64(self.regularisation);
        writer.f64(self.decay);
        writer.count(self.waiting);
        writer.u64(self.seed);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let mut list = || -> Result<Vec<String>> {
            let count = reader.count(4)?;
            (0..count).map(|_| Ok(reader.text()?.to_owned())).collect()
        };
        let options = Self {
            options: list()?,
            features: list()?,
            method: match reader.u8()? {
                0 => Method::Ucb,
                1 => Method::Thompson,
                _ => return Err(Error::bad_state("its method is none")),
            },
            exploration: reader.finite()?,
            regularisation: reader.finite()?,
            decay: reader.finite()?,
            waiting: reader.u32()? as usize,
            seed: reader.u64()?,
        };
        options
            .check()
            .map_err(|error| Error::bad_state(error.to_string()))?;
        Ok(options)
    }
}

pub(super) fn name(what: &str, name: &str) -> Result<()> {
    if name.len() <= LONGEST {
        return Ok(());
    }
    let reason = format!("a name has {} bytes, and {LONGEST} are allowed", name.len());
    Err(Error::bad_option(what, reason))
}

fn names(what: &'static str, list: &[String], limit: usize) -> Result<()> {
    if list.len() > limit {
        let is = list.len();
        return Err(Error::TooMany { what, is, limit });
    }
    let mut known = HashSet::new();
    for each in list {
        name(what, each)?;
        if !known.insert(each) {
            return Err(Error::bad_option(what, format!("{each:?} is there twice")));
        }
    }
    Ok(())
}
