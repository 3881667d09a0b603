//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The checkout, and the folders that are made in it.
#[derive(Clone)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// The checkout this program was compiled in.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies in no workspace")?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// Where packages, photographs and results are put; cargo's own folder may be elsewhere.
    pub(crate) fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Cargo's own folder.
    pub(crate) fn cargo_target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.target(), PathBuf::from)
    }

    /// The `outboard` command, where it is when it has been compiled.
    pub(crate) fn tool(&self) -> PathBuf {
        let name = format!("debug/outboard{}", std::env::consts::EXE_SUFFIX);
        self.cargo_target().join(name)
    }

    pub(crate) fn packages(&self) -> PathBuf {
        self.target().join("packages")
    }

    /// What is made by the steps of wasm-pack.
    pub(crate) fn by_hand(&self) -> PathBuf {
        self.target().join("bench/by-hand")
    }

    pub(crate) fn samples(&self) -> PathBuf {
        self.target().join("samples")
    }

    /// An executable that npm installed.
    pub(crate) fn npm_bin(&self, name: &str) -> PathBuf {
        let name = if cfg!(windows) {
            format!("{name}.cmd")
        } else {
            name.to_owned()
        };
        self.root.join("node_modules/.bin").join(name)
    }
}

/// The folder of the user in which things are kept that took long to make or fetch, the tool's own among them.
pub(crate) fn cache() -> Result<PathBuf> {
    std::env::var_os("OUTBOARD_CACHE")
        .map(PathBuf::from)
        .or_else(|| {
            std::env::var_os("XDG_CACHE_HOME").map(|cache| PathBuf::from(cache).join("outboard"))
        })
        .or_else(|| {
            std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/outboard"))
        })
        .context("there is no folder for caches: set OUTBOARD_CACHE")
}
