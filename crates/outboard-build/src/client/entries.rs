//! The entries: one file for each kind of host, that gives the client its host and passes its exports on.

use super::literal::string;
use super::template::fill;
use super::{File, Naming};
use crate::api::Api;

/// Paths and templates. What differs between engines is the name of the files, the build id, and the hash of the module.
const TEMPLATES: [(&str, &str); 7] = [
    ("index.js", include_str!("templates/index.js")),
    ("node.js", include_str!("templates/node.js")),
    ("node-worker.js", include_str!("templates/node-worker.js")),
    ("edge.js", include_str!("templates/edge.js")),
    ("edge-light.js", include_str!("templates/edge-light.js")),
    ("inline.entry.js", include_str!("templates/inline.entry.js")),
    ("worker.entry.js", include_str!("templates/worker.entry.js")),
];

pub(super) fn write(api: &Api, naming: &Naming) -> Vec<File> {
    let exports = match &naming.front {
        None => include_str!("templates/exports.js").to_owned(),
        Some(front) => fill(
            include_str!("templates/exports.front.js"),
            &[("module", &front.module)],
        ),
    };
    let build = string(&naming.build);
    let integrity = string(&naming.integrity);
    let glue = glue(api, naming);
    let places = [
        ("glue", glue.as_str()),
        ("name", naming.name.as_str()),
        ("build", &build),
        ("integrity", &integrity),
        ("exports", exports.trim_end()),
    ];
    let file = |(path, template): (&str, &str)| File {
        path: path.to_owned(),
        text: fill(template, &places),
    };
    let mut files: Vec<File> = TEMPLATES.map(file).into();
    if !api.init_takes_object {
        files.push(file((&glue, include_str!("templates/glue.older.js"))));
    }
    files
}

/// The module that is the glue to the rest of the package, which hands its `init` an object. Glue that takes the module as
/// it is gets a module of its own around it.
pub(super) fn glue(api: &Api, naming: &Naming) -> String {
    let older = if api.init_takes_object { "" } else { ".older" };
    format!("{}.glue{older}.js", naming.name)
}
