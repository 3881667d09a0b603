//! Plans as JSON: refused with a code, or followed.

use outboard_image::{Error, Plan, run_pixels};

use crate::image::{LIMITS, check_output, checked};

/// The text of a plan, carried out on six pixels.
pub fn plan(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Plan::from_json(text) {
        Ok(plan) => {
            let written = serde_json::to_string(&plan).expect("a plan is JSON");
            // Not the same to the last bit: numbers of many digits are read as one of the two nearest.
            Plan::from_json(&written).expect("a plan that was written");
            follow(Plan {
                limits: LIMITS,
                ..plan
            });
        }
        Err(error) => assert!(matches!(error, Error::BadOption { .. }), "{error:?}"),
    }
}

fn follow(mut plan: Plan) {
    // Each step is bounded, and so is not how many there are.
    plan.operations.truncate(6);
    let rgba: Vec<u8> = (0..24).map(|at| at * 10).collect();
    if let Ok(output) = checked(&rgba, || run_pixels(rgba.clone(), 3, 2, &plan)) {
        check_output(&output);
    }
}
