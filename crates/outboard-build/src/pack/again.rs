//! Joining workers again only where something else than the build id is new in them: a change of one line in Rust seldom is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::join::Join;
use super::{Build, Client, runtime, write};
use crate::each::Each;
use crate::error::{At, Error};
use crate::kept::Worker;
use crate::report;

/// What workers are joined from.
pub(super) struct Sources<'a> {
    pub(super) builds: &'a Each<Build>,
    pub(super) client: &'a Client,
    pub(super) folder: &'a Path,
}

/// Writes the workers of a package: those that are as before with the id of this build, the others joined anew by `join`.
pub(super) fn workers(
    sources: &Sources<'_>,
    joins: &[Join],
    kept: &mut BTreeMap<String, Worker>,
    join: impl FnOnce(&[Join]) -> Result<(), Error>,
) -> Result<(), Error> {
    let build = &sources.client.build;
    let from = sources.fingerprint()?;
    let mut anew = Vec::new();
    for one in joins {
        match kept.get(&one.to).filter(|worker| worker.from == from) {
            Some(worker) => {
                let text = worker.text.replace(&worker.build, build);
                write(&sources.folder.join(&one.to), text.as_bytes())?;
            }
            None => anew.push(one.clone()),
        }
    }
    if anew.is_empty() {
        return Ok(());
    }
    join(&anew)?;
    for one in anew {
        let path = sources.folder.join(&one.to);
        let worker = Worker {
            from: from.clone(),
            build: build.clone(),
            text: fs::read_to_string(&path).at("read a file", &path)?,
        };
        kept.insert(one.to, worker);
    }
    Ok(())
}

impl Sources<'_> {
    /// Of all that workers are joined from, but for the build id.
    fn fingerprint(&self) -> Result<Vec<u8>, Error> {
        let mut hash = Sha256::new();
        let mut add = |part: &[u8]| {
            // The length keeps the parts apart.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        };
        for (_, build) in self.builds.best_first() {
            add(build.glue.js.as_bytes());
            let Some(snippets) = &build.glue.snippets else {
                continue;
            };
            for file in report::list(snippets)? {
                let path = snippets.join(&file);
                add(file.as_bytes());
                add(&fs::read(&path).at("read a file", &path)?);
            }
        }
        let entries = self.client.files.iter();
        for (path, text) in entries.filter(|(path, _)| path.ends_with(".entry.js")) {
            add(path.as_bytes());
            add(text.replace(&self.client.build, "").as_bytes());
        }
        runtime::each(&mut add);
        Ok(hash.finalize().to_vec())
    }
}
