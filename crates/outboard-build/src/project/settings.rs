//! `[package.metadata.outboard]`: what a crate's owner says about its package.

use std::path::PathBuf;

use cargo_metadata::Package;
use serde_json::Value;

use super::ProjectError;
use super::budget::{self, Budget};
use super::error::nearest;
use super::memory::MaxMemory;
use crate::options::{Lanes, Panic};

/// The keys of `[package.metadata.outboard]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// `lanes`: how many lanes a client opens.
    pub(crate) lanes: Option<Lanes>,
    /// `front`: the folder of hand-written JavaScript, found from the manifest.
    pub(crate) front: Option<PathBuf>,
    /// `name`: the npm name.
    pub(crate) name: Option<String>,
    /// `scope`: the npm scope.
    pub(crate) scope: Option<String>,
    /// `features`: cargo features that are always on in the package.
    pub(crate) features: Vec<String>,
    /// `panic`: what becomes of a panic.
    pub(crate) panic: Option<Panic>,
    /// `threads`: whether there is a variant with shared memory.
    pub(crate) threads: bool,
    /// `relaxed-simd`: whether there is a variant with relaxed SIMD.
    pub(crate) relaxed_simd: bool,
    /// `max-memory`: how large the memory of a threaded lane may become.
    pub(crate) max_memory: Option<MaxMemory>,
    /// `budget`: what the module may weigh.
    pub(crate) budget: Option<Budget>,
    /// `patches`: the folder of changes to crates that others wrote, found from the manifest.
    pub(crate) patches: Option<PathBuf>,
    /// `wasm-opt`: how Binaryen optimises.
    pub(crate) wasm_opt: WasmOpt,
}

/// How Binaryen optimises a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WasmOpt {
    /// `wasm-opt = false`: not at all.
    Off,
    /// Its arguments, `-O3` unless the owner says otherwise.
    Arguments(Vec<String>),
}

impl Default for WasmOpt {
    fn default() -> Self {
        Self::Arguments(vec!["-O3".to_owned()])
    }
}

const KEYS: [&str; 12] = [
    "budget",
    "features",
    "front",
    "lanes",
    "max-memory",
    "name",
    "panic",
    "patches",
    "relaxed-simd",
    "scope",
    "threads",
    "wasm-opt",
];

/// Reads the settings of a package; a key that is not known is an error, for it would be ignored in silence.
pub(super) fn read(package: &Package) -> Result<Settings, ProjectError> {
    let manifest = PathBuf::from(&package.manifest_path);
    let mut settings = Settings::default();
    let table = match package.metadata.get("outboard") {
        None => return Ok(settings),
        Some(Value::Object(table)) => table,
        Some(other) => {
            return Err(ProjectError::BadValue {
                manifest,
                key: "outboard".to_owned(),
                found: other.to_string(),
                expected: "a table: `[package.metadata.outboard]`",
            });
        }
    };
    for (key, value) in table {
        match field(&mut settings, key, value) {
            Ok(()) => {}
            Err(Refusal::Unknown) => {
                return Err(ProjectError::UnknownKey {
                    manifest,
                    key: key.clone(),
                    suggestion: nearest(key, KEYS.into_iter()),
                    known: KEYS.to_vec(),
                });
            }
            Err(Refusal::Expected(expected)) => {
                return Err(ProjectError::BadValue {
                    manifest,
                    key: key.clone(),
                    found: value.to_string(),
                    expected,
                });
            }
        }
    }
    if let Some(front) = &settings.front {
        let beside = manifest
            .parent()
            .map_or_else(|| front.clone(), |folder| folder.join(front));
        if !beside.join("index.js").is_file() {
            return Err(ProjectError::NoFront { folder: beside });
        }
        settings.front = Some(beside);
    }
    Ok(settings)
}

enum Refusal {
    Unknown,
    Expected(&'static str),
}

fn field(settings: &mut Settings, key: &str, value: &Value) -> Result<(), Refusal> {
    match key {
        "budget" => settings.budget = Some(weight(value)?),
        "lanes" => settings.lanes = Some(lanes(value)?),
        "front" => settings.front = Some(PathBuf::from(text(value)?)),
        "name" => settings.name = Some(text(value)?),
        "scope" => settings.scope = Some(text(value)?),
        "features" => settings.features = list(value)?,
        "panic" => settings.panic = Some(panic(value)?),
        "patches" => settings.patches = Some(PathBuf::from(text(value)?)),
        "threads" => settings.threads = switch(value)?,
        "relaxed-simd" => settings.relaxed_simd = switch(value)?,
        "max-memory" => settings.max_memory = Some(max_memory(value)?),
        "wasm-opt" => settings.wasm_opt = wasm_opt(value)?,
        _ => return Err(Refusal::Unknown),
    }
    Ok(())
}

fn lanes(value: &Value) -> Result<Lanes, Refusal> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    text.parse()
        .map_err(|_| Refusal::Expected("`\"auto\"`, or a whole number from 1"))
}

fn panic(value: &Value) -> Result<Panic, Refusal> {
    let word = value.as_str().and_then(|text| text.parse().ok());
    word.ok_or(Refusal::Expected("`\"unwind\"` or `\"abort\"`"))
}

fn switch(value: &Value) -> Result<bool, Refusal> {
    value
        .as_bool()
        .ok_or(Refusal::Expected("`true` or `false`"))
}

fn weight(value: &Value) -> Result<Budget, Refusal> {
    Budget::read(value).ok_or(Refusal::Expected(budget::EXPECTED))
}

fn max_memory(value: &Value) -> Result<MaxMemory, Refusal> {
    let size = value.as_str().and_then(|text| text.parse().ok());
    size.ok_or(Refusal::Expected("a size from `\"16MiB\"` to `\"4GiB\"`"))
}

fn text(value: &Value) -> Result<String, Refusal> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or(Refusal::Expected("a text in quotation marks"))
}

fn list(value: &Value) -> Result<Vec<String>, Refusal> {
    let words = value.as_array().and_then(|items| {
        items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect::<Option<Vec<_>>>()
    });
    words.ok_or(Refusal::Expected("a list of texts: `[\"one\", \"two\"]`"))
}

fn wasm_opt(value: &Value) -> Result<WasmOpt, Refusal> {
    if value == &Value::Bool(false) {
        return Ok(WasmOpt::Off);
    }
    let arguments = list(value)
        .map_err(|_| Refusal::Expected("`false`, or a list of arguments: `[\"-Os\"]`"))?;
    Ok(WasmOpt::Arguments(arguments))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package(outboard: &Value) -> Package {
        serde_json::from_value(json!({
            "name": "demo", "version": "0.1.0", "id": "path+file:///demo#0.1.0", "dependencies": [], "targets": [],
            "features": {}, "manifest_path": "/demo/Cargo.toml", "metadata": { "outboard": outboard },
            "authors": [], "categories": [], "keywords": [], "edition": "2024",
        }))
        .unwrap()
    }

    #[test]
    fn every_key_is_read() {
        let settings = read(&package(&json!({
            "lanes": 3, "name": "@me/demo", "scope": "me", "features": ["fast"], "wasm-opt": ["-Os"],
            "panic": "unwind", "threads": true, "relaxed-simd": true, "max-memory": "2GiB", "budget": "300 kB",
        })))
        .unwrap();
        assert_eq!(settings.lanes, Some(Lanes::Count(3)));
        assert_eq!(settings.name.as_deref(), Some("@me/demo"));
        assert_eq!(settings.scope.as_deref(), Some("me"));
        assert_eq!(settings.features, ["fast"]);
        assert_eq!(settings.panic, Some(Panic::Unwind));
        assert!(settings.threads && settings.relaxed_simd);
        assert_eq!(settings.budget.unwrap().gzip, Some(300_000));
        assert_eq!(settings.max_memory.unwrap().bytes(), 2 << 30);
        assert_eq!(
            settings.wasm_opt,
            WasmOpt::Arguments(vec!["-Os".to_owned()])
        );
        let auto = read(&package(&json!({ "lanes": "auto", "wasm-opt": false }))).unwrap();
        assert_eq!(
            (auto.lanes, auto.wasm_opt),
            (Some(Lanes::Auto), WasmOpt::Off)
        );
    }

    #[test]
    fn a_mistyped_key_gets_a_suggestion() {
        let error = read(&package(&json!({ "lane": 2 }))).unwrap_err();
        let diagnosis = error.diagnosis();
        assert_eq!(diagnosis.code, "unknown-key");
        assert!(
            diagnosis.help.starts_with("did you mean `lanes`?"),
            "{}",
            diagnosis.help
        );
        let far = read(&package(&json!({ "qqq": 2 }))).unwrap_err();
        assert!(far.diagnosis().help.starts_with("the keys are:"));
    }

    #[test]
    fn a_value_of_the_wrong_shape_is_refused() {
        let wrong = [
            json!({ "lanes": 0 }),
            json!({ "lanes": 1.5 }),
            json!({ "lanes": "many" }),
            json!({ "name": 1 }),
            json!({ "features": "fast" }),
            json!({ "features": [1] }),
            json!({ "wasm-opt": true }),
            json!({ "panic": "throw" }),
            json!({ "panic": true }),
            json!({ "threads": 4 }),
            json!({ "relaxed-simd": "yes" }),
            json!({ "budget": 300 }),
            json!({ "max-memory": 1024 }),
            json!({ "max-memory": "8GiB" }),
            json!("lanes"),
        ];
        for value in wrong {
            let error = read(&package(&value)).unwrap_err();
            assert_eq!(error.diagnosis().code, "bad-value", "{value}");
        }
    }

    /// The keys that the documentation has an example of.
    fn documented(examples: &toml::Table) -> Vec<&str> {
        for (key, value) in examples {
            let value = serde_json::to_value(value).unwrap();
            let done = field(&mut Settings::default(), key, &value);
            assert!(done.is_ok(), "{key} = {value} is documented and refused");
        }
        let mut keys: Vec<_> = examples.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn the_table_of_the_documentation_has_every_key() {
        let page = include_str!("../../../../docs/build.md");
        let rows = page.lines().filter_map(|row| row.strip_prefix("| `"));
        let rows = rows.map(|row| row.split(" | ").collect::<Vec<_>>());
        let examples: Vec<&str> = rows
            .filter(|cells| cells.len() == 5)
            .map(|cells| {
                let key = cells[0].trim_end_matches('`');
                let example = cells[3].trim_matches('`');
                assert!(example.starts_with(&format!("{key} = ")), "{example}");
                example
            })
            .collect();
        let examples: toml::Table = toml::from_str(&examples.join("\n")).unwrap();
        assert_eq!(documented(&examples), KEYS);
    }

    #[test]
    fn the_help_of_the_command_has_every_key() {
        let help = include_str!("../../../outboard-cli/src/help/metadata.txt");
        let lines = help.lines().map(str::trim_start);
        let lines: Vec<_> = lines.filter(|line| line.contains(" = ")).collect();
        let examples: toml::Table = toml::from_str(&lines.join("\n")).unwrap();
        assert_eq!(documented(&examples), KEYS);
    }

    #[test]
    fn a_front_must_be_there() {
        let error = read(&package(&json!({ "front": "../js" }))).unwrap_err();
        assert_eq!(error.diagnosis().code, "no-front");
    }
}
