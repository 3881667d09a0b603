//! What is said to someone who returns a stream without the feature `stream`, and that all is well without streams. The crate is
//! compiled for wasm, with what the tests of the boundary have compiled already.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

type TestResult = Result<(), Box<dyn Error>>;

const STREAM: &str = "
#[outboard::export]
pub fn numbers() -> impl Stream<Item = u32> { Nothing }
pub trait Stream { type Item; }
struct Nothing;
impl Stream for Nothing { type Item = u32; }
";

const NONE: &str = "
#[outboard::export]
pub struct A { pub x: u32 }
#[outboard::export]
pub enum B { C }
#[outboard::export]
pub fn f(_a: &A, _b: B, _control: &outboard::Control) {}
";

#[test]
fn a_stream_without_its_feature_is_explained() -> TestResult {
    let output = check("stream", STREAM)?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    let message = "a function that returns a stream needs the feature `stream` of `outboard`";
    assert!(said.contains(message), "{said}");
    assert!(said.contains("src/lib.rs:3:21"), "{said}");
    let errors = said
        .lines()
        .filter(|line| line.starts_with("error"))
        .count();
    assert_eq!(errors, 2, "this one, and that it could not compile: {said}");
    Ok(())
}

#[test]
fn an_engine_without_streams_needs_no_feature() -> TestResult {
    let output = check("none", NONE)?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Ok(())
}

/// Compiles a crate of this source.
fn check(name: &str, source: &str) -> Result<Output, Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("feature-{name}"));
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"without-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\noutboard = {{ path = {here:?} }}\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), source)?;
    // The versions that are here already.
    let lock = here.join("../../tests/engines/attributed/Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock"))?;
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["check", "--offline", "--color=never"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("feature-target"))
        .current_dir(&folder)
        .env_remove("RUSTFLAGS")
        .output()?;
    Ok(output)
}
