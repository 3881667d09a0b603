//! What the loop says to pages: the last thing that happened, and the last package there is.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::watch;

use crate::event::Event;
use crate::failure::Failure;

/// What is known now.
#[derive(Clone, Default)]
pub(super) struct Now {
    /// The last thing that happened, as pages hear of it.
    pub(super) latest: Option<String>,
    /// The crate and the folder of the last package.
    pub(super) package: Option<(String, PathBuf)>,
    /// Where the package is, or will be.
    pub(super) out: Option<PathBuf>,
    /// Why there is no package.
    pub(super) failure: Option<Failure>,
}

/// Between the loop and the server.
#[derive(Clone, Default)]
pub(crate) struct Hub {
    now: Arc<watch::Sender<Now>>,
}

impl Hub {
    /// Says where the package will be, whether or not there is an older one.
    pub(crate) fn expect(&self, out: PathBuf) {
        self.now.send_modify(|now| now.out = Some(out));
    }

    /// Tells pages of an event.
    pub(crate) fn publish(&self, event: &Event) {
        self.now.send_modify(|now| {
            now.latest = serde_json::to_string(event).ok();
            match event {
                Event::Built { name, folder, .. } => {
                    now.package = Some((name.clone(), folder.clone()));
                    now.failure = None;
                }
                Event::Failed { error, .. } => now.failure = Some((**error).clone()),
                _ => {}
            }
        });
    }

    pub(super) fn subscribe(&self) -> watch::Receiver<Now> {
        self.now.subscribe()
    }

    /// The package, once there is one, or why there is none.
    pub(super) async fn package(&self) -> Result<(String, PathBuf), Option<Failure>> {
        let mut inbox = self.now.subscribe();
        let is_known = |now: &Now| now.package.is_some() || now.failure.is_some();
        let now = inbox.wait_for(is_known).await.map_err(|_| None)?;
        now.package.clone().ok_or_else(|| now.failure.clone())
    }

    /// Where the package is, or will be.
    pub(super) fn out(&self) -> Option<PathBuf> {
        self.now.borrow().out.clone()
    }
}
