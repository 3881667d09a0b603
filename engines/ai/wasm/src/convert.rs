//! Between JavaScript's values and those of the engine's crates.
//!
//! Settings and small results go as JSON text, for serde then refuses unknown keys, which a reader of JavaScript objects cannot see.

use js_sys::JSON;
use outboard::{Control, Error, JsValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// An error of any of the engine's crates, as it crosses.
pub(crate) fn failure(code: &'static str, error: impl ToString) -> Error {
    Error::new(code, error.to_string())
}

/// An error of the session.
pub(crate) fn session_failure(error: outboard_session::Error) -> Error {
    failure(error.code(), error)
}

/// What long work asks whether to go on, and tells how far it is.
pub(crate) fn watch(control: &Control) -> impl Fn(f64, &str) -> bool {
    move |fraction, note| {
        control.progress(fraction, note);
        !control.is_stopped()
    }
}

/// The JSON text of a plain object; what is left out is an object without keys.
pub(crate) fn json(value: &JsValue) -> Result<String, Error> {
    if value.is_undefined() || value.is_null() {
        return Ok("{}".into());
    }
    let text = JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string());
    text.ok_or_else(|| {
        Error::new(
            "ai/bad-option",
            "the options are not an object of plain values",
        )
    })
}

/// A plain object, read as what it is to be.
pub(crate) fn from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T, Error> {
    serde_json::from_str(&json(value)?).map_err(|error| failure("ai/bad-option", error))
}

/// A plain object for JavaScript.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, Error> {
    let text = serde_json::to_string(value).map_err(|error| internal(&error.to_string()))?;
    JSON::parse(&text).map_err(|_| internal("what was to cross is not JSON"))
}

/// A fault of the engine itself.
pub(crate) fn internal(message: &str) -> Error {
    Error::new("ai/internal", message)
}
