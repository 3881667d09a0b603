//! Real models hear real people.

use std::cell::{Cell, RefCell};

use crate::support::{clip, on, said, session, transcriber, voice};
use outboard_speech::{Audio, Error, Errors, Listener, RATE, Voice, compare};

/// How many words a kit may have wrong in the clips of that name: half a hundredth more than onnxruntime has with the same files.
fn allowed(kit: &str, clips: &str) -> f64 {
    let figures = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../models/reference/figures.json"
    );
    let figures = std::fs::read_to_string(figures).unwrap();
    let figures: serde_json::Value = serde_json::from_str(&figures).unwrap();
    let mut errors = Errors::default();
    for (name, text) in said(clips) {
        let theirs = &figures["speech"][kit]["texts"][format!("{name}.wav")];
        errors += compare(&text, theirs.as_str().unwrap());
    }
    errors.rate() + 0.005
}

/// The errors of a kit in all clips of that name.
fn errors(kit: &str, clips: &str) -> Errors {
    let transcriber = transcriber(kit, None);
    let mut errors = Errors::default();
    for (name, text) in said(clips) {
        let heard = transcriber
            .transcribe(&clip(&name), &mut |_| {}, &on)
            .unwrap();
        println!("{name}: {}", heard.text);
        errors += compare(&text, &heard.text);
    }
    errors
}

#[test]
fn moonshine_hears_as_well_as_in_onnxruntime() {
    for clips in ["librivox", "cards"] {
        let errors = errors("moonshine-tiny", clips);
        assert!(errors.said > 20, "{errors:?}");
        assert!(
            errors.rate() <= allowed("moonshine-tiny", clips),
            "{clips}: {errors:?}"
        );
    }
}

#[test]
fn whisper_hears_as_well_as_in_onnxruntime() {
    let errors = errors("whisper-tiny-en", "librivox");
    assert!(errors.said > 70, "{errors:?}");
    assert!(
        errors.rate() <= allowed("whisper-tiny-en", "librivox"),
        "{errors:?}"
    );
}

#[test]
fn words_come_one_by_one_and_then_all() {
    let transcriber = transcriber("moonshine-tiny", None);
    let parts = RefCell::new(Vec::new());
    let told = RefCell::new(Vec::new());
    let heard = transcriber.transcribe(
        &clip("librivox-0880"),
        &mut |part| parts.borrow_mut().push((part.text.to_owned(), part.last)),
        &|fraction, _| {
            told.borrow_mut().push(fraction);
            true
        },
    );
    let (heard, parts) = (heard.unwrap(), parts.into_inner());
    assert!(parts.len() > 5, "{parts:?}");
    assert_eq!(parts.last(), Some(&(heard.text.clone(), true)));
    assert!(
        parts
            .iter()
            .all(|(text, _)| heard.text.starts_with(text.as_str())),
        "{parts:?}"
    );
    assert!(told.borrow().is_sorted());
    let [segment] = &heard.segments[..] else {
        panic!("{heard:?}")
    };
    assert_eq!(segment.start, 0.0);
    assert!((segment.end - 2.99).abs() < 0.1, "{segment:?}");
}

#[test]
fn it_can_be_stopped_between_two_words() {
    let transcriber = transcriber("moonshine-tiny", None);
    let words = Cell::new(0);
    let stopped = transcriber.transcribe(
        &clip("librivox-0870"),
        &mut |_| words.set(words.get() + 1),
        &|_, _| words.get() < 3,
    );
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!(words.get(), 3);
}

#[test]
fn long_sound_is_cut_at_pauses() {
    let transcriber = transcriber("moonshine-tiny", None);
    let mut samples = Vec::new();
    let mut text = String::new();
    for (name, words) in said("librivox").into_iter().take(4) {
        samples.extend_from_slice(clip(&name).samples());
        samples.extend([0.0; RATE as usize]);
        text = format!("{text} {words}");
    }
    let audio = Audio::new(&samples, RATE).unwrap();
    assert!(audio.seconds() > 20.0);
    let heard = transcriber.transcribe(&audio, &mut |_| {}, &on).unwrap();
    assert!(heard.segments.len() > 1, "{heard:?}");
    assert!(
        heard
            .segments
            .windows(2)
            .all(|two| two[0].end <= two[1].start + 1e-9)
    );
    assert!(compare(&text, &heard.text).rate() <= 0.1, "{heard:?}");
}

#[test]
fn where_nobody_speaks_nothing_is_written() {
    let transcriber = transcriber("moonshine-tiny", None);
    for samples in [vec![0.1], vec![0.0; 40_000]] {
        let audio = Audio::new(&samples, RATE).unwrap();
        let heard = transcriber.transcribe(&audio, &mut |_| {}, &on).unwrap();
        assert_eq!(heard.text, "");
    }
}

#[test]
fn a_listener_writes_while_somebody_speaks() {
    let transcriber = transcriber("moonshine-tiny", None);
    let voice: Voice = voice();
    let mut listener = Listener::new(&transcriber, voice, RATE).unwrap();
    let mut told = Vec::new();
    let mut segments = Vec::new();
    let mut samples = clip("librivox-0880").samples().to_vec();
    samples.extend([0.0; RATE as usize]);
    samples.extend(clip("librivox-0930").samples());
    for piece in samples.chunks(1_600) {
        let on_text =
            &mut |part: &outboard_speech::Part<'_>| told.push((part.text.to_owned(), part.last));
        segments.extend(listener.push(&transcriber, piece, on_text, &on).unwrap());
    }
    segments.extend(listener.finish(&transcriber, &mut |_| {}, &on).unwrap());
    let text: Vec<&str> = segments
        .iter()
        .map(|segment| segment.text.as_str())
        .collect();
    let said = said("librivox");
    let expected = format!("{} {}", said["librivox-0880"], said["librivox-0930"]);
    assert!(segments.len() >= 2, "{segments:?}");
    assert!(compare(&expected, &text.join(" ")).rate() < 0.2, "{text:?}");
    assert!(told.iter().any(|(_, last)| !last) && told.iter().any(|(_, last)| *last));
}

#[test]
fn whisper_hears_what_is_said_and_when() {
    let transcriber = transcriber("whisper-tiny-en", None);
    let (name, text) = said("librivox").into_iter().next().unwrap();
    let heard = transcriber
        .transcribe(&clip(&name), &mut |_| {}, &on)
        .unwrap();
    println!("{heard:?}");
    assert!(compare(&text, &heard.text).rate() <= 0.1, "{heard:?}");
    let last = heard.segments.last().unwrap();
    assert!(last.end > 5.0 && last.end < 7.2, "{heard:?}");
}

#[test]
fn files_that_do_not_fit_are_refused() {
    use outboard_speech::{Family, Settings, recogniser};
    let voice = session("silero-vad/model.onnx");
    let tokenizer = outboard_models::read("moonshine-tiny/tokenizer.bin");
    let settings = Settings::default();
    for family in [Family::Moonshine, Family::Whisper] {
        let refused = recogniser(family, voice.clone(), voice.clone(), &tokenizer, &settings);
        assert_eq!(refused.err().map(|error| error.code()), Some("ai/bad-kit"));
    }
    let signal = session("dtln/signal.onnx");
    assert_eq!(Voice::new(signal).unwrap_err().code(), "ai/bad-kit");
    assert_eq!(
        Settings::read(r#"{ "rate": 8000 }"#).unwrap_err().code(),
        "ai/bad-kit"
    );
}
