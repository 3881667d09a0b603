//! What a build for development has besides: its engine can be given the next build while the page stays open.

use super::{File, Naming, variants};

/// Adds the module that makes a host for this build, and has the entry for pages say that its engine is there. The entry with everything
/// in one file would have to be joined anew for each change, and goes.
pub fn swappable(files: &mut Vec<File>, naming: &Naming) {
    for file in files.iter_mut().filter(|file| file.path == "index.js") {
        file.text.push('\n');
        file.text.push_str(include_str!("templates/index.dev.js"));
    }
    files.retain(|file| !file.path.starts_with("inline."));
    files.push(variants::host_module(naming));
    // The files of the next build lie there a moment before a page hears of it. The build id tells it then; a hash that differs would be
    // an error in its console.
    for file in files.iter_mut() {
        if matches!(file.path.as_str(), "index.js" | "node.js" | "host.js") {
            file.text = without_hash(&file.text);
        }
    }
}

/// An entry that leaves its wasm unchecked.
fn without_hash(entry: &str) -> String {
    entry
        .split_inclusive('\n')
        .filter(|line| !line.trim_start().starts_with("integrity: "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_hash;

    #[test]
    fn only_the_hash_goes() {
        let entry = "page({\n  build: 'a',\n  integrity: 'sha384-b',\n});\n";
        assert_eq!(without_hash(entry), "page({\n  build: 'a',\n});\n");
    }
}
