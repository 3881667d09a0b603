//! The client: the files a page imports, written from the API model.
//!
//! What is the same in every client stands in `templates/`, as files that editors and linters know. What differs is
//! lists, one line an export: `table` writes those of `client.js`, `sync` those of `sync.js`, `types` those of the
//! `.d.ts` files.

mod entries;
mod literal;
mod records;
mod swappable;
mod sync;
mod table;
mod template;
mod types;
mod variants;

use thiserror::Error;

use crate::api::{self, Api};
use crate::variant::Variant;
pub use swappable::swappable;

/// What a client is called, and how it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The base of the package's file names: `demo` in `demo.simd.wasm`.
    pub name: String,
    /// The package's name in npm.
    pub package: String,
    /// The package's version.
    pub version: String,
    /// What client, worker and module are compared by.
    pub build: String,
    /// The builds of the engine, best first; the last is `simd`.
    pub variants: Vec<Module>,
    /// On how many lanes the engine runs.
    pub lanes: Lanes,
    /// The front, if there is one.
    pub front: Option<Front>,
}

/// One build of the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Which it is.
    pub variant: Variant,
    /// What it is checked by when it is downloaded, as `integrity` of `fetch` has it: `sha384-…`.
    pub integrity: String,
}

/// On how many lanes an engine runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lanes {
    /// As the model says.
    #[default]
    AsRead,
    /// As many as the cores allow.
    Auto,
    /// So many, at least one.
    Fixed(u32),
}

/// A front. Its folder is copied to `js/` in the package, and it imports `../client.js`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// Its module in that folder. Its types stand beside it, in a `.d.ts`.
    pub module: String,
}

impl Default for Front {
    fn default() -> Self {
        Self {
            module: "index.js".into(),
        }
    }
}

/// A file of the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands in the package.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Why a client could not be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The name cannot stand in file names.
    #[error("`{name}` cannot be the base of file names: use letters, digits, `-`, `_` and `.`")]
    Name {
        /// The name.
        name: String,
    },
    /// The front's module cannot stand in an import.
    #[error(
        "`{module}` cannot be the module of a front: it must be the path of a `.js` file inside the front's folder"
    )]
    FrontModule {
        /// The module.
        module: String,
    },
    /// No lanes at all.
    #[error("an engine runs on one lane at least")]
    NoLanes,
    /// Not even the variant that runs everywhere.
    #[error("a package holds `simd`, as its last variant")]
    NoSimd,
}

impl WriteError {
    /// A name for this kind of error that stays the same between releases.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Name { .. } => "client-name",
            Self::FrontModule { .. } => "front-module",
            Self::NoLanes => "no-lanes",
            Self::NoSimd => "no-simd",
        }
    }
}

/// Writes every file of a client. `worker.entry.js` and `inline.entry.js` are joined into one file each and do not ship.
///
/// # Errors
///
/// When a name cannot stand where it has to, or no lane is allowed.
pub fn write(api: &Api, naming: &Naming) -> Result<Vec<File>, WriteError> {
    check(naming)?;
    let mut files = entries::write(api, naming);
    files.push(table::write(api, naming));
    files.extend(sync::write(api, naming));
    files.extend(types::write(api, naming));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn check(naming: &Naming) -> Result<(), WriteError> {
    let plain = |text: &str| {
        !text.is_empty()
            && !text.starts_with('.')
            && text
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | '.'))
    };
    if !plain(&naming.name) {
        return Err(WriteError::Name {
            name: naming.name.clone(),
        });
    }
    if let Some(front) = &naming.front
        && (!front.module.ends_with(".js") || !front.module.split('/').all(plain))
    {
        return Err(WriteError::FrontModule {
            module: front.module.clone(),
        });
    }
    if naming.lanes == Lanes::Fixed(0) {
        return Err(WriteError::NoLanes);
    }
    if naming.variants.last().map(|one| one.variant) != Some(Variant::SIMD) {
        return Err(WriteError::NoSimd);
    }
    Ok(())
}

impl Naming {
    /// Whether a build of it has threads, and so memory that page and engine share.
    fn has_threads(&self) -> bool {
        self.variants.iter().any(|one| one.variant.threads)
    }
}

/// The lanes as a client's table writes them.
fn lanes(api: &Api, naming: &Naming) -> String {
    match (naming.lanes, api.lanes) {
        (Lanes::Fixed(count), _) => count.to_string(),
        (Lanes::Auto, _) | (Lanes::AsRead, api::Lanes::Auto) => "'auto'".into(),
        (Lanes::AsRead, api::Lanes::One) => "1".into(),
    }
}
