//! Which names a project may have: those that npm and Cargo both take, so that nothing has to be renamed later.

use crate::catalogue::reserved;
use crate::error::Error;

/// Longer ones leave no room for what is appended, within the 64 letters of a crate's name.
pub(crate) const LONGEST: usize = 50;

/// Refuses what npm or Cargo would refuse.
///
/// # Errors
///
/// [`Error::BadName`] and [`Error::ReservedName`], whose help suggests another.
pub fn check(name: &str) -> Result<(), Error> {
    let fine = name.len() <= LONGEST
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(allowed)
        && !name.ends_with(['-', '_']);
    match name.to_owned() {
        name if !fine => Err(Error::BadName { name }),
        name if reserved().contains(&name) => Err(Error::ReservedName { name }),
        _ => Ok(()),
    }
}

/// The nearest name that is fine.
#[must_use]
pub fn suggest(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.to_lowercase().chars() {
        if letter != '-' && allowed(letter) {
            plain.push(letter);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_start_matches(['-', '_']);
    let plain = plain.get(..LONGEST - 4).unwrap_or(plain);
    let plain = plain.trim_end_matches(['-', '_']);
    if plain.is_empty() {
        return "my-app".to_owned();
    }
    let begins_well = plain.starts_with(|first: char| first.is_ascii_lowercase());
    if begins_well && !reserved().iter().any(|taken| taken == plain) {
        plain.to_owned()
    } else {
        format!("app-{plain}")
    }
}

/// What templates are filled with, as `__name__`.
pub(crate) struct Names {
    pub(crate) name: String,
    pub(crate) engine: String,
    pub(crate) krate: String,
}

impl Names {
    pub(crate) fn new(name: &str, template: &str) -> Result<Self, Error> {
        check(name)?;
        // In a library the engine is the package; elsewhere npm wants the two to differ.
        let engine = match template {
            "lib" => name.to_owned(),
            _ => format!("{name}-engine"),
        };
        Ok(Self {
            name: name.to_owned(),
            krate: engine.replace('-', "_"),
            engine,
        })
    }

    pub(crate) fn fill(&self, text: &str) -> String {
        text.replace("__name__", &self.name)
            .replace("__engine__", &self.engine)
            .replace("__crate__", &self.krate)
    }
}

fn allowed(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Row {
        name: String,
        code: Option<String>,
        suggested: Option<String>,
    }

    /// The table that the tests of `create-outboard` read too.
    #[test]
    fn names_are_judged_as_the_table_says() {
        let rows: Vec<Row> = serde_json::from_str(include_str!("../tests/names.json")).unwrap();
        for Row {
            name,
            code,
            suggested,
        } in rows
        {
            let judged = check(&name).err();
            assert_eq!(judged.map(|error| error.code().to_owned()), code, "{name}");
            if let Some(suggested) = suggested {
                assert_eq!(suggest(&name), suggested, "{name}");
                assert!(check(&suggested).is_ok(), "{suggested}");
            }
        }
    }
}
