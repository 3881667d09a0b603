//! Asks for what was not said.

use std::io::IsTerminal;
use std::path::{Path, PathBuf, absolute};

use inquire::validator::Validation;
use inquire::{InquireError, Select, Text};
use outboard_new::{Template, check_name, refuse_full, templates};

use super::args::New;
use super::failure::Failure;

/// What is made where nothing else is said.
const NAME: &str = "my-app";
const TEMPLATE: &str = "vanilla";

/// The folder and the template: as said, by default, or as answered.
pub(crate) fn complete(arguments: &New) -> Result<(PathBuf, String), Failure> {
    let asks = !arguments.yes;
    let missing = match (&arguments.path, &arguments.template) {
        (Some(_), Some(_)) => None,
        (None, _) => Some("a name"),
        (_, None) => Some("`--template`"),
    };
    if let Some(missing) = missing
        && asks
        && !std::io::stdin().is_terminal()
    {
        return Err(Failure::NotSaid { missing });
    }
    let folder = match &arguments.path {
        Some(path) => folder(path),
        None if asks => folder(Path::new(&name()?)),
        None => folder(Path::new(NAME)),
    };
    // What cannot be is said before the next question.
    check_name(&name_of(&folder))?;
    refuse_full(&folder)?;
    let template = match &arguments.template {
        Some(template) => template.clone(),
        None if asks => template()?,
        None => TEMPLATE.to_owned(),
    };
    Ok((folder, template))
}

/// A path as it is meant from here: `.` has a name too.
fn folder(path: &Path) -> PathBuf {
    absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn name_of(folder: &Path) -> String {
    folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn name() -> Result<String, Failure> {
    Text::new("What is it called?")
        .with_default(NAME)
        .with_validator(|answer: &str| {
            Ok(match check_name(&name_of(&folder(Path::new(answer)))) {
                Ok(()) => Validation::Valid,
                Err(error) => Validation::Invalid(format!("{error}: {}", error.help()).into()),
            })
        })
        .prompt()
        .map_err(unanswered)
}

fn template() -> Result<String, Failure> {
    let lines: Vec<_> = templates().iter().map(Line).collect();
    let chosen = Select::new("What is it?", lines)
        .prompt()
        .map_err(unanswered)?;
    Ok(chosen.0.name.clone())
}

fn unanswered(error: InquireError) -> Failure {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Failure::Left,
        other => Failure::Terminal(other),
    }
}

/// A template, as it is offered.
struct Line(&'static Template);

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:<8} {}", self.0.name, self.0.about)
    }
}
