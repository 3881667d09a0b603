//! How a file comes: from the store if it is there and right, and else from its source, going on from what is there of it.

use outboard::{Control, Error, JsValue};
use outboard_session::Limits;
use serde::{Deserialize, Serialize};

use crate::files::incoming::{File, Incoming};
use crate::files::script::{Piece, Source, Stop, Store};

/// What is known and wanted of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// Whether it is an ONNX model.
    model: bool,
    /// What its SHA-256 has to be, in hexadecimal digits.
    sha256: Option<String>,
    /// Where it is kept.
    cache: Option<String>,
    /// How large it is said to be.
    bytes: Option<u64>,
    #[serde(default)]
    limits: Asking,
}

/// The limits that are set by the caller.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asking {
    bytes: Option<u64>,
    tensor_bytes: Option<u64>,
    nodes: Option<usize>,
}

impl Asking {
    fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            bytes: self.bytes.unwrap_or(usual.bytes),
            tensor_bytes: self.tensor_bytes.unwrap_or(usual.tensor_bytes),
            nodes: self.nodes.unwrap_or(usual.nodes),
        }
    }
}

/// How a file came.
#[derive(Debug, Serialize)]
pub(crate) struct Arrived {
    bytes: u64,
    /// Whether it was there already.
    cached: bool,
    /// Whether it will be there the next time.
    kept: bool,
}

/// Why a file did not come.
pub(crate) enum Trouble {
    /// What JavaScript says of the download.
    Download(JsValue),
    /// What is wrong with the file.
    File(Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::File(error)
    }
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        Self::Download(error)
    }
}

/// Brings a file.
pub(crate) async fn arrive(
    source: &JsValue,
    asked: &Asked,
    stop: &Stop,
    control: &Control,
) -> Result<(File, Arrived), Trouble> {
    let kind = asked.cache.as_deref();
    let store = Store::of(kind, source, stop).await?;
    let used = store.complete() || !store.validator().is_empty();
    match from_store(&store, source, asked, stop, control).await {
        // What was kept may be spoilt: then it is as if nothing had been.
        Err(Trouble::File(_)) if used => {
            let store = Store::of(kind, source, stop).await?;
            from_store(&store, source, asked, stop, control).await
        }
        outcome => outcome,
    }
}

/// The same with a store that is open, and is closed in any case; it is empty where the file was wrong.
async fn from_store(
    store: &Store,
    source: &JsValue,
    asked: &Asked,
    stop: &Stop,
    control: &Control,
) -> Result<(File, Arrived), Trouble> {
    let cached = store.complete();
    let outcome = receive(store, source, asked, stop, control).await;
    match outcome {
        Ok((mut incoming, bytes)) => {
            let hash = incoming.hash();
            let outcome = check(asked, store, &hash).and_then(|()| incoming.finish());
            let file = match outcome {
                Ok(file) => file,
                Err(error) => {
                    store.forget().await;
                    return Err(error.into());
                }
            };
            let kept = if cached {
                store.keep_part().await;
                true
            } else {
                store.keep(&hash).await
            };
            let arrived = Arrived {
                bytes,
                cached,
                kept,
            };
            Ok((file, arrived))
        }
        Err(Trouble::File(error)) => {
            store.forget().await;
            Err(error.into())
        }
        Err(trouble) => {
            // It goes on from here the next time.
            store.keep_part().await;
            Err(trouble)
        }
    }
}

/// All bytes of a file, from store and source.
async fn receive<'a>(
    store: &Store,
    source: &JsValue,
    asked: &Asked,
    stop: &Stop,
    control: &'a Control,
) -> Result<(Incoming<'a>, u64), Trouble> {
    let limits = asked.limits.limits();
    let hashes = asked.sha256.is_some() || store.hashes();
    let begin = |total| Incoming::new(asked.model, total, limits, hashes, control);
    let mut incoming = begin(store.length().map(|length| length as u64).or(asked.bytes));
    while let Some(bytes) = store.kept().await {
        incoming.take(&bytes)?;
    }
    if !store.complete() {
        let bytes = Source::begin(source, incoming.length, store, stop).await?;
        let outcome = async {
            if incoming.length == 0 {
                store.restart(&bytes.validator(), bytes.total());
                incoming = begin(bytes.whole().or(asked.bytes));
            }
            incoming.total = incoming.total.or(bytes.whole());
            loop {
                match bytes.piece().await? {
                    Piece::Bytes(piece) => {
                        incoming.take(&piece)?;
                        store.put(&piece).await;
                    }
                    Piece::Anew => {
                        incoming = begin(bytes.whole().or(asked.bytes));
                        store.restart(&bytes.validator(), bytes.total());
                    }
                    Piece::End => return Ok::<(), Trouble>(()),
                }
            }
        }
        .await;
        bytes.close();
        outcome?;
    }
    let length = incoming.length;
    Ok((incoming, length))
}

impl Source {
    /// How many bytes there are altogether, where it is known.
    fn whole(&self) -> Option<u64> {
        self.total().map(|total| total as u64)
    }
}

/// Whether it is the file that is meant.
fn check(asked: &Asked, store: &Store, hash: &str) -> Result<(), Error> {
    let expected = match &asked.sha256 {
        Some(expected) => expected.clone(),
        // A file that was kept is still what it was.
        None => store.sha256(),
    };
    if expected.is_empty() || expected.eq_ignore_ascii_case(hash) {
        return Ok(());
    }
    Err(Error::new(
        "ai/integrity",
        format!("the file has the SHA-256 {hash}, and {expected} is expected"),
    ))
}
