//! What one build leaves for the next of the same crate, so that a change of one line does not pay for what it cannot have changed.

use std::collections::BTreeMap;

use crate::project::Project;
use crate::toolchain::Toolchain;
use crate::tools::Tools;

/// What is kept between builds with the same options. Whoever keeps it lets go of it when a manifest, the lock file or the
/// toolchain may have changed: then it is a new one.
#[derive(Default)]
pub struct Kept {
    /// The crate, as cargo described it.
    pub(crate) project: Option<Project>,
    /// What there is to build with.
    pub(crate) ground: Option<(Toolchain, Tools)>,
    /// The workers that were joined, by their names.
    pub(crate) workers: BTreeMap<String, Worker>,
}

/// A worker that was joined.
#[derive(Clone)]
pub(crate) struct Worker {
    /// What it was joined from, but for the build id.
    pub(crate) from: Vec<u8>,
    /// The build whose id is in its text.
    pub(crate) build: String,
    /// The worker.
    pub(crate) text: String,
}
