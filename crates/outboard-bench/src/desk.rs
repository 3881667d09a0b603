//! Where questions are answered: which cases there are, and the one that is prepared. The same natively and in a lane.

use crate::bench::Bench;
use crate::case::{CaseInfo, Prepared};
use crate::error::BenchError;
use crate::value::Value;

/// A benchmark that answers questions.
pub struct Desk {
    bench: Bench,
    prepared: Option<Box<dyn Prepared>>,
}

impl Desk {
    /// Opens a desk for these cases.
    ///
    /// # Errors
    ///
    /// Where [`Bench::collect`] has one.
    pub fn open(cases: impl FnOnce(&mut Bench)) -> Result<Self, BenchError> {
        Ok(Self {
            bench: Bench::collect(cases)?,
            prepared: None,
        })
    }

    /// Which cases there are.
    pub fn list(&self) -> impl Iterator<Item = &CaseInfo> {
        self.bench.cases().iter().map(|case| &case.info)
    }

    /// Makes the input of a case; what was prepared before is dropped first.
    ///
    /// # Errors
    ///
    /// Where there is no such case.
    pub fn prepare(&mut self, name: &str, size: usize) -> Result<(), BenchError> {
        self.prepared = None;
        let mut cases = self.bench.cases().iter();
        let case = cases.find(|case| case.info.name == name);
        let case = case.ok_or_else(|| BenchError::NoCase {
            name: name.to_owned(),
        })?;
        self.prepared = Some((case.prepare)(size));
        Ok(())
    }

    /// Runs what is prepared that many times.
    ///
    /// # Errors
    ///
    /// Where nothing is prepared.
    pub fn run(&self, times: u32) -> Result<(), BenchError> {
        self.prepared()?.run(times);
        Ok(())
    }

    /// What the prepared case returns.
    ///
    /// # Errors
    ///
    /// Where nothing is prepared.
    pub fn result(&self) -> Result<Value, BenchError> {
        Ok(self.prepared()?.result())
    }

    /// What the prepared case is given.
    ///
    /// # Errors
    ///
    /// Where nothing is prepared.
    pub fn input(&self) -> Result<Value, BenchError> {
        Ok(self.prepared()?.input())
    }

    fn prepared(&self) -> Result<&dyn Prepared, BenchError> {
        self.prepared.as_deref().ok_or(BenchError::NotPrepared)
    }
}
