//! How much of the time it takes to keep up with sound as it comes, and how late it is:
//! `cargo run -p outboard-speech --example live`.

use std::error::Error;
use std::rc::Rc;
use std::time::Instant;

use outboard_session::Session;
use outboard_speech::{Audio, Denoiser, LATENCY, RATE, Voice};

/// How much comes at once: a hundredth of a second.
const PIECE: usize = RATE as usize / 100;

fn main() -> Result<(), Box<dyn Error>> {
    let audio = Audio::wav(&outboard_models::read("samples/speech/librivox-0870.wav"))?;
    let session = |file: &str| Session::load(outboard_models::read(file)).map(Rc::new);
    let mut voice = Voice::new(session("silero-vad/model.onnx")?)?;
    let mut denoiser = Denoiser::new(
        session("dtln/magnitude.onnx")?,
        session("dtln/signal.onnx")?,
    )?;
    println!("                real-time factor   slowest of 10 ms   latency");
    let heard = measure(&audio, &mut |piece| voice.push(piece).map(drop))?;
    print("voice activity", &audio, heard, Voice::FRAME_SECONDS);
    let heard = measure(&audio, &mut |piece| denoiser.push(piece).map(drop))?;
    print("denoising", &audio, heard, LATENCY as f64 / f64::from(RATE));
    Ok(())
}

/// How long all took, and the slowest piece.
fn measure(
    audio: &Audio,
    push: &mut dyn FnMut(&[f32]) -> outboard_speech::Result<()>,
) -> outboard_speech::Result<(f64, f64)> {
    let (mut all, mut slowest) = (0.0, 0.0f64);
    for piece in audio.samples().chunks(PIECE) {
        let begun = Instant::now();
        push(piece)?;
        let took = begun.elapsed().as_secs_f64();
        all += took;
        slowest = slowest.max(took);
    }
    Ok((all, slowest))
}

fn print(what: &str, audio: &Audio, (all, slowest): (f64, f64), latency: f64) {
    let factor = all / audio.seconds();
    println!(
        "{what:<15} {factor:>16.4} {:>15.1} ms {:>6.0} ms",
        slowest * 1e3,
        latency * 1e3
    );
}
