//! What a recommender is told when it is made.

use crate::bytes::{Reader, Writer};
use crate::{Error, Result};

/// How much a recommender may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Users; 100,000 by default.
    pub users: usize,
    /// Items; 100,000 by default.
    pub items: usize,
    /// Pairs of a user and an item; 5,000,000 by default.
    pub pairs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            users: 100_000,
            items: 100_000,
            pairs: 5_000_000,
        }
    }
}

/// How a recommender learns. The defaults suit most.
#[derive(Clone, Debug, PartialEq)]
pub struct RecommenderOptions {
    /// How many traits it finds in users and items, 1 to 256.
    pub factors: usize,
    /// How many rounds a full training has, 1 to 200.
    pub iterations: usize,
    /// How much more an event says than silence.
    pub confidence: f64,
    /// How strongly interest is held back from what few events say, as a part of what there is on average.
    pub regularisation: f64,
    /// The same for ratings.
    pub rating_regularisation: f64,
    /// The worst and the best rating.
    pub scale: (f64, f64),
    /// After how many milliseconds an event says half as much; endless without.
    pub half_life: Option<f64>,
    /// What makes two runs the same.
    pub seed: u64,
    /// How much it may hold.
    pub limits: Limits,
}

impl Default for RecommenderOptions {
    fn default() -> Self {
        Self {
            factors: 24,
            iterations: 8,
            confidence: 2.0,
            regularisation: 0.4,
            rating_regularisation: 0.13,
            scale: (1.0, 5.0),
            half_life: None,
            seed: 1,
            limits: Limits::default(),
        }
    }
}

impl RecommenderOptions {
    pub(crate) fn check(&self) -> Result<()> {
        let within = |option: &str, value: f64, least: f64, most: f64| {
            if (least..=most).contains(&value) {
                return Ok(());
            }
            Err(Error::bad_option(
                option,
                format!("it lies from {least} to {most}, and is {value}"),
            ))
        };
        within("factors", self.factors as f64, 1.0, 256.0)?;
        within("iterations", self.iterations as f64, 1.0, 200.0)?;
        within("confidence", self.confidence, 1e-6, 1e6)?;
        within("regularisation", self.regularisation, 1e-6, 1e6)?;
        within(
            "ratingRegularisation",
            self.rating_regularisation,
            1e-6,
            1e6,
        )?;
        within("scale", self.scale.0, -1e6, 1e6)?;
        within("scale", self.scale.1, -1e6, 1e6)?;
        if self.scale.0 >= self.scale.1 {
            return Err(Error::bad_option(
                "scale",
                "the best rating is above the worst",
            ));
        }
        if let Some(half_life) = self.half_life {
            within("halfLife", half_life, 1.0, 1e15)?;
        }
        let most = f64::from(u32::MAX / 2);
        within("limits.users", self.limits.users as f64, 1.0, most)?;
        within("limits.items", self.limits.items as f64, 1.0, most)?;
        within("limits.pairs", self.limits.pairs as f64, 1.0, most)
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.count(self.factors);
        writer.count(self.iterations);
        writer.f64(self.confidence);
        writer.f64(self.regularisation);
        writer.f64(self.rating_regularisation);
        writer.f64(self.scale.0);
        writer.f64(self.scale.1);
        writer.f64(self.half_life.unwrap_or(0.0));
        writer.u64(self.seed);
        writer.count(self.limits.users);
        writer.count(self.limits.items);
        writer.count(self.limits.pairs);
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let options = Self {
            factors: reader.u32()? as usize,
            iterations: reader.u32()? as usize,
            confidence: reader.finite()?,
            regularisation: reader.finite()?,
            rating_regularisation: reader.finite()?,
            scale: (reader.finite()?, reader.finite()?),
            half_life: Some(reader.finite()?).filter(|half_life| *half_life != 0.0),
            seed: reader.u64()?,
            limits: Limits {
                users: reader.u32()? as usize,
                items: reader.u32()? as usize,
                pairs: reader.u32()? as usize,
            },
        };
        options
            .check()
            .map_err(|error| Error::bad_state(error.to_string()))?;
        Ok(options)
    }
}
