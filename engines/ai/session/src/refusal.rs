//! What rten says and does when something is wrong, in our words.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rten::LoadErrorKind;

use crate::error::{Error, Result};
use crate::graph::Outline;

/// What rten says of a model it cannot load. It tells an unknown operator only by its own words.
pub(crate) fn load_error(error: &rten::LoadError, outline: &Outline) -> Error {
    let words = error.to_string();
    let unknown = words.split_once(" operator not supported");
    if let Some(operator) = unknown.and_then(|(before, _)| before.split_whitespace().next_back()) {
        return Error::UnknownOperator {
            operator: operator.to_owned(),
            node: outline.first_with(operator),
        };
    }
    match error.kind() {
        LoadErrorKind::OperatorInvalid => {
            let node = error.node().unwrap_or_default().to_owned();
            let why = words
                .split_once("operator error: ")
                .map_or(&words[..], |(_, why)| why);
            Error::Unsupported {
                what: why.to_owned(),
                node,
            }
        }
        LoadErrorKind::GraphError | LoadErrorKind::OptimizeError => Error::BadGraph(words),
        _ => Error::NotOnnx(words),
    }
}

/// What rten says of a run that failed. In the page a tensor that would be too large, or has no room, is refused before it is made
/// (`guard.rs` among the changes to rten), and that is told by its words alone.
pub(crate) fn run_error(error: &rten::RunError) -> Error {
    let words = error.to_string();
    let number = |after: &str| {
        let (_, rest) = words.split_once(after)?;
        let digits = rest.split(|letter: char| !letter.is_ascii_digit()).next();
        digits?.parse::<u64>().ok()
    };
    if let Some(limit) = number(" bytes would be larger than ") {
        let path = error.node_path();
        let node = path.last().copied().flatten().unwrap_or_default();
        return Error::TooLarge {
            what: format!("what the node {node:?} would give, in bytes,"),
            limit,
        };
    }
    match number("no memory for ").map(usize::try_from) {
        Some(Ok(bytes)) => Error::NoMemory(bytes),
        _ => Error::Failed(words),
    }
}

/// Does what may panic in rten, and makes an error of a panic. Where panics end the program there is nothing to be made, and what
/// started it sees to that: in the page, the lane is replaced.
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    // rten keeps nothing half done: values of a run are dropped with it, and plans are kept when they are whole.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(Error::Failed(format!(
            "an operator panicked: {}",
            words.unwrap_or("without words")
        )))
    })
}
