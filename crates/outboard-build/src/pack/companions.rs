//! What comes along from the crate: its README and licences, the front, and JS snippets.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::write;
use crate::error::{At, Error};
use crate::project::Project;

/// Copies README and licence files. A member of a workspace often leaves both to the workspace's root.
pub(super) fn documents(project: &Project, folder: &Path) -> Result<(), Error> {
    let readme = project
        .package
        .readme
        .as_ref()
        .map(|file| project.folder.join(file));
    if let Some(readme) = readme.filter(|file| file.is_file()) {
        copy_beside(&readme, folder)?;
    }
    let named = project
        .package
        .license_file
        .as_ref()
        .map(|file| project.folder.join(file));
    let mut licences: Vec<PathBuf> = named.into_iter().filter(|file| file.is_file()).collect();
    for place in [&project.folder, &project.workspace] {
        if licences.is_empty() {
            licences = licence_files(place)?;
        }
    }
    for licence in licences {
        copy_beside(&licence, folder)?;
    }
    Ok(())
}

/// Copies the front; its tests and tools stay behind.
pub(super) fn front(from: &Path, to: &Path) -> Result<(), Error> {
    tree(from, to, |entry| {
        let name = entry.file_name().to_string_lossy();
        let tests = name.contains(".test.") || name.contains(".spec.");
        let folders = ["node_modules", "test", "tests"];
        let tools = [
            "package.json",
            "package-lock.json",
            "tsconfig.json",
            "README.md",
        ];
        let stays = if entry.file_type().is_dir() {
            &folders[..]
        } else {
            &tools[..]
        };
        !(name.starts_with('.') || tests || stays.contains(&&*name))
    })
}

/// Copies JS snippets, all of them: the glue imports them by their names.
pub(super) fn snippets(from: &Path, to: &Path) -> Result<(), Error> {
    tree(from, to, |_| true)
}

fn tree(from: &Path, to: &Path, ships: fn(&DirEntry) -> bool) -> Result<(), Error> {
    let ships = |entry: &DirEntry| entry.depth() == 0 || ships(entry);
    for entry in WalkDir::new(from)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(ships)
    {
        let entry = entry
            .map_err(std::io::Error::from)
            .at("read a folder", from)?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(from).unwrap_or(entry.path());
            let bytes = fs::read(entry.path()).at("read a file", entry.path())?;
            write(&to.join(path), &bytes)?;
        }
    }
    Ok(())
}

fn licence_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).at("read a folder", folder)? {
        let path = entry.at("read a folder", folder)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        if path.is_file()
            && ["LICENSE", "LICENCE", "COPYING"]
                .iter()
                .any(|start| name.starts_with(start))
        {
            found.push(path);
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn copy_beside(file: &Path, folder: &Path) -> Result<(), Error> {
    let bytes = fs::read(file).at("read a file", file)?;
    write(&folder.join(file.file_name().unwrap_or_default()), &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_front_is_copied_without_its_tests_and_tools() {
        let home = tempfile::tempdir().unwrap();
        let from = home.path().join("js");
        for file in [
            "index.js",
            "index.d.ts",
            "lib/a.js",
            "lib/a.test.js",
            "test/helper.js",
            "package.json",
            "node_modules/x/i.js",
        ] {
            write(&from.join(file), b"x").unwrap();
        }
        let to = home.path().join("out");
        front(&from, &to).unwrap();
        let mut copied: Vec<String> = WalkDir::new(&to)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                entry
                    .path()
                    .strip_prefix(&to)
                    .unwrap()
                    .display()
                    .to_string()
            })
            .collect();
        copied.sort();
        assert_eq!(copied, ["index.d.ts", "index.js", "lib/a.js"]);
    }

    #[test]
    fn licences_are_found_by_their_usual_names() {
        let home = tempfile::tempdir().unwrap();
        for file in ["LICENSE-MIT", "licence.txt", "COPYING", "Cargo.toml"] {
            write(&home.path().join(file), b"x").unwrap();
        }
        let found = licence_files(home.path()).unwrap();
        let names: Vec<_> = found
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy())
            .collect();
        assert_eq!(names, ["COPYING", "LICENSE-MIT", "licence.txt"]);
    }
}
