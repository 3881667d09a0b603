//! The error that crosses to JavaScript.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

/// An error with a message for people and a code for programs.
///
/// An exported function may return any error that converts into this one. The code is part of an engine's interface: it stays
/// when the message is reworded.
///
/// In JavaScript it is an `Error` named `EngineError`, with `message`, `code`, and a `cause` where there is a source.
///
/// ```
/// #[derive(Debug, thiserror::Error)]
/// #[error("the file ends after {0} bytes")]
/// struct Truncated(usize);
///
/// impl From<Truncated> for outboard::Error {
///     fn from(error: Truncated) -> Self {
///         outboard::Error::new("truncated", error.to_string())
///     }
/// }
///
/// let error = outboard::Error::from(Truncated(12));
/// assert_eq!((error.code(), error.message()), ("truncated", "the file ends after 12 bytes"));
/// ```
#[derive(Debug)]
pub struct Error {
    code: Cow<'static, str>,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of this code and message.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            source: None,
        }
    }

    /// The same error with what caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The code, for programs.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The message, for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
impl From<Error> for wasm_bindgen::JsValue {
    fn from(error: Error) -> Self {
        let js = js_sys::Error::new(&error.message);
        js.set_name("EngineError");
        // An `Error` that was made a line ago takes any property, so there is nothing that could be reported.
        let _ = js_sys::Reflect::set(&js, &"code".into(), &error.code.as_ref().into());
        if let Some(source) = StdError::source(&error) {
            js.set_cause(&cause(source));
        }
        js.into()
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn cause(error: &dyn StdError) -> wasm_bindgen::JsValue {
    let js = js_sys::Error::new(&error.to_string());
    if let Some(source) = error.source() {
        js.set_cause(&cause(source));
    }
    js.into()
}

#[cfg(test)]
mod tests {
    use super::Error;
    use std::error::Error as _;

    #[test]
    fn an_error_says_its_message_and_keeps_its_code() {
        let error = Error::new("too-large", "30,000 × 30,000 pixels are too many");
        assert_eq!(error.to_string(), "30,000 × 30,000 pixels are too many");
        assert_eq!(error.code(), "too-large");
        assert!(error.source().is_none());
    }

    #[test]
    fn an_error_keeps_its_source() {
        let source = "x".parse::<u8>().expect_err("x is no number");
        let error = Error::new(format!("field-{}", 3), "no number").with_source(source.clone());
        assert_eq!(error.code(), "field-3");
        assert_eq!(
            error.source().map(ToString::to_string),
            Some(source.to_string())
        );
    }

    #[test]
    fn an_error_may_go_to_another_thread() {
        fn check<T: Send + Sync + 'static>() {}
        check::<Error>();
    }
}
