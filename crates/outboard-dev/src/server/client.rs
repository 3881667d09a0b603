//! What runs in pages, and what it hears.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt};
use tokio_stream::wrappers::WatchStream;

use super::Site;

const SCRIPT: [(axum::http::HeaderName, &str); 1] = [(CONTENT_TYPE, "text/javascript")];

/// The module that swaps engines.
pub(super) async fn page() -> Response {
    (SCRIPT, include_str!("../../page/page.js")).into_response()
}

/// The module that shows errors.
pub(super) async fn overlay() -> Response {
    (SCRIPT, include_str!("../../page/overlay.js")).into_response()
}

/// What swaps an engine: the runtime's own module, which imports nothing.
pub(super) async fn swap() -> Response {
    let module = include_str!("../../../../packages/runtime/src/swap.js");
    (SCRIPT, module).into_response()
}

/// What happens, from the last thing that did.
pub(super) async fn events(
    State(site): State<Site>,
) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let told = WatchStream::new(site.hub.subscribe())
        .filter_map(|now| async move { now.latest.map(|latest| Ok(Sent::default().data(latest))) });
    Sse::new(told).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
