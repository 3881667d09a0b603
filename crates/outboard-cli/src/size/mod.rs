//! `outboard size`: arguments and words.

pub(crate) mod args;
mod table;

use std::process::ExitCode;

use args::Size;
use outboard_build::Silent;
use outboard_inspect::size::{SizeError, weigh};
use serde_json::{Value, json};

use crate::failure;
use crate::people::People;

/// Runs the command.
pub(crate) fn run(arguments: &Size) -> ExitCode {
    let (options, variant) = (arguments.options(), arguments.variant.as_deref());
    let done = if arguments.json {
        weigh(&options, variant, &mut Silent)
    } else {
        let mut people = People::default();
        let done = weigh(&options, variant, &mut people);
        people.finish();
        done
    };
    match (done, arguments.json) {
        (Ok(modules), true) => {
            let modules = modules.iter().map(|module| module.document(arguments.top));
            let modules: Vec<Value> = modules.collect();
            let document = json!({ "version": 1, "ok": true, "errors": [], "modules": modules });
            anstream::println!("{document:#}");
            ExitCode::SUCCESS
        }
        (Ok(modules), false) => {
            for module in &modules {
                table::print(module, arguments.top);
            }
            ExitCode::SUCCESS
        }
        (Err(error), json) => failed(&error, json),
    }
}

fn failed(error: &SizeError, as_json: bool) -> ExitCode {
    if as_json {
        let told = failure::document(
            error.code(),
            error,
            error.place(),
            &error.help(),
            error.output(),
        );
        let document = json!({ "version": 1, "ok": false, "errors": [told], "modules": [] });
        anstream::println!("{document:#}");
    } else {
        // The compiler's words were printed while it worked.
        let output = error.output().filter(|_| error.code() != "compile");
        failure::words(output, error.code(), error, error.place(), &error.help());
    }
    ExitCode::FAILURE
}
