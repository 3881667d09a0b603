//! Pictures and files for the tests.
#![allow(dead_code, reason = "each test uses some of it")]
#![allow(missing_docs, unreachable_pub, reason = "a module of tests")]

pub mod files;

use std::path::PathBuf;

use outboard_image::{Error, Output, OutputOptions, Plan, run, run_pixels};

/// A picture with edges, gradients and every channel in use: RGBA.
pub fn pattern(width: u32, height: u32, alpha: bool) -> Vec<u8> {
    let mut rgba = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let stripe = if (x / 4 + y / 6) % 2 == 0 { 40 } else { 0 };
            let opacity = if alpha { (x * 7 + y * 13) % 256 } else { 255 };
            rgba.extend([
                (x * 200 / width + stripe) as u8,
                (y * 200 / height + stripe) as u8,
                ((x + y) * 200 / (width + height)) as u8,
                opacity as u8,
            ]);
        }
    }
    rgba
}

/// A plan with these operations and this output, as JSON writes them.
pub fn plan(operations: &str, output: &str) -> Plan {
    let json = format!(r#"{{ "operations": [{operations}], "output": {output} }}"#);
    Plan::from_json(&json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// Raw pixels after these operations.
pub fn operate(rgba: &[u8], width: u32, height: u32, operations: &str) -> Output {
    let plan = plan(operations, r#"{ "pixels": {} }"#);
    run_pixels(rgba.to_vec(), width, height, &plan)
        .unwrap_or_else(|error| panic!("{operations}: {error}"))
}

/// A file of raw pixels.
pub fn encode(rgba: &[u8], width: u32, height: u32, output: &str) -> Vec<u8> {
    run_pixels(rgba.to_vec(), width, height, &plan("", output))
        .expect("a file")
        .bytes
}

/// The raw pixels in a file.
pub fn decode(file: &[u8]) -> Result<Output, Error> {
    run(
        file,
        &Plan {
            output: OutputOptions::Pixels {},
            ..Plan::default()
        },
    )
}

/// The mean of squared differences as decibels below full scale: above 30 is alike, above 45 is hard to tell apart.
pub fn likeness(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len(), "pictures of different sizes");
    let sum: f64 = a
        .iter()
        .zip(b)
        .map(|(&a, &b)| (f64::from(a) - f64::from(b)).powi(2))
        .sum();
    let mean = sum / a.len() as f64;
    if mean == 0.0 {
        f64::INFINITY
    } else {
        10.0 * (255.0 * 255.0 / mean).log10()
    }
}

/// The JPEG photographs that `cargo xtask samples` fetches, smallest first.
pub fn photographs() -> Vec<(String, Vec<u8>)> {
    let folder = std::env::var_os("OUTBOARD_SAMPLES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/samples"),
        PathBuf::from,
    );
    let mut photographs = Vec::new();
    for entry in std::fs::read_dir(&folder).into_iter().flatten() {
        let path = entry.expect("an entry of the samples folder").path();
        if path.extension().is_some_and(|extension| {
            extension.eq_ignore_ascii_case("jpg") || extension.eq_ignore_ascii_case("jpeg")
        }) {
            photographs.push((
                path.display().to_string(),
                std::fs::read(&path).expect("a sample"),
            ));
        }
    }
    assert!(
        !photographs.is_empty(),
        "there are no photographs in {}: run `cargo xtask samples` first",
        folder.display()
    );
    photographs.sort_by_key(|(_, bytes)| bytes.len());
    photographs
}
