//! What the command answers, as anyone can read it in `cmd/`: each `.trycmd` file is a session, run in the crate of the
//! `.in` folder beside it. `TRYCMD=overwrite cargo test` writes the answers anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[test]
fn answers() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}

/// What an offline build answers with the real rustc and a sysroot of its own, which has everything but one folder.
#[cfg(unix)]
fn offline_without(missing: &str, arguments: &[&str]) -> String {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;
    use std::process::Command;
    use std::{env, fs};

    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let asked = Command::new(&rustc)
        .arg("--print=sysroot")
        .output()
        .unwrap();
    let real = Path::new(str::from_utf8(&asked.stdout).unwrap().trim()).join("lib/rustlib");
    let home = tempfile::tempdir().unwrap();
    let bare = home.path().join("lib/rustlib");
    fs::create_dir_all(&bare).unwrap();
    for entry in fs::read_dir(&real).unwrap() {
        let entry = entry.unwrap();
        if entry.file_name() != missing {
            symlink(entry.path(), bare.join(entry.file_name())).unwrap();
        }
    }
    let script = home.path().join("rustc");
    let text = format!(
        "#!/bin/sh\nexec {rustc} --sysroot {} \"$@\"\n",
        home.path().display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();

    let done = Command::new(env!("CARGO_BIN_EXE_outboard"))
        .args(["build", "tests/cmd/no-target.in", "--offline"])
        .args(arguments)
        .env("RUSTC", &script)
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{words}");
    assert!(!Path::new("tests/cmd/no-target.in/pkg").exists());
    words
}

#[cfg(unix)]
#[test]
fn offline_does_not_install_a_missing_target() {
    let words = offline_without("wasm32-unknown-unknown", &[]);
    assert!(words.contains("error[target-missing-offline]"), "{words}");
    assert!(
        words.contains("rustup target add wasm32-unknown-unknown"),
        "{words}"
    );
}

#[cfg(unix)]
#[test]
fn offline_does_not_install_the_missing_sources_of_the_standard_library() {
    let words = offline_without("src", &["--panic", "unwind"]);
    assert!(words.contains("error[source-missing-offline]"), "{words}");
    assert!(words.contains("rustup component add rust-src"), "{words}");
}

#[test]
fn offline_does_not_install_a_missing_tool() {
    let cache = tempfile::tempdir().unwrap();
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_outboard"))
        .args(["build", "tests/cmd/no-target.in", "--offline"])
        .env("OUTBOARD_CACHE", cache.path())
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{words}");
    assert!(
        words.contains("error[tool-missing-offline]: binaryen"),
        "{words}"
    );
    assert!(
        !words.contains("Compiled"),
        "it is found out before anything is compiled: {words}"
    );
}
