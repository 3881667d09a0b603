//! Which templates there are, and what each is made of: `templates/templates.json`.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

/// The one file that says it, for `outboard new` and for `npm create outboard`.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let text = include_str!("../templates/templates.json");
    // A test reads it, so what is here is what was tested.
    serde_json::from_str(text).unwrap_or_default()
});

/// What a project can be.
#[derive(Debug, Clone, Deserialize)]
pub struct Template {
    /// What it is called.
    pub name: String,
    /// What it gives, in a few words.
    pub about: String,
    /// The scripts of `package.json` with which a person begins, when all is installed.
    pub start: Vec<String>,
    /// Folders of the templates, and where in the project their files go.
    pub(crate) parts: Map<String, Value>,
    /// Packages of ours that it depends on.
    pub(crate) packages: Vec<String>,
}

/// All templates, in the order in which they are offered.
#[must_use]
pub fn templates() -> &'static [Template] {
    &CATALOGUE.templates
}

/// The crates of ours that every engine depends on.
pub(crate) fn crates() -> &'static [String] {
    &CATALOGUE.crates
}

/// Names that no project may have.
pub(crate) fn reserved() -> &'static [String] {
    &CATALOGUE.reserved
}

#[derive(Debug, Default, Deserialize)]
struct Catalogue {
    templates: Vec<Template>,
    crates: Vec<String>,
    reserved: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carried;

    #[test]
    fn every_template_is_made_of_what_is_carried() {
        let names: Vec<_> = templates().iter().map(|template| &template.name).collect();
        assert_eq!(names, ["vanilla", "react", "vue", "next", "node", "lib"]);
        for template in templates() {
            for part in template.parts.keys() {
                assert!(
                    carried::below(&format!("templates/{part}"))
                        .next()
                        .is_some(),
                    "{part}"
                );
            }
            for package in &template.packages {
                let manifest = format!("vendor/@outboard/{package}/package.json");
                assert!(carried::text(&manifest).is_some(), "{manifest}");
            }
        }
        assert_eq!(crates().len(), 3);
        assert!(reserved().contains(&"test".to_owned()));
    }
}
