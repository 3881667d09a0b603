//! Embeds what new projects are made of: the templates, and the crates and packages of ours that go into `vendor`.
//!
//! `packages/create/scripts/carry.mjs` packs the same files for `npm create outboard`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = here.join("../..");
    let mut carried = Carried::default();

    let templates = here.join("templates");
    carried.folder("templates", &templates)?;
    let list: Value = serde_json::from_str(&fs::read_to_string(templates.join("templates.json"))?)?;
    for name in names(&list["crates"]) {
        let from = root.join("crates").join(name);
        carried.folder(&format!("vendor/{name}/src"), &from.join("src"))?;
        carried.file(
            &format!("vendor/{name}/Cargo.toml"),
            &from.join("Cargo.toml"),
        )?;
    }
    for name in names(&list["packages"]) {
        let (from, to) = (
            root.join("packages").join(name),
            format!("vendor/@outboard/{name}"),
        );
        carried.folder(&format!("{to}/src"), &from.join("src"))?;
        let manifest = carried.watched(&from.join("package.json"))?;
        carried.text(&format!("{to}/package.json"), &for_projects(&manifest)?)?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        carried.file(&format!("vendor/{licence}"), &root.join(licence))?;
    }

    carried.files.sort();
    let code = carried.files.concat();
    let out = PathBuf::from(env::var("OUT_DIR")?).join("carried.rs");
    fs::write(out, format!("&[\n{code}]\n"))?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

/// Lines of the table that `src/carried.rs` includes: a path, and the text there.
#[derive(Default)]
struct Carried {
    files: Vec<String>,
}

impl Carried {
    fn folder(&mut self, to: &str, from: &Path) -> Result<()> {
        println!("cargo::rerun-if-changed={}", from.display());
        for entry in fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))? {
            let entry = entry?;
            let to = format!("{to}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.folder(&to, &entry.path())?;
            } else {
                self.file(&to, &entry.path())?;
            }
        }
        Ok(())
    }

    fn file(&mut self, to: &str, from: &Path) -> Result<()> {
        println!("cargo::rerun-if-changed={}", from.display());
        let mut line = String::new();
        writeln!(
            line,
            "({to:?}, include_str!({:?})),",
            fs::canonicalize(from)?
        )?;
        self.files.push(line);
        Ok(())
    }

    fn text(&mut self, to: &str, text: &str) -> Result<()> {
        let mut line = String::new();
        writeln!(line, "({to:?}, {text:?}),")?;
        self.files.push(line);
        Ok(())
    }

    fn watched(&self, from: &Path) -> Result<String> {
        println!("cargo::rerun-if-changed={}", from.display());
        Ok(fs::read_to_string(from)?)
    }
}

fn names(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// npm installs what a linked folder names for its own development, and runs its scripts: a project wants neither.
fn for_projects(manifest: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest)?;
    if let Some(keys) = manifest.as_object_mut() {
        for key in ["devDependencies", "scripts", "private"] {
            keys.shift_remove(key);
        }
    }
    Ok(format!("{}\n", serde_json::to_string_pretty(&manifest)?))
}
