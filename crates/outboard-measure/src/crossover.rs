//! From which size of input on it pays to compute off the page's thread.

use serde::{Deserialize, Serialize};

/// What computing off-thread is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// The same job in JavaScript on the page's thread: work and crossing together must take less.
    Javascript,
    /// The work itself: crossing must take less than a tenth of it.
    Work,
}

/// From which size on it pays.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Pays {
    /// At every size that was measured.
    Always,
    /// From about this size on.
    From {
        /// Between two that were measured.
        size: f64,
    },
    /// At no size that was measured.
    Never,
}

/// The answer for one arm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crossover {
    /// The arm.
    pub arm: String,
    /// What it is held against.
    pub against: Against,
    /// From which size on.
    pub pays: Pays,
}

/// Where an advantage that was measured at some sizes begins for good. An advantage over 1 is one; between two sizes it is taken to
/// change evenly, both on a logarithmic scale.
pub(crate) fn pays(measured: &[(usize, f64)]) -> Option<Pays> {
    let mut measured = measured.to_vec();
    measured.sort_by_key(|(size, _)| *size);
    let (_, last) = measured.last()?;
    if *last <= 1.0 {
        return Some(Pays::Never);
    }
    let Some(below) = measured
        .iter()
        .rposition(|(_, advantage)| *advantage <= 1.0)
    else {
        return Some(Pays::Always);
    };
    let [(small, less), (large, more)] = [measured[below], measured[below + 1]];
    let (small, large) = ((small.max(1) as f64).ln(), (large as f64).ln());
    let share = less.ln() / (less.ln() - more.ln());
    Some(Pays::From {
        size: (small + (large - small) * share).exp(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_sizes() {
        let Some(Pays::From { size }) = pays(&[(1000, 2.0), (10, 0.5)]) else {
            panic!("it pays somewhere");
        };
        assert!((size - 100.0).abs() < 1e-6, "{size}");
    }

    #[test]
    fn at_the_ends() {
        assert_eq!(pays(&[]), None);
        assert_eq!(pays(&[(1, 1.5)]), Some(Pays::Always));
        assert_eq!(pays(&[(1, 2.0), (2, 1.0)]), Some(Pays::Never));
        // What pays, then does not, then does, pays from the last change on.
        assert!(
            matches!(pays(&[(1, 2.0), (2, 0.5), (4, 2.0)]), Some(Pays::From { size }) if size > 2.0)
        );
    }
}
