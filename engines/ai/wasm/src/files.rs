//! The files of a model or a task, as they arrive on the lane.

use std::collections::BTreeMap;

use outboard::Error;
use outboard_session::Session;

use crate::convert::session_failure;

/// What has arrived, by the role it has in its kit: `encoder`, `tokenizer`, `model`.
///
/// A task takes what it needs out of it, so nothing is in memory twice:
///
/// ```ignore
/// #[outboard::export(constructor)]
/// pub fn new(files: &mut Files, settings: JsValue) -> Result<Speech, Error> {
///     let encoder = files.take_session("encoder")?;
///     let tokenizer = files.take_bytes("tokenizer")?;
///     …
/// }
/// ```
#[outboard::export]
pub struct Files {
    arrived: BTreeMap<String, File>,
}

enum File {
    Session(Box<Session>),
    Bytes(Vec<u8>),
}

#[outboard::export]
impl Files {
    /// A place for files on one lane.
    #[outboard::export(constructor)]
    pub fn new() -> Files {
        Files {
            arrived: BTreeMap::new(),
        }
    }

    /// Takes the bytes of a file that the page has. With `model` they are those of an ONNX model, which is loaded at once.
    pub fn put(&mut self, role: String, bytes: Vec<u8>, model: bool) -> Result<(), Error> {
        let file = if model {
            File::Session(Box::new(Session::load(bytes).map_err(session_failure)?))
        } else {
            File::Bytes(bytes)
        };
        self.arrived.insert(role, file);
        Ok(())
    }
}

impl Files {
    /// The model of this role, which is then no longer here.
    pub(crate) fn take_session(&mut self, role: &str) -> Result<Session, Error> {
        match self.arrived.remove(role) {
            Some(File::Session(session)) => Ok(*session),
            Some(File::Bytes(_)) => Err(bad_kit(format!(
                "the file for {role:?} has to be an ONNX model, whose path ends in .onnx"
            ))),
            None => Err(self.missing(role)),
        }
    }

    /// The bytes of this role, which are then no longer here.
    #[allow(dead_code, reason = "for the tasks, which are modules of their own")]
    pub(crate) fn take_bytes(&mut self, role: &str) -> Result<Vec<u8>, Error> {
        match self.arrived.remove(role) {
            Some(File::Bytes(bytes)) => Ok(bytes),
            Some(File::Session(_)) => Err(bad_kit(format!(
                "the file for {role:?} is an ONNX model, and another file is needed"
            ))),
            None => Err(self.missing(role)),
        }
    }

    /// Whether a file of this role has arrived, for those that a kit may leave out.
    #[allow(dead_code, reason = "for the tasks, which are modules of their own")]
    pub(crate) fn has(&self, role: &str) -> bool {
        self.arrived.contains_key(role)
    }

    fn missing(&self, role: &str) -> Error {
        let there: Vec<&str> = self.arrived.keys().map(String::as_str).collect();
        bad_kit(format!(
            "there is no file for {role:?}; there is {}",
            if there.is_empty() {
                "none".to_owned()
            } else {
                there.join(", ")
            }
        ))
    }
}

fn bad_kit(message: String) -> Error {
    Error::new("ai/bad-kit", message)
}
