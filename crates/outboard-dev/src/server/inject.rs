//! Pages load one module more.

use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;

const SCRIPT: &str = include_str!("../../page/script.html");

/// Adds the module to an answer that is a page.
pub(super) async fn into(response: Response) -> Response {
    if !is_page(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = match body.collect().await {
        Ok(whole) => whole.to_bytes(),
        Err(error) => return (StatusCode::BAD_GATEWAY, format!("{error}\n")).into_response(),
    };
    let page = with_script(&bytes);
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
        && !headers.contains_key(CONTENT_ENCODING)
}

/// The page with the module at the begin of its head, or before everything but the doctype where it has none.
fn with_script(page: &[u8]) -> Vec<u8> {
    let at = after(page, b"<head")
        .or_else(|| after(page, b"<!doctype"))
        .unwrap_or(0);
    let (before, rest) = page.split_at(at);
    [before, SCRIPT.trim_end().as_bytes(), rest].concat()
}

/// Where the tag ends that begins so.
fn after(page: &[u8], tag: &[u8]) -> Option<usize> {
    let begins = |(at, window): (usize, &[u8])| {
        let ends = page
            .get(at + tag.len())
            .is_some_and(|next| !next.is_ascii_alphabetic());
        (window.eq_ignore_ascii_case(tag) && ends).then_some(at)
    };
    let start = page.windows(tag.len()).enumerate().find_map(begins)?;
    let end = page.get(start..)?.iter().position(|byte| *byte == b'>')?;
    Some(start + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> String {
        let page = String::from_utf8(with_script(text.as_bytes())).unwrap();
        page.replace(SCRIPT.trim_end(), "|")
    }

    #[test]
    fn the_module_is_the_first_of_a_page() {
        assert_eq!(
            page("<!doctype html><html><head><title>"),
            "<!doctype html><html><head>|<title>"
        );
        assert_eq!(page("<HEAD lang=en>x"), "<HEAD lang=en>|x");
        assert_eq!(
            page("<!DOCTYPE html><header>x"),
            "<!DOCTYPE html>|<header>x"
        );
        assert_eq!(page("<p>"), "|<p>");
        assert_eq!(page(""), "|");
    }
}
