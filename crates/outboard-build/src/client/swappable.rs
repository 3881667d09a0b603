//! What a build for development has besides: its engine can be given the next build while the page stays open.

use super::{File, Naming, variants};

/// Adds the module that makes a host for this build, and has the entry for pages say that its engine is there. The entry with everything
/// in one file would have to be joined anew for each change, and goes.
pub fn swappable(files: &mut Vec<File>, naming: &Naming) {
    for file in files.iter_mut().filter(|file| file.path == "index.js") {
        file.text.push_str(include_str!("templates/index.dev.js"));
    }
    files.retain(|file| !file.path.starts_with("inline."));
    files.push(variants::host_module(naming));
}
