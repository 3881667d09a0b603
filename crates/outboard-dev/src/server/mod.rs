//! The server of pages: the engine's package and events under `/@outboard/`, and the app from a folder or from its own server.

mod client;
mod files;
mod hub;
mod inject;
mod proxy;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

pub(crate) use hub::Hub;

use crate::error::DevError;
use crate::options::ServeOptions;
use proxy::Upstream;

/// Where ports are looked for that nobody uses.
const PORTS: std::ops::Range<u16> = 4100..4200;

const ISOLATED: [(HeaderName, HeaderValue); 2] = [
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-embedder-policy"),
        HeaderValue::from_static("require-corp"),
    ),
];

/// What answers a request that is not the engine's.
#[derive(Clone)]
enum App {
    /// Files.
    Folder(PathBuf),
    /// The app's own server.
    Upstream(Upstream),
    /// Nothing: there is only the package.
    None,
}

#[derive(Clone)]
struct Site {
    app: App,
    hub: Hub,
    isolated: bool,
}

/// Starts the server, and says where it is.
pub(crate) fn start(
    runtime: &Runtime,
    options: &ServeOptions,
    hub: &Hub,
) -> Result<String, DevError> {
    let app = match (&options.folder, &options.proxy) {
        (_, Some(url)) => App::Upstream(Upstream::new(url)?),
        (Some(folder), None) => App::Folder(files::folder(folder)?),
        (None, None) => App::None,
    };
    let site = Site {
        app,
        hub: hub.clone(),
        isolated: options.isolated,
    };
    let listener = runtime.block_on(listen(options.port))?;
    let address = listener
        .local_addr()
        .map_err(|source| DevError::Runtime { source })?;
    let router = Router::new()
        .route("/@outboard/page.js", get(client::page))
        .route("/@outboard/overlay.js", get(client::overlay))
        .route("/@outboard/swap.js", get(client::swap))
        .route("/@outboard/events", get(client::events))
        .route("/@outboard/{name}/{*path}", get(files::package))
        .fallback(fallback)
        .layer(axum::middleware::map_response_with_state(
            site.clone(),
            headers,
        ))
        .with_state(site);
    runtime.spawn(async move {
        // It ends with the runtime.
        let _ = axum::serve(listener, router).await;
    });
    Ok(format!("http://{address}/"))
}

async fn listen(wanted: Option<u16>) -> Result<TcpListener, DevError> {
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let Some(port) = wanted else {
        for port in PORTS {
            if let Ok(listener) = TcpListener::bind(at(port)).await {
                return Ok(listener);
            }
        }
        return bind(at(0)).await;
    };
    bind(at(port)).await
}

async fn bind(address: SocketAddr) -> Result<TcpListener, DevError> {
    TcpListener::bind(address)
        .await
        .map_err(|source| match source.kind() {
            ErrorKind::AddrInUse => DevError::PortInUse { address },
            _ => DevError::Listen { address, source },
        })
}

async fn fallback(State(site): State<Site>, request: Request) -> Response {
    match &site.app {
        App::Folder(folder) => files::file(folder, &site.hub, request).await,
        App::Upstream(upstream) => upstream.pass(request).await,
        App::None => (
            StatusCode::NOT_FOUND,
            "Only the package is served here: /@outboard/<crate>/index.js\n",
        )
            .into_response(),
    }
}

/// What every answer says. A file of an hour ago may be another one now.
async fn headers(State(site): State<Site>, mut response: Response) -> Response {
    let headers = response.headers_mut();
    if !matches!(site.app, App::Upstream(_)) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if site.isolated {
        headers.extend(ISOLATED);
    }
    response
}
