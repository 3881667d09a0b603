//! Panics around a function of JavaScript's.

use outboard::JsValue;
use outboard::js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// Calls a function of the page's and panics while it runs there: nobody waits for its answer.
#[outboard::export]
pub fn call_then_panic(
    #[outboard(ts = "(word: string) => unknown")] callback: &Function,
) -> Result<(), outboard::Error> {
    call(callback, "called")?;
    panic!("a panic while the callback runs");
}

/// Calls a function of the page's, waits for its answer, and panics with it.
#[outboard::export]
pub async fn panic_after_answer(
    #[outboard(ts = "(word: string) => unknown")] callback: Function,
) -> Result<(), outboard::Error> {
    let answer = answer(&callback, "called").await?;
    panic!("a panic after {}", answer.as_string().unwrap_or_default());
}

/// Waits for the answer of a function of the page's, and gives it. Others may panic on this lane meanwhile.
#[outboard::export]
pub async fn ask(
    #[outboard(ts = "(word: string) => unknown")] callback: Function,
) -> Result<String, outboard::Error> {
    let answer = answer(&callback, "called").await?;
    Ok(answer.as_string().unwrap_or_default())
}

async fn answer(callback: &Function, word: &str) -> Result<JsValue, outboard::Error> {
    let promise = Promise::resolve(&call(callback, word)?);
    JsFuture::from(promise).await.map_err(refused)
}

fn call(callback: &Function, word: &str) -> Result<JsValue, outboard::Error> {
    callback
        .call1(&JsValue::NULL, &word.into())
        .map_err(refused)
}

fn refused(error: JsValue) -> outboard::Error {
    outboard::Error::new("callback", format!("{error:?}"))
}
