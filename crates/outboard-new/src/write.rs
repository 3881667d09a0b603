//! From a template and a name to the files of a project; `packages/create/src/write.js` writes the same.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::carried;
use crate::catalogue::{Template, crates, templates};
use crate::error::Error;
use crate::names::Names;

/// Folders that mean nothing when they are there already.
const HARMLESS: [&str; 2] = [".git", ".DS_Store"];

/// A project that was written.
#[derive(Debug)]
pub struct Project {
    /// Where it is.
    pub folder: PathBuf,
    /// What it is called.
    pub name: String,
    /// What its engine is called: the crate, and the package that is built from it.
    pub engine: String,
    /// What it was made from.
    pub template: &'static Template,
}

/// Writes a project into a folder that is new or empty, and has the project's name.
///
/// # Errors
///
/// When the name, the template or the folder is refused; then nothing was written. When writing fails, what was written is left.
pub fn create(folder: &Path, template: &str) -> Result<Project, Error> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let Some(template) = templates().iter().find(|known| known.name == template) else {
        let name = template.to_owned();
        return Err(Error::UnknownTemplate { name });
    };
    let names = Names::new(&name, &template.name)?;
    refuse_full(folder)?;

    for (part, to) in &template.parts {
        let to = folder.join(to.as_str().unwrap_or_default());
        write(&format!("templates/{part}"), &to, |text| names.fill(text))?;
    }
    let vendor = folder.join("vendor");
    write("templates/vendor", &vendor, |text| names.fill(text))?;
    let packages = template
        .packages
        .iter()
        .map(|name| format!("@outboard/{name}"));
    for name in crates().iter().cloned().chain(packages) {
        write(
            &format!("vendor/{name}"),
            &vendor.join(&name),
            str::to_owned,
        )?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = carried::text(&format!("vendor/{licence}")).unwrap_or_default();
        put(&vendor.join(licence), text)?;
    }
    Ok(Project {
        folder: folder.to_path_buf(),
        name: names.name,
        engine: names.engine,
        template,
    })
}

/// Refuses a folder in which something is.
///
/// # Errors
///
/// [`Error::NotEmpty`], [`Error::NotAFolder`], and [`Error::File`] where it cannot be read.
pub fn refuse_full(folder: &Path) -> Result<(), Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let folder = folder.to_path_buf();
            return Err(Error::NotAFolder { folder });
        }
        Err(error) => return Err(at(folder)(error)),
    };
    let mut there = Vec::new();
    for entry in entries {
        let name = entry.map_err(at(folder))?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !HARMLESS.contains(&name.as_str()) {
            there.push(name);
        }
    }
    match there.into_iter().min() {
        None => Ok(()),
        Some(there) => Err(Error::NotEmpty {
            folder: folder.to_path_buf(),
            there,
        }),
    }
}

/// Writes the files below a carried folder.
fn write(from: &str, to: &Path, fill: impl Fn(&str) -> String) -> Result<(), Error> {
    for (path, text) in carried::below(from) {
        // npm leaves files of that name out of what it packs, and takes them for its own.
        let path = match path.rsplit_once('/') {
            Some((folder, "_gitignore")) => format!("{folder}/.gitignore"),
            None if path == "_gitignore" => ".gitignore".to_owned(),
            _ => path.to_owned(),
        };
        put(&to.join(path), &fill(text))?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_path_buf();
    |source| Error::File { path, source }
}
