//! `package.json`: what npm and bundlers read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::project::Project;
use crate::variant::Variant;

/// Which conditions lead to which entry. The order is part of the contract: a runtime takes the first that it knows, and
/// Deno and Bun know `node` too, isolates `browser`.
const CONDITIONS: [(&str, &str); 8] = [
    ("workerd", "./edge.js"),
    ("edge-light", "./edge-light.js"),
    ("deno", "./node.js"),
    ("bun", "./node.js"),
    ("worker", "./index.js"),
    ("browser", "./index.js"),
    ("node", "./node.js"),
    ("default", "./index.js"),
];

/// Files that do something when they are loaded: they give the client its host.
const HOSTS: [&str; 6] = [
    "edge-light.js",
    "edge.js",
    "index.js",
    "inline.js",
    "node.js",
    "sync.js",
];

/// What a lane of each variant is: its files do something too.
const LANES: [&str; 2] = ["node-worker", "worker"];

/// Writes the manifest for a package that holds `files` (paths from its folder).
pub(super) fn write(
    project: &Project,
    files: &BTreeSet<String>,
    dependencies: &BTreeMap<String, String>,
) -> Value {
    let package = &project.package;
    let mut manifest = Map::new();
    let mut set = |key: &str, value: Value| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            manifest.insert(key.to_owned(), value);
        }
    };
    set("name", json!(project.name.full()));
    set("version", json!(package.version.to_string()));
    set("description", json!(package.description));
    set("keywords", json!(package.keywords));
    set("homepage", json!(package.homepage));
    set(
        "repository",
        package
            .repository
            .as_ref()
            .map_or(Value::Null, |url| json!({ "type": "git", "url": url })),
    );
    set("license", license(project));
    set("contributors", json!(package.authors));
    set("type", json!("module"));
    set("main", json!("./node.js"));
    set("module", json!("./index.js"));
    set("browser", json!("./index.js"));
    set(
        "types",
        types_of("index.js", files).map_or(Value::Null, Value::from),
    );
    let base = project.name.base();
    let modules = project.variants.iter().map(|variant| variant.wasm(base));
    set("exports", exports(modules, files));
    set("sideEffects", json!(effects(&project.variants, files)));
    set("files", json!(top_level(files)));
    if !dependencies.is_empty() {
        set("dependencies", json!(dependencies));
    }
    Value::Object(manifest)
}

/// The files that a bundler must not take for unused.
fn effects(variants: &[Variant], files: &BTreeSet<String>) -> Vec<String> {
    let lanes = LANES.iter().flat_map(|stem| {
        let of = variants.iter();
        of.map(|variant| variant.lane(stem, ".js"))
    });
    let hosts = HOSTS.iter().map(|file| (*file).to_owned());
    let mut effects: Vec<String> = hosts
        .chain(lanes)
        .filter(|file| files.contains(file))
        .map(|file| format!("./{file}"))
        .collect();
    effects.sort();
    effects
}

fn license(project: &Project) -> Value {
    match (&project.package.license, &project.package.license_file) {
        (Some(license), _) => json!(license),
        (None, Some(file)) => json!(format!(
            "SEE LICENSE IN {}",
            file.file_name().unwrap_or_default()
        )),
        (None, None) => Value::Null,
    }
}

fn exports(modules: impl Iterator<Item = String>, files: &BTreeSet<String>) -> Value {
    let mut main = Map::new();
    if let Some(types) = types_of("index.js", files) {
        main.insert("types".to_owned(), json!(types));
    }
    for (condition, entry) in CONDITIONS {
        main.insert(condition.to_owned(), json!(entry));
    }
    let mut exports = Map::from_iter([(".".to_owned(), Value::Object(main))]);
    for entry in ["sync", "inline"] {
        let file = format!("{entry}.js");
        // A package for pages under development has one entry less.
        if !files.contains(&file) {
            continue;
        }
        let mut conditions = Map::new();
        // The inline entry has the names of the main one.
        if let Some(types) = types_of(&file, files).or_else(|| types_of("index.js", files)) {
            conditions.insert("types".to_owned(), json!(types));
        }
        conditions.insert("default".to_owned(), json!(format!("./{file}")));
        exports.insert(format!("./{entry}"), Value::Object(conditions));
    }
    for file in modules.chain(["package.json".to_owned()]) {
        let path = format!("./{file}");
        exports.insert(path.clone(), json!(path));
    }
    Value::Object(exports)
}

fn types_of(file: &str, files: &BTreeSet<String>) -> Option<String> {
    let types = file.replace(".js", ".d.ts");
    files.contains(&types).then(|| format!("./{types}"))
}

/// Files and folders of the package's root, without those npm always takes.
fn top_level(files: &BTreeSet<String>) -> Vec<String> {
    let roots: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| file.split('/').next())
        .collect();
    roots
        .into_iter()
        .filter(|root| *root != "package.json")
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeSet<String> {
        let names = [
            "index.js",
            "index.d.ts",
            "sync.js",
            "sync.d.ts",
            "runtime/engine.js",
            "runtime/worker/serve.js",
        ];
        names.map(str::to_owned).into()
    }

    #[test]
    fn conditions_keep_their_order_and_types_come_first() {
        let modules = Variant::all(true, false).into_iter();
        let mut files = files();
        files.insert("inline.js".to_owned());
        let exports = exports(modules.map(|one| one.wasm("demo")), &files);
        let keys: Vec<&String> = exports["."].as_object().unwrap().keys().collect();
        let expected = [
            "types",
            "workerd",
            "edge-light",
            "deno",
            "bun",
            "worker",
            "browser",
            "node",
            "default",
        ];
        assert_eq!(keys, expected);
        let paths: Vec<&String> = exports.as_object().unwrap().keys().collect();
        assert_eq!(
            paths,
            [
                ".",
                "./sync",
                "./inline",
                "./demo.threads.wasm",
                "./demo.simd.wasm",
                "./package.json"
            ]
        );
        assert_eq!(exports["./inline"]["types"], "./index.d.ts");
        assert_eq!(exports["./sync"]["types"], "./sync.d.ts");
    }

    #[test]
    fn an_entry_that_is_not_there_is_not_exported() {
        let exports = exports(std::iter::empty(), &files());
        assert!(exports.get("./sync").is_some());
        assert!(exports.get("./inline").is_none());
    }

    #[test]
    fn lanes_of_all_variants_have_effects() {
        let names = [
            "index.js",
            "worker.js",
            "worker.threads.js",
            "node-worker.threads.js",
            "client.js",
        ];
        let files = names.map(str::to_owned).into();
        let expected = [
            "./index.js",
            "./node-worker.threads.js",
            "./worker.js",
            "./worker.threads.js",
        ];
        assert_eq!(effects(&Variant::all(true, true), &files), expected);
    }

    #[test]
    fn folders_are_listed_once() {
        assert_eq!(
            top_level(&files()),
            ["index.d.ts", "index.js", "runtime", "sync.d.ts", "sync.js"]
        );
    }
}
