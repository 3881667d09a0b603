//! The budget of a crate, enforced: a package that outgrew it is not written.

use std::path::PathBuf;

use crate::error::{Diagnosis, Error};
use crate::optimise::Optimised;
use crate::options::{BuildOptions, Profile, Target};
use crate::pack::module::Module;
use crate::project::Project;
use crate::report;
use crate::size::{Census, Share};
use crate::variant::Variant;

/// Why a build stops although everything was made.
#[derive(Debug, thiserror::Error)]
pub enum BudgetError {
    /// A module weighs more than the crate's owner allows.
    #[error("the variant {variant} weighs {} {measure}, {} more than its budget of {}", size(*.weighs), size(.weighs - .allowed), size(*.allowed))]
    Over {
        /// The manifest.
        manifest: PathBuf,
        /// The variant.
        variant: Variant,
        /// `gzipped`, or `as it is`.
        measure: &'static str,
        /// What it weighs, in bytes.
        weighs: u64,
        /// What it may weigh.
        allowed: u64,
        /// The crates that fill most of it.
        crates: Vec<Share>,
    },
}

impl BudgetError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        let Self::Over {
            manifest, crates, ..
        } = self;
        let largest: Vec<String> = crates
            .iter()
            .map(|share| format!("{} {}", share.name, size(share.bytes)))
            .collect();
        let help = format!(
            "its largest crates are: {}; `outboard size` says what in them, and `budget` in [package.metadata.outboard] allows more",
            largest.join(", ")
        );
        Diagnosis::new("over-budget", help).at(manifest)
    }
}

/// How many crates an error names.
const NAMED: usize = 4;

/// Weighs a module that is to ship. What is only worked on, or only measured, has no budget.
pub(crate) fn check(
    project: &Project,
    options: &BuildOptions,
    variant: Variant,
    module: &Module,
    optimised: &Optimised,
) -> Result<(), Error> {
    let ships = options.profile != Profile::Dev && options.target == Target::Lib;
    let Some(budget) = project.settings.budget.filter(|_| ships && options.budget) else {
        return Ok(());
    };
    let raw = module.bytes.len() as u64;
    let gzip = budget.gzip.map(|allowed| {
        let weighs = report::gzipped_length(&module.bytes);
        ("gzipped", weighs, allowed)
    });
    let wasm = budget.wasm.map(|allowed| ("as it is", raw, allowed));
    let over = [gzip, wasm].into_iter().flatten();
    let Some((measure, weighs, allowed)) = { over }.find(|(_, weighs, allowed)| weighs > allowed)
    else {
        return Ok(());
    };
    let mut crates = Census::of(&module.bytes, &optimised.symbols)?.crates();
    crates.truncate(NAMED);
    Err(BudgetError::Over {
        manifest: project.package.manifest_path.clone().into_std_path_buf(),
        variant,
        measure,
        weighs,
        allowed,
        crates,
    }
    .into())
}

/// Bytes in the unit that leaves few digits.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.2} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_by_how_much_and_what_is_large() {
        let share = |name: &str, bytes| Share {
            name: name.to_owned(),
            functions: 1,
            bytes,
        };
        let error = BudgetError::Over {
            manifest: "/demo/Cargo.toml".into(),
            variant: Variant::SIMD,
            measure: "gzipped",
            weighs: 325_500,
            allowed: 300_000,
            crates: vec![share("image", 200_000), share("core", 90_400)],
        };
        assert_eq!(
            error.to_string(),
            "the variant simd weighs 325.5 kB gzipped, 25.5 kB more than its budget of 300.0 kB"
        );
        let Diagnosis { code, help, .. } = error.diagnosis();
        assert_eq!(code, "over-budget");
        assert!(help.contains("image 200.0 kB, core 90.4 kB"), "{help}");
    }
}
