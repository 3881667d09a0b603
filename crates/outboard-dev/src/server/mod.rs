//! The server of pages.

use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::error::DevError;
use crate::event::Event;
use crate::options::ServeOptions;

/// What the loop says to the server: the last thing that happened, and the last package.
#[derive(Clone, Default)]
pub(crate) struct Hub {
    latest: Arc<watch::Sender<Option<Event>>>,
}

impl Hub {
    pub(crate) fn publish(&self, event: &Event) {
        self.latest.send_replace(Some(event.clone()));
    }
}

pub(crate) fn start(_: &Runtime, _: &ServeOptions, _: &Hub) -> Result<String, DevError> {
    Ok(String::new())
}
