//! One build after another, and what each says of itself.

use std::path::Path;
use std::time::{Duration, Instant};

use outboard_build::{BuildOptions, Error, Kept, Package, Reporter, Step, Warning};

use crate::event::{Api, Event, StepTime};
use crate::failure::Failure;
use crate::sources::Sources;
use crate::surface;

/// Builds a crate again and again.
pub(crate) struct Workshop {
    options: BuildOptions,
    /// What the client of the last package is.
    surface: Option<String>,
    /// What the builds before have left.
    kept: Kept,
}

impl Workshop {
    pub(crate) fn new(options: BuildOptions, folder: &Path) -> Self {
        // Pages may be open that have loaded the package of an earlier run.
        let surface = surface::of(&folder.join(&options.out));
        Self {
            options,
            surface,
            kept: Kept::default(),
        }
    }

    /// A manifest or the toolchain may be another: nothing that was found out before holds.
    pub(crate) fn forget(&mut self) {
        self.kept = Kept::default();
    }

    /// Builds the crate as it is now.
    pub(crate) fn build(&mut self, sources: &mut Sources) -> Event {
        let since = Instant::now();
        let mut times = Times::default();
        match outboard_build::build_again(&self.options, &mut self.kept, &mut times) {
            Ok(package) => {
                sources.built(Some(package.inputs.clone()));
                self.built(&sources.name, package, since.elapsed(), times)
            }
            Err(error) => {
                sources.built(None);
                failed(sources, &error)
            }
        }
    }

    fn built(&mut self, name: &str, package: Package, took: Duration, times: Times) -> Event {
        let surface = surface::of(&package.folder);
        let is_same = surface.is_some() && surface == self.surface;
        self.surface.clone_from(&surface);
        Event::Built {
            name: name.to_owned(),
            package: package.name,
            folder: package.folder,
            build: package.build,
            ms: millis(took),
            api: if is_same { Api::Same } else { Api::Changed },
            surface: surface.unwrap_or_default(),
            steps: times.steps,
        }
    }
}

fn failed(sources: &Sources, error: &Error) -> Event {
    Event::Failed {
        name: sources.name.clone(),
        error: Box::new(Failure::of(error, &sources.workspace)),
    }
}

/// How a path is told: from the crate's workspace on, where it is in it.
pub(crate) fn told(sources: &Sources, path: &Path) -> String {
    let inner = path.strip_prefix(&sources.workspace).unwrap_or(path);
    inner.display().to_string()
}

fn millis(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

/// Hears how long each step takes.
#[derive(Default)]
struct Times {
    steps: Vec<StepTime>,
}

impl Reporter for Times {
    fn started(&mut self, _: Step) {}
    fn doing(&mut self, _: Step, _: &str) {}
    fn finished(&mut self, step: Step, took: Duration, _: &str) {
        let ms = millis(took);
        self.steps.push(StepTime { step, ms });
    }
    fn warned(&mut self, _: &Warning) {}
    fn output(&mut self, _: Step, _: &str) {}
}
