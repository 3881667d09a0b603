//! The entries: one file for each kind of host, that gives the client its host and passes its exports on.

use super::literal::string;
use super::template::fill;
use super::{File, Naming};
use crate::api::Api;

/// Paths and templates. The build id and the name of the files is all that differs between engines.
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
    // What serves the glue hands it an object, which older glue does not take.
    let glue = if api.init_takes_object {
        "glue"
    } else {
        include_str!("templates/older-glue.txt").trim_end()
    };
    let glue_option = if glue == "glue" {
        glue.to_owned()
    } else {
        format!("glue: {glue}")
    };
    let places = [
        ("glue", glue),
        ("glueOption", &glue_option),
        ("name", naming.name.as_str()),
        ("build", &build),
        ("exports", exports.trim_end()),
    ];
    let file = |(path, template): (&str, &str)| File {
        path: path.to_owned(),
        text: fill(template, &places),
    };
    TEMPLATES.map(file).into()
}
