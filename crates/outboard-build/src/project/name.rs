//! The name of the npm package.

use std::path::PathBuf;

use cargo_metadata::Package;

use super::{ProjectError, Settings};
use crate::options::BuildOptions;

/// A name npm accepts, with its scope apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NpmName {
    scope: Option<String>,
    base: String,
}

impl NpmName {
    /// `--name` and `--scope`, else the metadata's, else the crate's name.
    pub(super) fn choose(
        package: &Package,
        settings: &Settings,
        options: &BuildOptions,
    ) -> Result<Self, ProjectError> {
        let name = options.name.as_deref().or(settings.name.as_deref());
        let scope = options.scope.as_deref().or(settings.scope.as_deref());
        Self::parse(name.unwrap_or(package.name.as_str()), scope).map_err(|(name, why)| {
            ProjectError::BadName {
                manifest: PathBuf::from(&package.manifest_path),
                name,
                why,
            }
        })
    }

    fn parse(name: &str, scope: Option<&str>) -> Result<Self, (String, &'static str)> {
        let (own_scope, base) = match name.strip_prefix('@').map(|rest| rest.split_once('/')) {
            None => (None, name),
            Some(Some((scope, base))) => (Some(scope), base),
            Some(None) => return Err((name.to_owned(), "a scope is followed by `/` and a name")),
        };
        let scope = scope
            .map(|scope| scope.trim_start_matches('@'))
            .or(own_scope);
        for part in scope.into_iter().chain([base]) {
            if let Some(why) = refusal(part) {
                return Err((name.to_owned(), why));
            }
        }
        let name = Self {
            scope: scope.map(str::to_owned),
            base: base.to_owned(),
        };
        if name.full().len() > 214 {
            return Err((name.full(), "it is longer than 214 characters"));
        }
        Ok(name)
    }

    /// The name without its scope: `image`.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// The whole name: `@outboard/image`.
    pub(crate) fn full(&self) -> String {
        match &self.scope {
            Some(scope) => format!("@{scope}/{}", self.base),
            None => self.base.clone(),
        }
    }
}

/// Why npm would refuse one part of a name.
fn refusal(part: &str) -> Option<&'static str> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    if part.is_empty() {
        Some("a part of it is empty")
    } else if part.starts_with(['.', '_']) {
        Some("it starts with a dot or an underscore")
    } else if part.chars().any(|c| c.is_ascii_uppercase()) {
        Some("it has capital letters")
    } else if !part.chars().all(allowed) {
        Some("it may hold letters, digits, `-`, `_` and `.`")
    } else if ["node_modules", "favicon.ico"].contains(&part) {
        Some("npm keeps that name for itself")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_comes_from_the_name_or_from_the_option() {
        let full = |name, scope| NpmName::parse(name, scope).map(|name| name.full());
        assert_eq!(full("demo", None).as_deref(), Ok("demo"));
        assert_eq!(full("demo", Some("me")).as_deref(), Ok("@me/demo"));
        assert_eq!(full("demo", Some("@me")).as_deref(), Ok("@me/demo"));
        assert_eq!(full("@me/demo", None).as_deref(), Ok("@me/demo"));
        assert_eq!(full("@me/demo", Some("you")).as_deref(), Ok("@you/demo"));
        assert_eq!(NpmName::parse("@me/demo", None).unwrap().base(), "demo");
    }

    #[test]
    fn what_npm_refuses_is_refused() {
        for wrong in [
            "",
            "Demo",
            "@me",
            "@/x",
            "a b",
            "_x",
            ".x",
            "a/b",
            "node_modules",
        ] {
            assert!(
                NpmName::parse(wrong, None).is_err(),
                "{wrong:?} was accepted"
            );
        }
        assert!(NpmName::parse(&"x".repeat(215), None).is_err());
    }
}
