//! The wasm build: a package like any other, of a bench target.

use std::path::{Path, PathBuf};
use std::time::Duration;

use outboard_build::{BuildOptions, Lanes, Reporter, Step, Target, Warning};

use crate::error::Error;
use crate::plan::Plan;
use crate::project::Project;
use crate::watch::{Progress, Watch};

/// Builds the package into `out`.
pub(crate) fn build(
    project: &Project,
    plan: &Plan,
    bench: &str,
    out: &Path,
    watch: &mut dyn Watch,
) -> Result<PathBuf, Error> {
    let mut options = BuildOptions::new(&project.folder);
    options.out = out.to_path_buf();
    options.package = Some(project.package.name.to_string());
    options.target = Target::Bench(bench.to_owned());
    options.features.clone_from(&plan.features);
    options.threads = Some(plan.variants.iter().any(|variant| variant.threads()));
    options.relaxed_simd = Some(plan.variants.iter().any(|variant| variant.relaxed()));
    options.name = Some("outboard-benchmark".to_owned());
    // What one call prepares, the next one runs.
    options.lanes = Some(Lanes::Count(1));
    options.offline = plan.offline;
    let package = outboard_build::build(&options, &mut Heard { watch })?;
    Ok(package.folder)
}

/// A build's words, for who watches the measurement.
pub(crate) struct Heard<'a> {
    pub(crate) watch: &'a mut dyn Watch,
}

impl Reporter for Heard<'_> {
    fn started(&mut self, _: Step) {}

    fn doing(&mut self, _: Step, what: &str) {
        self.watch.progress(Progress::Doing { what });
    }

    fn finished(&mut self, _: Step, _: Duration, _: &str) {}

    fn warned(&mut self, warning: &Warning) {
        self.watch.warned(warning);
    }

    fn output(&mut self, _: Step, line: &str) {
        self.watch.output(line);
    }
}
