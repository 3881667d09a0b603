//! Functions of JavaScript's, called from here.

use outboard::JsValue;
use outboard::js_sys::{Error, Function, Promise};
use outboard::wasm_bindgen::JsCast;

use crate::EngineError;

/// Calls a function so many times, with 1 and each number after it, and waits for no answer.
#[outboard::export]
pub fn call_back(callback: &Function, times: u32) -> Result<(), EngineError> {
    for time in 1..=times {
        callback
            .call1(&JsValue::UNDEFINED, &time.into())
            .map_err(thrown)?;
    }
    Ok(())
}

/// What a function answers, when it does.
#[outboard::export]
pub async fn ask(callback: Function) -> Result<JsValue, EngineError> {
    let answer = callback.call0(&JsValue::UNDEFINED).map_err(thrown)?;
    Promise::resolve(&answer).await.map_err(thrown)
}

/// Tells a function how far it is, if there is one; its type is the author's own.
#[outboard::export]
pub fn tell(
    #[outboard(ts = "(done: number) => void", optional)] callback: JsValue,
) -> Result<bool, EngineError> {
    let Some(callback) = callback.dyn_ref::<Function>() else {
        return Ok(false);
    };
    call_back(callback, 1).map(|()| true)
}

fn thrown(error: JsValue) -> EngineError {
    let message = error
        .dyn_ref::<Error>()
        .map(|error| String::from(error.message()));
    EngineError::Callback(message.unwrap_or_else(|| "a callback failed".into()))
}
