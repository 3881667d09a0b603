//! The web's side: Node, npm, and what is kept in the cache folder.

use std::path::Path;

use outboard_build::survey;

use super::Finding;
use super::programs::version;
use super::rust::number;

/// The oldest Node that the tools of a build run on.
const NODE: (u32, u32) = (20, 19);

/// Looks at Node and the cache folder; `wasm_bindgen` is the version of the crate here, if there is one.
pub(super) fn examine(wasm_bindgen: Option<&str>) -> Vec<Finding> {
    let mut findings = vec![
        node(version("node", "--version").as_deref()),
        match version(if cfg!(windows) { "npm.cmd" } else { "npm" }, "--version") {
            Some(says) => Finding::fine("npm", says),
            None => Finding::missing(
                "npm",
                "does not run",
                "install it with Node.js: https://nodejs.org",
            ),
        },
    ];
    match survey::cache_folder() {
        Ok(folder) => {
            findings.push(writable(&folder));
            findings.extend(cached(wasm_bindgen));
        }
        Err(error) => findings.push(Finding::error("cache folder", &error)),
    }
    findings
}

fn node(says: Option<&str>) -> Finding {
    let mend = "install Node.js 20.19 or newer: https://nodejs.org";
    let Some(says) = says else {
        return Finding::missing("node", "does not run", mend);
    };
    let says = number(says);
    let mut parts = says.split('.').map_while(|part| part.parse::<u32>().ok());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found >= NODE {
        Finding::fine("node", says)
    } else {
        Finding::missing("node", format!("{says} is too old"), mend)
    }
}

/// Whether the cache folder may be written to: asked by writing, for permissions are not all that may forbid it.
fn writable(folder: &Path) -> Finding {
    let what = "cache folder";
    let says = folder.display().to_string();
    // One that is not there yet is made by the first build, in the nearest folder that is.
    let Some(nearest) = folder.ancestors().find(|folder| folder.is_dir()) else {
        return Finding::missing(
            what,
            says,
            "set OUTBOARD_CACHE to a folder that may be written to",
        );
    };
    match tempfile::tempfile_in(nearest) {
        Ok(_) => Finding::fine(what, says),
        Err(error) => Finding::missing(
            what,
            format!("{says} cannot be written to: {error}"),
            "set OUTBOARD_CACHE to a folder that may be written to",
        ),
    }
}

/// What is installed once, and whether it is.
fn cached(wasm_bindgen: Option<&str>) -> Vec<Finding> {
    const FIRST: &str = "outboard build";
    let mut findings = Vec::new();
    match survey::tools() {
        Ok(tools) => findings.extend(tools.into_iter().map(|tool| match tool.folder {
            Some(_) => Finding::fine(tool.name, tool.version),
            None => Finding::later(
                tool.name,
                format!("{} is installed by the first build", tool.version),
                FIRST,
            ),
        })),
        Err(error) => findings.push(Finding::error("tools", &error)),
    }
    let what = "wasm-bindgen";
    findings.push(match (survey::drivers(), wasm_bindgen) {
        (Err(error), _) => Finding::error(what, &error),
        (Ok(built), Some(version)) if !built.iter().any(|one| one == version) => Finding::later(
            what,
            format!("the driver for {version} is built by the first build, once"),
            FIRST,
        ),
        (Ok(built), _) if built.is_empty() => {
            Finding::later(what, "its driver is built by the first build, once", FIRST)
        }
        (Ok(built), _) => Finding::fine(what, format!("drivers for {}", built.join(", "))),
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::super::State;
    use super::*;

    #[test]
    fn an_old_node_is_missing() {
        assert_eq!(node(Some("v20.19.0")).state, State::Fine);
        assert_eq!(node(Some("v24.1.0")).state, State::Fine);
        assert_eq!(node(Some("v20.18.3")).state, State::Missing);
        assert_eq!(node(Some("v18.20.0")).state, State::Missing);
        assert_eq!(node(None).state, State::Missing);
    }

    #[test]
    fn a_cache_folder_that_is_not_there_yet_is_fine_where_it_can_be_made() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(writable(&folder.path().join("a/b")).state, State::Fine);
    }
}
