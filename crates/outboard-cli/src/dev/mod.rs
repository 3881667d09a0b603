//! `outboard dev`: arguments and words.

pub(crate) mod args;
mod words;

use std::process::ExitCode;

use args::Dev;
use outboard_dev::{DevError, Event};
use serde_json::json;

use crate::failure;

/// Runs until it is told to end.
pub(crate) fn run(arguments: &Dev) -> ExitCode {
    let mut tell = |event: &Event| {
        if arguments.json {
            print_json(event);
        } else {
            words::print(event);
        }
        if let Event::Serving { url, .. } = event
            && arguments.open
            && let Err(error) = open::that_detached(url)
        {
            words::not_opened(url, &error);
        }
    };
    match outboard_dev::run(&arguments.options(), &mut tell) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if arguments.json {
                anstream::println!("{}", document(&error));
            } else {
                failure::words(None, error.code(), &error, None, error.help());
            }
            ExitCode::FAILURE
        }
    }
}

fn print_json(event: &Event) {
    match serde_json::to_string(event) {
        // As it is: an error may be meant for a terminal, with its colours.
        Ok(line) => {
            use std::io::Write;
            // Who started this may not listen any more; then it ends by itself.
            let _ = writeln!(std::io::stdout(), "{line}");
        }
        Err(error) => anstream::eprintln!("{error}"),
    }
}

/// What cannot go on is told in the shape of a failed build.
fn document(error: &DevError) -> serde_json::Value {
    json!({
        "event": "failed",
        "crate": null,
        "error": {
            "code": error.code(),
            "message": error.to_string(),
            "rendered": error.to_string(),
            "help": error.help(),
        },
    })
}
