//! The app's own server: what is asked of ours is asked of it, WebSockets too.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CONNECTION, HOST, HeaderMap, ORIGIN, TRANSFER_ENCODING, UPGRADE,
};
use axum::http::uri::{Authority, PathAndQuery, Scheme, Uri};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};

use super::inject;
use crate::error::DevError;

/// A server that pages are asked of.
#[derive(Clone)]
pub(super) struct Upstream {
    authority: Authority,
    client: Client<HttpConnector, Body>,
}

impl Upstream {
    /// The server at `url`.
    pub(super) fn new(url: &str) -> Result<Self, DevError> {
        let bad = |reason| DevError::BadProxy {
            url: url.to_owned(),
            reason,
        };
        let uri: Uri = url.parse().map_err(|_| bad("it cannot be read"))?;
        if uri.scheme() != Some(&Scheme::HTTP) {
            return Err(bad("it must begin with http://"));
        }
        let authority = uri
            .authority()
            .ok_or_else(|| bad("it names no host"))?
            .clone();
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(bad("it must be a server's, without a path"));
        }
        let client = Client::builder(TokioExecutor::new()).build_http();
        Ok(Self { authority, client })
    }

    /// Passes a request on, and the answer back.
    pub(super) async fn pass(&self, mut request: Request) -> Response {
        let upgrades = request.headers().contains_key(UPGRADE);
        let ours = upgrades.then(|| hyper::upgrade::on(&mut request));
        if let Err(response) = self.readdress(&mut request, upgrades) {
            return *response;
        }
        let mut response = match self.client.request(request).await {
            Ok(response) => response,
            Err(error) => return self.unreachable(&error),
        };
        if response.status() == StatusCode::SWITCHING_PROTOCOLS
            && let Some(ours) = ours
        {
            let theirs = hyper::upgrade::on(&mut response);
            tokio::spawn(async move {
                let (Ok(ours), Ok(theirs)) = (ours.await, theirs.await) else {
                    return;
                };
                let (mut ours, mut theirs) = (TokioIo::new(ours), TokioIo::new(theirs));
                // Either end may go away at any time.
                let _ = tokio::io::copy_bidirectional(&mut ours, &mut theirs).await;
            });
            return response.map(|_| Body::empty());
        }
        response.headers_mut().remove(TRANSFER_ENCODING);
        response.headers_mut().remove(CONNECTION);
        inject::into(response.map(Body::new)).await
    }

    fn readdress(&self, request: &mut Request, upgrades: bool) -> Result<(), Box<Response>> {
        let path = request.uri().path_and_query().cloned();
        let path = path.unwrap_or_else(|| PathAndQuery::from_static("/"));
        let uri = Uri::builder()
            .scheme(Scheme::HTTP)
            .authority(self.authority.clone())
            .path_and_query(path)
            .build();
        let bad = |error: axum::http::Error| {
            Box::new((StatusCode::BAD_REQUEST, format!("{error}\n")).into_response())
        };
        *request.uri_mut() = uri.map_err(bad)?;
        let headers = request.headers_mut();
        let own = headers.insert(HOST, value(self.authority.as_str()));
        // To the app's server, pages of ours are its own.
        if let Some(own) = own.as_ref().and_then(|own| own.to_str().ok())
            && headers
                .get(ORIGIN)
                .is_some_and(|origin| origin.as_bytes() == format!("http://{own}").as_bytes())
        {
            headers.insert(ORIGIN, value(&format!("http://{}", self.authority)));
        }
        if !upgrades {
            headers.remove(CONNECTION);
        }
        if accepts_pages(headers) {
            // What is compressed could not be added to.
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        }
        Ok(())
    }

    fn unreachable(&self, error: &dyn std::error::Error) -> Response {
        let cause = error
            .source()
            .map_or_else(|| error.to_string(), ToString::to_string);
        let words = format!(
            "error[proxy-unreachable]: http://{} does not answer: {cause}\nStart the app's own server, then load this page again.\n",
            self.authority
        );
        (StatusCode::BAD_GATEWAY, words).into_response()
    }
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|kinds| kinds.to_str().ok());
    accepted.is_some_and(|kinds| kinds.contains("text/html"))
}

/// What was parsed as an authority can stand in a header.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_can_be_stood_in_front_of() {
        assert!(Upstream::new("http://127.0.0.1:3000").is_ok());
        assert!(Upstream::new("http://localhost:3000/").is_ok());
        for url in [
            "127.0.0.1:3000",
            "https://localhost",
            "http://",
            "http://a/b",
            "",
            "http://a b",
        ] {
            let Err(error) = Upstream::new(url) else {
                panic!("{url} was taken")
            };
            assert_eq!(error.code(), "bad-proxy", "{url}");
        }
    }
}
