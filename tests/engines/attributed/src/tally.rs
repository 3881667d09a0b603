//! A class.

use outboard::Control;

use crate::EngineError;

/// How a mean is rounded.
#[outboard::export]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the next lower number.
    Down,
    /// To the next higher number.
    Up,
}

/// A running total.
#[outboard::export]
pub struct Tally {
    /// What each number is multiplied by.
    pub unit_price: f64,
    /// What it is called.
    #[outboard::export(getter_with_clone, readonly)]
    pub label: String,
    /// Not for JavaScript.
    #[outboard::export(skip)]
    pub scratch: Vec<u8>,
    total: f64,
    count: u32,
}

#[outboard::export]
impl Tally {
    /// A tally that begins at a number.
    #[outboard::export(constructor)]
    pub fn new(start: f64) -> Result<Tally, EngineError> {
        if start.is_infinite() {
            return Err(EngineError::TooLarge);
        }
        Ok(Self::labelled("tally", start))
    }

    /// A tally that knows what it counts.
    pub fn labelled(label: &str, start: f64) -> Self {
        Self {
            unit_price: 1.0,
            label: label.to_owned(),
            scratch: Vec::new(),
            total: start,
            count: 0,
        }
    }

    /// Adds numbers, and gives the total.
    pub fn add(&mut self, numbers: &[f64]) -> f64 {
        self.total += numbers.iter().sum::<f64>() * self.unit_price;
        self.count += numbers.len() as u32;
        self.total
    }

    /// Adds each number that many times, and says how far it is.
    pub fn add_often(
        &mut self,
        numbers: &[f64],
        control: &Control,
        times: u32,
    ) -> Result<f64, EngineError> {
        for time in 0..times {
            control.check()?;
            self.add(numbers);
            control.progress(f64::from(time + 1) / f64::from(times), "adding");
        }
        Ok(self.total)
    }

    /// Takes numbers from the total in their order, and leaves in each place what remained there.
    pub fn take_each(&mut self, numbers: &mut [f64]) {
        for number in numbers {
            self.total -= *number;
            *number = self.total;
        }
    }

    /// The mean of what was added.
    pub fn mean(&self, rounding: Rounding) -> Option<f64> {
        let mean = (self.count > 0).then(|| self.total / f64::from(self.count))?;
        Some(match rounding {
            Rounding::Down => mean.floor(),
            Rounding::Up => mean.ceil(),
        })
    }

    /// Whether another tally is ahead.
    pub fn is_behind(&self, other: &Tally) -> bool {
        self.total < other.total
    }

    /// Takes another tally in, which is gone afterwards.
    pub fn absorb(&mut self, other: Tally) {
        self.total += other.total;
        self.count += other.count;
    }

    /// The total, and the tally is gone.
    pub fn finish(self) -> f64 {
        self.total
    }

    /// The total, when JavaScript comes back to it.
    pub async fn total_later(&self) -> Result<f64, EngineError> {
        if self.count == 0 {
            return Err(EngineError::TooLarge);
        }
        Ok(self.total)
    }

    /// Panics when it is asked for more than there is.
    pub fn overdraw(&mut self, amount: f64) {
        assert!(amount <= self.total, "there are only {}", self.total);
        self.total -= amount;
    }

    /// The total.
    #[outboard::export(getter)]
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Sets the total.
    #[outboard::export(setter)]
    pub fn set_total(&mut self, total: f64) {
        self.total = total;
    }

    /// Only Rust sees this.
    #[outboard::export(skip)]
    pub fn parts(&self) -> (f64, u32) {
        (self.total, self.count)
    }

    /// Only with a feature that is never on.
    #[cfg(any())]
    pub fn conditional(&self) -> Missing {}
}
