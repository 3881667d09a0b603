//! Voice activity and denoising, by the real models.

use crate::support::{clip, on, session, voice};
use outboard_speech::{Audio, Denoiser, LATENCY, RATE, Voice, VoiceSettings, denoise};

/// Silence, a clip, silence.
fn framed() -> (Vec<f32>, usize) {
    let speech = clip("librivox-0880");
    let mut samples = vec![0.0; 2 * RATE as usize];
    samples.extend_from_slice(speech.samples());
    samples.extend(vec![0.0; 2 * RATE as usize]);
    (samples, speech.samples().len())
}

#[test]
fn speech_is_found_where_it_is() {
    let (samples, count) = framed();
    let audio = Audio::new(&samples, RATE).unwrap();
    let found = voice()
        .detect(&audio, &VoiceSettings::default(), &on)
        .unwrap();
    assert_eq!(found.probabilities.len(), samples.len().div_ceil(512));
    let (first, last) = (found.spans.first().unwrap(), found.spans.last().unwrap());
    assert!(
        (1.8..2.6).contains(&first.start_seconds()),
        "{:?}",
        found.spans
    );
    let end = 2.0 + count as f64 / f64::from(RATE);
    assert!(
        (end - 0.8..end + 0.3).contains(&last.end_seconds()),
        "{:?}",
        found.spans
    );
}

#[test]
fn pieces_of_any_size_are_heard_as_the_whole() {
    let (samples, _) = framed();
    let mut whole = voice().push(&samples).unwrap();
    let mut streaming: Voice = voice();
    let mut pieces = Vec::new();
    for piece in samples.chunks(1_234) {
        pieces.extend(streaming.push(piece).unwrap());
    }
    let most = whole.iter().copied().fold(0.0, f32::max);
    assert!(most > 0.9 && whole[..50].iter().all(|probability| *probability < 0.3));
    whole.truncate(pieces.len());
    assert_eq!(pieces, whole);
    assert_eq!(
        voice().push(&[f32::NAN]).unwrap_err().code(),
        "ai/bad-audio"
    );
}

fn denoiser() -> Denoiser {
    Denoiser::new(session("dtln/magnitude.onnx"), session("dtln/signal.onnx")).unwrap()
}

/// White noise, the same each time.
fn noise(count: usize) -> Vec<f32> {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u32 << 23) as f32 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

fn power(samples: impl Iterator<Item = f32>) -> f64 {
    samples
        .map(|sample| f64::from(sample) * f64::from(sample))
        .sum()
}

/// How far speech stands out of what is not speech, in decibels.
fn ratio(clean: &[f32], heard: &[f32]) -> f64 {
    let other = clean.iter().zip(heard).map(|(clean, heard)| heard - clean);
    10.0 * (power(clean.iter().copied()) / power(other)).log10()
}

/// A clip, and the clip with noise that is 1.3 dB quieter than it.
fn mixture() -> (Vec<f32>, Vec<f32>) {
    let clean = clip("librivox-0870").samples().to_vec();
    let noise = noise(clean.len());
    let gain = power(clean.iter().copied()) / power(noise.iter().copied()) / 10f64.powf(0.13);
    let gain = gain.sqrt() as f32;
    let noisy = clean
        .iter()
        .zip(&noise)
        .map(|(clean, noise)| clean + gain * noise)
        .collect();
    (clean, noisy)
}

#[test]
fn noise_is_taken_away() {
    let (clean, noisy) = mixture();
    assert!((ratio(&clean, &noisy) - 1.3).abs() < 0.01);
    let audio = Audio::new(&noisy, RATE).unwrap();
    let heard = denoise(&mut denoiser(), &audio, &on).unwrap();
    assert_eq!(heard.len(), clean.len());
    let after = ratio(&clean, &heard);
    println!("1.3 dB -> {after:.2} dB");
    assert!(after >= 7.0, "{after}");
}

#[test]
fn a_stream_lags_by_the_latency_and_loses_nothing() {
    let (_, noisy) = mixture();
    let noisy = &noisy[..20_000];
    let mut whole = denoiser();
    let expected = denoise(&mut whole, &Audio::new(noisy, RATE).unwrap(), &on).unwrap();
    let mut streaming = denoiser();
    let (mut taken, mut given) = (0, Vec::new());
    for piece in noisy.chunks(333) {
        given.extend(streaming.push(piece).unwrap());
        taken += piece.len();
        assert!(
            given.len() <= taken && taken - given.len() <= LATENCY,
            "{taken} {}",
            given.len()
        );
    }
    given.extend(streaming.finish().unwrap());
    assert_eq!(given, expected);
    assert_eq!(
        streaming.push(&[f32::NAN]).unwrap_err().code(),
        "ai/bad-audio"
    );
    assert!(streaming.finish().unwrap().is_empty());
}
