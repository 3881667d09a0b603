//! How many words each kit has wrong in all clips of the samples, beside onnxruntime with the same files:
//! `cargo run -p outboard-speech --example words`.

use std::collections::BTreeMap;
use std::error::Error;
use std::rc::Rc;
use std::time::Instant;

use outboard_session::Session;
use outboard_speech::{Audio, Errors, Settings, Transcriber, Voice, compare, recogniser};

fn main() -> Result<(), Box<dyn Error>> {
    let said: BTreeMap<String, String> =
        serde_json::from_slice(&outboard_models::read("samples/speech/transcripts.json"))?;
    let figures = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../models/reference/figures.json"
    );
    let figures: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(figures)?)?;
    println!("kit              clips     here   onnxruntime   times as fast as it is spoken");
    for kit in ["moonshine-tiny", "whisper-tiny-en"] {
        let transcriber = load(kit)?;
        for clips in ["librivox", "cards"] {
            let (mut errors, mut theirs) = (Errors::default(), Errors::default());
            let (mut seconds, mut took) = (0.0, 0.0);
            for (file, text) in said.iter().filter(|(file, _)| file.starts_with(clips)) {
                let audio = Audio::wav(&outboard_models::read(&format!("samples/speech/{file}")))?;
                let begun = Instant::now();
                let heard = transcriber.transcribe(&audio, &mut |_| {}, &|_, _| true)?;
                took += begun.elapsed().as_secs_f64();
                seconds += audio.seconds();
                errors += compare(text, &heard.text);
                let text_there = figures["speech"][kit]["texts"][file].as_str();
                theirs += compare(text, text_there.unwrap_or_default());
            }
            println!(
                "{kit:<16} {clips:<8} {:>4.1} %   {:>8.1} %   {:>8.1}",
                errors.rate() * 100.0,
                theirs.rate() * 100.0,
                seconds / took,
            );
        }
    }
    Ok(())
}

fn load(kit: &str) -> Result<Transcriber, Box<dyn Error>> {
    let json: serde_json::Value =
        serde_json::from_slice(&outboard_models::read(&format!("{kit}/kit.json")))?;
    let read = |role: &str| {
        let path = json["files"][role]["path"].as_str().unwrap_or_default();
        outboard_models::read(&format!("{kit}/{path}"))
    };
    let session = |role: &str| Session::load(read(role)).map(Rc::new);
    let model = recogniser(
        Settings::family(json["family"].as_str().unwrap_or_default())?,
        session("encoder")?,
        session("decoder")?,
        &read("tokenizer"),
        &Settings::read(&json["settings"].to_string())?,
    )?;
    Ok(Transcriber::new(
        model,
        Some(Voice::new(session("voice")?)?),
    ))
}
