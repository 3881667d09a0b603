//! What a caller of [`crate::run`] may choose.

use std::path::PathBuf;

use outboard_build::{BuildOptions, Profile};

/// Everything that development can be told.
#[derive(Debug, Clone)]
pub struct DevOptions {
    /// How the crate is built; for development, whatever it says of that.
    pub build: BuildOptions,
    /// The server of pages, if there is to be one.
    pub serve: Option<ServeOptions>,
    /// Whether all ends when standard input is closed: so a program that started this one takes it along, however it ends.
    pub attached: bool,
}

/// What the server is told.
#[derive(Debug, Clone, Default)]
pub struct ServeOptions {
    /// The folder of the pages.
    pub folder: Option<PathBuf>,
    /// The app's own server, which gets what is not the engine's: `http://127.0.0.1:3000`.
    pub proxy: Option<String>,
    /// The port; without one, the first that is free from 4100 on.
    pub port: Option<u16>,
    /// Whether pages are cross-origin isolated, and so may share memory.
    pub isolated: bool,
}

impl DevOptions {
    /// Watches and builds, with cargo's dev profile, and serves nothing.
    #[must_use]
    pub fn new(mut build: BuildOptions) -> Self {
        build.watched = true;
        build.profile = Profile::Dev;
        Self {
            build,
            serve: None,
            attached: false,
        }
    }
}
