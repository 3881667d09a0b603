//! What of a package an open page has loaded: the client and the front. Where it is the same, the page can go on with another build.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// A fingerprint of the client of the package in `folder`, whatever its build; none where there is no package.
pub(crate) fn of(folder: &Path) -> Option<String> {
    let marker = fs::read_to_string(folder.join("outboard.json")).ok()?;
    let marker: serde_json::Value = serde_json::from_str(&marker).ok()?;
    let build = marker.get("build")?.as_str()?;
    let mut hash = DefaultHasher::new();
    // Lanes and pages of two versions do not understand each other.
    marker.get("outboard")?.as_str()?.hash(&mut hash);
    marker.get("variants")?.to_string().hash(&mut hash);
    let client = fs::read_to_string(folder.join("client.js")).ok()?;
    without_words(&client.replace(build, "")).hash(&mut hash);
    let mut front = Vec::new();
    files(&folder.join("js"), &mut front).ok()?;
    front.sort_unstable();
    for file in front {
        file.hash(&mut hash);
        fs::read(&file).ok()?.hash(&mut hash);
    }
    Some(format!("{:016x}", hash.finish()))
}

/// A table without its comments, which no page reads.
fn without_words(table: &str) -> String {
    let is_word = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("/**") || line.starts_with('*')
    };
    table.lines().filter(|line| !is_word(line)).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(build: &str, client: &str) -> String {
        let home = tempfile::tempdir().unwrap();
        let marker = format!(r#"{{"outboard":"1","build":"{build}","variants":["simd"]}}"#);
        fs::write(home.path().join("outboard.json"), marker).unwrap();
        fs::write(home.path().join("client.js"), client).unwrap();
        of(home.path()).unwrap()
    }

    #[test]
    fn the_build_and_the_words_make_no_difference() {
        let one = package("0a", "e('0a');\n/** One. */\nf();\n");
        assert_eq!(one, package("0b", "e('0b');\n/** Two. */\nf();\n"));
        assert_ne!(one, package("0a", "e('0a');\n/** One. */\ng();\n"));
    }

    #[test]
    fn where_there_is_no_package_there_is_no_fingerprint() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(of(home.path()), None);
    }
}
