//! Why development cannot begin or go on. A crate that does not compile is no such error: that is an event.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why `outboard dev` ends.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DevError {
    /// There is no crate at the path.
    #[error("there is no crate at {}", path.display())]
    NoCrate {
        /// The path.
        path: PathBuf,
    },
    /// The folder to serve does not exist, or is a file.
    #[error("{} is no folder", folder.display())]
    NoFolder {
        /// The path.
        folder: PathBuf,
    },
    /// Somebody else listens there.
    #[error("port {} of {} is in use", address.port(), address.ip())]
    PortInUse {
        /// Where.
        address: SocketAddr,
    },
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The address of the app's server cannot be used.
    #[error("`{url}` is no address of a server: {reason}")]
    BadProxy {
        /// What was given.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Files cannot be watched.
    #[error("{} cannot be watched: {source}", path.display())]
    Watch {
        /// What was to be watched.
        path: PathBuf,
        /// Why.
        source: Box<notify_debouncer_full::notify::Error>,
    },
    /// The machine gives no threads, or no signals.
    #[error("the server could not be started: {source}")]
    Runtime {
        /// Why.
        source: io::Error,
    },
}

impl DevError {
    /// A stable name for this kind of error, for machines and searches.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoCrate { .. } => "no-crate",
            Self::NoFolder { .. } => "no-folder",
            Self::PortInUse { .. } => "port-in-use",
            Self::Listen { .. } => "listen",
            Self::BadProxy { .. } => "bad-proxy",
            Self::Watch { .. } => "watch",
            Self::Runtime { .. } => "runtime",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoCrate { .. } => "give the folder of a crate: `outboard dev engine`",
            Self::NoFolder { .. } => "give the folder with index.html to `--serve`",
            Self::PortInUse { .. } => {
                "end what listens there, or give another with `--port`; without it, a free one is taken"
            }
            Self::Listen { .. } => "give another port with `--port`",
            Self::BadProxy { .. } => {
                "give where the app's own server listens: `--proxy http://127.0.0.1:3000`"
            }
            Self::Watch { .. } => {
                "look whether the folder exists; on Linux, fs.inotify.max_user_watches may be too small"
            }
            Self::Runtime { .. } => "look at the limits of processes and open files",
        }
    }
}
