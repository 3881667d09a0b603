//! Reads what stands in PNG files: `cargo run -p outboard-sight --example read -- page.png`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::time::Instant;

use outboard_sight::{ReadOptions, Reader};

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = |role: &str| common::session(&format!("ppocr-small/{role}.onnx"));
    let settings = common::settings("ppocr-small");
    let reader = Reader::new(model("det"), model("rec"), Some(model("cls")), &settings)?;
    for file in std::env::args().skip(1) {
        let photograph = common::Photograph::open(Path::new(&file));
        let begin = Instant::now();
        let watch = |fraction: f64, what: &str| {
            eprintln!("{:?} {:.0} % {what}", begin.elapsed(), fraction * 100.0);
            true
        };
        let reading = reader.read(&photograph.picture(), &ReadOptions::default(), &watch)?;
        for line in &reading.lines {
            let corners = line.quad.map(|corner| corner.map(f32::round));
            println!("{corners:?} {:.3} {}", line.confidence, line.text);
            for word in &line.words {
                let corners = word.quad.map(|corner| corner.map(f32::round));
                println!("    {corners:?} {:.3} {}", word.confidence, word.text);
            }
        }
        println!("{}", reading.text);
    }
    Ok(())
}
