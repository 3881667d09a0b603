//! The entries: one file for each kind of host, that gives the client its host and passes its exports on.

use super::literal::string;
use super::template::fill;
use super::{File, Naming, variants};
use crate::api::Api;
use crate::variant::Variant;

/// Paths and templates of what has the one variant that runs everywhere. What differs between engines is the name of the files and
/// the build id.
const TEMPLATES: [(&str, &str); 3] = [
    ("edge.js", include_str!("templates/edge.js")),
    ("edge-light.js", include_str!("templates/edge-light.js")),
    ("inline.entry.js", include_str!("templates/inline.entry.js")),
];

pub(super) fn write(api: &Api, naming: &Naming) -> Vec<File> {
    let exports = match &naming.front {
        None => include_str!("templates/exports.js").to_owned(),
        Some(front) => fill(
            include_str!("templates/exports.front.js"),
            &[("module", &front.module)],
        ),
    };
    let exports = exports.trim_end();
    let build = string(&naming.build);
    let glue = glue(api, naming, Variant::SIMD);
    let places = [
        ("glue", glue.as_str()),
        ("name", naming.name.as_str()),
        ("build", &build),
        ("exports", exports),
    ];
    let file = |(path, template): (&str, &str)| File {
        path: path.to_owned(),
        text: fill(template, &places),
    };
    let mut files: Vec<File> = TEMPLATES.map(file).into();
    files.extend(variants::hosts(naming, exports));
    for one in &naming.variants {
        let glue = self::glue(api, naming, one.variant);
        files.extend(variants::lane(naming, one.variant, &glue));
        if !api.init_takes_object {
            let bare = one.variant.glue(&naming.name);
            files.push(File {
                path: glue,
                text: fill(include_str!("templates/glue.older.js"), &[("glue", &bare)]),
            });
        }
    }
    files
}

/// The module that is the glue to the rest of the package, which hands its `init` an object. Glue that takes the module as it
/// is gets a module of its own around it.
pub(super) fn glue(api: &Api, naming: &Naming, variant: Variant) -> String {
    let glue = variant.glue(&naming.name);
    if api.init_takes_object {
        return glue;
    }
    glue.replace(".glue.js", ".glue.older.js")
}
