//! Models and clips, for all tests.

use std::collections::BTreeMap;
use std::rc::Rc;

use outboard_session::Session;
use outboard_speech::{Audio, Settings, Transcriber, Voice, recogniser};

/// Goes on, and tells nobody.
pub(crate) fn on(_: f64, _: &str) -> bool {
    true
}

/// A model of a kit.
pub(crate) fn session(file: &str) -> Rc<Session> {
    Rc::new(Session::load(outboard_models::read(file)).unwrap())
}

/// A clip of the samples.
pub(crate) fn clip(name: &str) -> Audio {
    Audio::wav(&outboard_models::read(&format!(
        "samples/speech/{name}.wav"
    )))
    .unwrap()
}

/// What hears where somebody speaks.
pub(crate) fn voice() -> Voice {
    Voice::new(session("silero-vad/model.onnx")).unwrap()
}

/// What is said in each clip whose name begins so.
pub(crate) fn said(prefix: &str) -> BTreeMap<String, String> {
    let json = outboard_models::read("samples/speech/transcripts.json");
    let all: BTreeMap<String, String> = serde_json::from_slice(&json).unwrap();
    let named = |(file, text): (String, String)| (file.trim_end_matches(".wav").to_owned(), text);
    all.into_iter()
        .map(named)
        .filter(|(name, _)| name.starts_with(prefix))
        .collect()
}

/// A kit of speech, as it lies there.
pub(crate) fn transcriber(kit: &str, settings: Option<Settings>) -> Transcriber {
    let json = outboard_models::read(&format!("{kit}/kit.json"));
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let file = |role: &str| {
        let path = json["files"][role]["path"].as_str().unwrap();
        format!("{kit}/{path}")
    };
    let settings =
        settings.unwrap_or_else(|| Settings::read(&json["settings"].to_string()).unwrap());
    let family = Settings::family(json["family"].as_str().unwrap()).unwrap();
    let tokenizer = outboard_models::read(&file("tokenizer"));
    let (encoder, decoder) = (session(&file("encoder")), session(&file("decoder")));
    let model = recogniser(family, encoder, decoder, &tokenizer, &settings).unwrap();
    Transcriber::new(model, Some(Voice::new(session(&file("voice"))).unwrap()))
}
