//! What `./sync` does with controls and streams, run in Node: as the files stand in a package, beside the runtime.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn controls_and_streams_work_in_this_thread() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sync");
    fs::create_dir_all(package.join("runtime"))?;
    for file in ["sync-control.js", "sync-stream.js"] {
        let template = here.join("src/client/templates").join(file);
        fs::copy(template, package.join(file))?;
    }
    let errors = here.join("../../packages/runtime/src/errors.js");
    fs::copy(errors, package.join("runtime/errors.js"))?;
    fs::write(package.join("package.json"), r#"{"type":"module"}"#)?;
    let output = Command::new("node")
        .arg("--test")
        .arg(here.join("tests/sync.mjs"))
        .env("PACKAGE", package)
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    Ok(())
}
