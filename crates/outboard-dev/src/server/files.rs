//! Files: those of the package, and those of the folder with the pages.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::{Path as Parts, Request, State};
use axum::http::header::{CONTENT_TYPE, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use super::hub::Hub;
use super::{Site, inject};
use crate::error::DevError;
use crate::failure::Failure;

/// The folder with the pages, as it is really called.
pub(super) fn folder(given: &Path) -> Result<PathBuf, DevError> {
    let none = || DevError::NoFolder {
        folder: given.to_path_buf(),
    };
    let folder = given.canonicalize().map_err(|_| none())?;
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(none())
    }
}

/// A file of the package. Whoever asks before it is there waits for it.
pub(super) async fn package(
    State(site): State<Site>,
    Parts((name, path)): Parts<(String, String)>,
    request: Request,
) -> Response {
    match site.hub.package().await {
        Ok((known, folder)) if known == name => {
            let path: String = format!("/{path}");
            serve(&folder, &path, request).await
        }
        Ok((known, _)) => {
            let words = format!("There is no crate `{name}` here, only `{known}`\n");
            (StatusCode::NOT_FOUND, words).into_response()
        }
        Err(failure) => absent(failure.as_ref()),
    }
}

/// A file of the pages.
pub(super) async fn file(folder: &Path, hub: &Hub, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let file = folder.join(path.trim_start_matches('/'));
    let is_package = |package: PathBuf| file.starts_with(package);
    // A page may import the package from where it lies, and be there before it is.
    let waits = hub.out().is_some_and(is_package) || (!file.exists() && path.ends_with(".js"));
    if waits && let Err(failure) = hub.package().await {
        return absent(failure.as_ref());
    }
    let response = serve(folder, &path, request).await;
    inject::into(response).await
}

async fn serve(folder: &Path, path: &str, mut request: Request<Body>) -> Response {
    // Two builds within a second have files of the same time.
    request.headers_mut().remove(IF_MODIFIED_SINCE);
    request.headers_mut().remove(IF_UNMODIFIED_SINCE);
    let encoded = path.parse::<Uri>();
    if let Ok(uri) = encoded {
        *request.uri_mut() = uri;
    }
    match ServeDir::new(folder).try_call(request).await {
        Ok(response) => response.map(Body::new),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
    }
}

/// There is no package: a page that imports it has the reason in its console, too.
fn absent(failure: Option<&Failure>) -> Response {
    let why = failure.map_or("the server ends", |failure| failure.message.as_str());
    let why = serde_json::Value::from(why);
    let script = format!("throw new Error({why});\n");
    let kind = HeaderValue::from_static("text/javascript");
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(CONTENT_TYPE, kind)],
        script,
    )
        .into_response()
}
