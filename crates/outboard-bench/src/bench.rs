//! The list of cases that a benchmark declares.

use crate::case::{Case, Erased};
use crate::error::BenchError;

/// Collects the cases of a benchmark.
#[derive(Default)]
pub struct Bench {
    cases: Vec<Erased>,
}

impl Bench {
    /// The cases that `declare` declares.
    ///
    /// # Errors
    ///
    /// When two of them have the same name, or one of them cannot be measured as it is described.
    pub fn collect(declare: impl FnOnce(&mut Self)) -> Result<Self, BenchError> {
        let mut bench = Self::default();
        declare(&mut bench);
        for (index, case) in bench.cases.iter().enumerate() {
            let info = &case.info;
            let name = info.name.clone();
            let earlier = &bench.cases[..index];
            if earlier.iter().any(|other| other.info.name == name) {
                return Err(BenchError::DuplicateCase { name });
            }
            if info.sizes.is_empty() {
                return Err(BenchError::NoSizes { name });
            }
            if !info.tolerance.is_finite() || info.tolerance < 0.0 {
                return Err(BenchError::BadTolerance { name });
            }
        }
        Ok(bench)
    }

    /// Begins a case. It counts once `run` has been called on it.
    pub fn case(&mut self, name: impl Into<String>) -> Case<'_, usize> {
        Case::new(self, name.into())
    }

    pub(crate) fn add(&mut self, case: Erased) {
        self.cases.push(case);
    }

    pub(crate) fn cases(&self) -> &[Erased] {
        &self.cases
    }
}
