//! Functions that take their time, say how far they are, and stop when they are asked to.

use outboard::Control;
use outboard::js_sys::{Date, Function, Promise};
use outboard::wasm_bindgen::prelude::wasm_bindgen;

use crate::EngineError;

/// What a step takes, in milliseconds.
const STEP: f64 = 5.0;

#[wasm_bindgen(wasm_bindgen = outboard::wasm_bindgen)]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64);
}

/// Counts, and computes all the while.
#[outboard::export]
pub fn count_slowly(steps: u32, control: &Control) -> Result<u32, EngineError> {
    for step in 0..steps {
        control.check()?;
        let end = Date::now() + STEP;
        while Date::now() < end {}
        control.progress(f64::from(step + 1) / f64::from(steps), "counting");
    }
    Ok(steps)
}

/// Counts, and waits between the numbers.
///
/// @param control fills itself in
/// @param steps how far
#[outboard::export]
pub async fn count_patiently(control: &Control, steps: u32) -> Result<u32, EngineError> {
    for step in 0..steps {
        sleep(STEP).await;
        control.check()?;
        control.progress(f64::from(step + 1) / f64::from(steps), "");
    }
    Ok(steps)
}

/// Lets this lane do other things for so many milliseconds.
pub(crate) async fn sleep(ms: f64) {
    let promise = Promise::<outboard::JsValue>::new(&mut |resolve, _| set_timeout(&resolve, ms));
    // A timer fires, and is no promise that could be broken.
    let _ = promise.await;
}
