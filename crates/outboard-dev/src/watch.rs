//! Hearing of files that change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::error::DevError;
use crate::session::Signal;

/// An editor writes a file in several steps; what changes within this time is one change.
const TOGETHER: Duration = Duration::from_millis(40);

/// Watches folders, of which there may be others after each build.
pub(crate) struct Watcher {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    folders: BTreeMap<PathBuf, bool>,
}

impl Watcher {
    /// Tells `sender` of the files that change.
    pub(crate) fn start(sender: Sender<Signal>) -> Result<Self, DevError> {
        let heard = move |result: DebounceEventResult| {
            // An error is that of an overflow: some files changed, and nobody knows which.
            let signal = match result {
                Ok(events) => {
                    let changes = events.iter().filter(|event| !event.kind.is_access());
                    Signal::Changed(changes.flat_map(|event| event.paths.clone()).collect())
                }
                Err(_) => Signal::Unknown,
            };
            // Nobody listens when all is over.
            let _ = sender.send(signal);
        };
        let debouncer =
            new_debouncer(TOGETHER, None, heard).map_err(|source| error(Path::new("."), source))?;
        Ok(Self {
            debouncer,
            folders: BTreeMap::new(),
        })
    }

    /// Watches these folders and no others; `true` is a folder with all that is in it.
    pub(crate) fn follow(&mut self, folders: BTreeMap<PathBuf, bool>) -> Result<(), DevError> {
        for (folder, deep) in &self.folders {
            if folders.get(folder) != Some(deep) {
                // It may be gone by now, and with it its watch.
                let _ = self.debouncer.unwatch(folder);
            }
        }
        for (folder, deep) in &folders {
            if self.folders.get(folder) == Some(deep) {
                continue;
            }
            let mode = if *deep {
                RecursiveMode::Recursive
            } else {
                RecursiveMode::NonRecursive
            };
            self.debouncer
                .watch(folder, mode)
                .map_err(|source| error(folder, source))?;
        }
        self.folders = folders;
        Ok(())
    }
}

fn error(path: &Path, source: notify_debouncer_full::notify::Error) -> DevError {
    DevError::Watch {
        path: path.to_path_buf(),
        source: Box::new(source),
    }
}
