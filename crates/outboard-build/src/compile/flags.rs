//! Flags of ours on top of those the author already has: what a variant needs, and a panic that unwinds.
//!
//! Cargo takes compiler flags from one place only: the environment, or else `target.*.rustflags`, or else
//! `build.rustflags`. Flags are added in the place that is in force, so that nothing of the author's is lost.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::{Table, Value};

use super::CompileError;
use crate::error::{At, Error};
use crate::options::Panic;
use crate::toolchain::TARGET;
use crate::variant::Variant;

const SIMD: &str = "-Ctarget-feature=+simd128";

/// Exceptions in the older of the two forms of wasm: the newer does not compile in Node 20, nor in browsers of 2024.
const UNWIND: [&str; 2] = ["-Cpanic=unwind", "-Cllvm-args=-wasm-use-legacy-eh=true"];

const RELAXED: &str = "-Ctarget-feature=+relaxed-simd";

/// Memory that threads share. wasm-bindgen gives each thread a stack and its thread-locals, for which it needs the exports.
const THREADS: [&str; 7] = [
    "-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals",
    "-Clink-arg=--shared-memory",
    "-Clink-arg=--import-memory",
    "-Clink-arg=--export=__wasm_init_tls",
    "-Clink-arg=--export=__tls_size",
    "-Clink-arg=--export=__tls_align",
    "-Clink-arg=--export=__tls_base",
];

/// What a build of ours asks of the compiler. `max_memory` is in bytes, and counts where memory is shared.
pub(super) fn flags(variant: Variant, panic: Panic, max_memory: u64) -> Vec<String> {
    let mut flags = vec![SIMD];
    if variant.relaxed {
        flags.push(RELAXED);
    }
    if variant.threads {
        flags.extend(THREADS);
    }
    if panic == Panic::Unwind {
        flags.extend(UNWIND);
    }
    let maximum = format!("-Clink-arg=--max-memory={max_memory}");
    let maximum = variant.threads.then_some(maximum);
    flags
        .into_iter()
        .map(str::to_owned)
        .chain(maximum)
        .collect()
}

/// Where cargo takes the flags from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Encoded,
    Plain,
    Target,
    Build,
}

/// Adds the flags to a `cargo build` that runs in `folder`.
pub(super) fn add(command: &mut Command, folder: &Path, flags: &[String]) -> Result<(), Error> {
    match place(folder)? {
        Place::Encoded => {
            let given = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
            command.env("CARGO_ENCODED_RUSTFLAGS", appended(&given, flags));
        }
        Place::Plain => {
            // Blanks separate them there, and a folder may have one in its name: cargo takes the other first.
            let given = env::var("RUSTFLAGS").unwrap_or_default();
            let given = encoded(&given);
            command.env("CARGO_ENCODED_RUSTFLAGS", appended(&given, flags));
        }
        Place::Target => {
            command
                .arg("--config")
                .arg(format!("target.{TARGET}.rustflags={}", toml(flags)));
        }
        Place::Build => {
            command
                .arg("--config")
                .arg(format!("build.rustflags={}", toml(flags)));
        }
    }
    Ok(())
}

/// What stands between two flags of `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// The flags of `RUSTFLAGS` as `CARGO_ENCODED_RUSTFLAGS` has them.
fn encoded(plain: &str) -> String {
    plain.split_whitespace().collect::<Vec<_>>().join(SEPARATOR)
}

fn appended(given: &str, flags: &[String]) -> String {
    let given = Some(given).filter(|given| !given.is_empty());
    let flags = flags.iter().map(String::as_str);
    let all: Vec<&str> = given.into_iter().chain(flags).collect();
    all.join(SEPARATOR)
}

fn toml(flags: &[String]) -> Value {
    Value::Array(flags.iter().cloned().map(Value::from).collect())
}

fn place(folder: &Path) -> Result<Place, Error> {
    let has = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if env::var_os("CARGO_ENCODED_RUSTFLAGS").is_some() {
        return Ok(Place::Encoded);
    }
    if env::var_os("RUSTFLAGS").is_some() {
        return Ok(Place::Plain);
    }
    let mut build = has("CARGO_BUILD_RUSTFLAGS");
    let mut target = has("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS");
    for file in config_files(folder) {
        let text = fs::read_to_string(&file).at("read a file", &file)?;
        let config: Table = toml::from_str(&text).map_err(|source| CompileError::Config {
            file,
            source: Box::new(source),
        })?;
        build |= config
            .get("build")
            .and_then(|table| table.get("rustflags"))
            .is_some();
        target |= for_wasm(&config);
    }
    Ok(if build && !target {
        Place::Build
    } else {
        Place::Target
    })
}

/// Whether a configuration has `target.*.rustflags` that hold for wasm; a `cfg(…)` is taken to hold.
fn for_wasm(config: &Table) -> bool {
    let Some(Value::Table(targets)) = config.get("target") else {
        return false;
    };
    targets
        .iter()
        .filter(|(name, _)| name.as_str() == TARGET || name.starts_with("cfg("))
        .any(|(_, table)| table.get("rustflags").is_some())
}

/// The files cargo merges when it runs in `folder`.
fn config_files(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = folder
        .ancestors()
        .map(|folder| folder.join(".cargo"))
        .collect();
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| directories::BaseDirs::new().map(|folders| folders.home_dir().join(".cargo")));
    folders.extend(home.filter(|home| !folders.contains(home)));
    folders
        .iter()
        .filter_map(|folder| {
            // Cargo reads the older name where both are there.
            ["config", "config.toml"]
                .iter()
                .map(|name| folder.join(name))
                .find(|file| file.is_file())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".cargo")).unwrap();
        fs::write(folder.path().join(".cargo/config.toml"), text).unwrap();
        folder
    }

    #[test]
    fn the_flag_goes_where_the_authors_flags_are() {
        let cases = [
            ("", Place::Target),
            ("[build]\nrustflags = ['-Ca']", Place::Build),
            (
                "[target.wasm32-unknown-unknown]\nrustflags = ['-Ca']",
                Place::Target,
            ),
            (
                "[build]\nrustflags = '-Ca'\n[target.'cfg(unix)']\nrustflags = '-Cb'",
                Place::Target,
            ),
            (
                "[build]\nrustflags = '-Ca'\n[target.x86_64-pc-windows-msvc]\nrustflags = '-Cb'",
                Place::Build,
            ),
        ];
        for (text, expected) in cases {
            let folder = config(text);
            assert_eq!(place(folder.path()).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn a_broken_configuration_is_named() {
        let folder = config("[build");
        let error = place(folder.path()).unwrap_err();
        assert_eq!(error.code(), "cargo-config");
        assert!(error.place().unwrap().ends_with("config.toml"));
    }

    #[test]
    fn flags_of_the_environment_are_kept() {
        let ours =
            |flags: &[&str]| -> Vec<String> { flags.iter().copied().map(str::to_owned).collect() };
        assert_eq!(appended(&encoded(""), &ours(&[SIMD])), SIMD);
        assert_eq!(
            appended(&encoded(" -Cdebuginfo=1  --cfg fast "), &ours(&[SIMD])),
            format!("-Cdebuginfo=1\u{1f}--cfg\u{1f}fast\u{1f}{SIMD}")
        );
        assert_eq!(
            appended("-Ca\u{1f}-Cb", &ours(&["-Cc", "-Cd of two"])),
            "-Ca\u{1f}-Cb\u{1f}-Cc\u{1f}-Cd of two"
        );
    }

    #[test]
    fn flags_in_the_configuration_are_toml() {
        let folder = config("");
        let mut command = Command::new("cargo");
        command.env_remove("RUSTFLAGS");
        let flags = flags(Variant::SIMD, Panic::Unwind, 0);
        add(&mut command, folder.path(), &flags).unwrap();
        let arguments: Vec<_> = command.get_args().filter_map(|arg| arg.to_str()).collect();
        let [_, given] = arguments[..] else {
            panic!("{arguments:?}");
        };
        let parsed: Table = toml::from_str(given).unwrap();
        let read = &parsed["target"][TARGET]["rustflags"];
        assert_eq!(read, &Value::from([&[SIMD], &UNWIND[..]].concat()));
    }

    #[test]
    fn each_variant_asks_for_what_it_needs() {
        let of = |threads, relaxed, panic| flags(Variant { threads, relaxed }, panic, 1 << 30);
        assert_eq!(of(false, false, Panic::Abort), [SIMD]);
        assert_eq!(of(false, true, Panic::Abort), [SIMD, RELAXED]);
        let threads = of(true, false, Panic::Abort);
        assert!(
            THREADS
                .iter()
                .all(|flag| threads.contains(&(*flag).to_owned()))
        );
        assert_eq!(
            threads.last().unwrap(),
            "-Clink-arg=--max-memory=1073741824"
        );
        let all = of(true, true, Panic::Unwind);
        assert_eq!(all.len(), 2 + THREADS.len() + UNWIND.len() + 1);
    }
}
