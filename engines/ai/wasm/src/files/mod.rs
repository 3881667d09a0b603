//! The files of a model or a task, as they arrive on the lane.

mod arrive;
mod incoming;
mod script;

use std::collections::BTreeMap;

use outboard::{Control, Error, JsValue};
use outboard_session::Session;

use crate::convert::{from_js, to_js};
use crate::files::arrive::{Asked, Trouble, arrive};
use crate::files::incoming::File;
use crate::files::script::Stop;

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
#[derive(Default)]
pub struct Files {
    arrived: BTreeMap<String, File>,
}

#[outboard::export]
impl Files {
    /// A place for files on one lane.
    #[outboard::export(constructor)]
    pub fn new() -> Files {
        Self::default()
    }

    /// Brings a file: from a URL, which is downloaded here, a `Blob`, or bytes. The port says that nobody wants it any more. Why a download
    /// failed is a result and no error, for it has more to tell than an error can carry.
    #[outboard::export(returns = "Arrived")]
    pub async fn fetch(
        &mut self,
        role: String,
        #[outboard(ts = "string | Blob | Uint8Array")] source: JsValue,
        #[outboard(ts = "FetchOptions")] options: JsValue,
        #[outboard(ts = "MessagePort")] stop: JsValue,
        control: Control,
    ) -> Result<JsValue, Error> {
        let asked: Asked = from_js(&options)?;
        let stop = Stop::new(&stop);
        let outcome = arrive(&source, &asked, &stop, &control).await;
        stop.close();
        match outcome {
            Ok((file, arrived)) => {
                self.arrived.insert(role, file);
                to_js(&arrived)
            }
            Err(Trouble::Download(error)) => Ok(script::failure_of(&error)),
            Err(Trouble::File(error)) => Err(error),
        }
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
