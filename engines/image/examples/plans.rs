//! Carries out plans natively, so that what a lane makes of them can be compared: `plans TASKS.json`.
//!
//! The file is a list of `{ "input": path, "plan": {…}, "output": path }`. Each output is written; printed is one line of JSON a
//! task, with the size of the picture, or the code of the error.

use std::error::Error;
use std::fs;

use outboard_image::{Plan, run};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Task {
    input: String,
    plan: Plan,
    output: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let list = std::env::args().nth(1).ok_or("plans TASKS.json")?;
    let tasks: Vec<Task> = serde_json::from_str(&fs::read_to_string(list)?)?;
    for Task {
        input,
        plan,
        output,
    } in tasks
    {
        let bytes = fs::read(&input).map_err(|error| format!("{input}: {error}"))?;
        let said = match run(&bytes, &plan) {
            Ok(made) => {
                fs::write(&output, &made.bytes)?;
                json!({ "width": made.width, "height": made.height })
            }
            Err(error) => json!({ "code": error.code() }),
        };
        println!("{said}");
    }
    Ok(())
}
