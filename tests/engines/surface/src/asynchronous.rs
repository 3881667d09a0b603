//! Functions that return promises.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A number, one turn of the event loop later.
#[wasm_bindgen]
pub async fn later(number: u32) -> u32 {
    let resolved = Promise::resolve(&JsValue::UNDEFINED);
    match JsFuture::from(resolved).await {
        Ok(_) => number,
        Err(_) => 0,
    }
}

/// Fails, one turn of the event loop later.
#[wasm_bindgen(js_name = failLater)]
pub async fn fail_later(message: String) -> Result<u32, JsError> {
    later(0).await;
    Err(JsError::new(&message))
}

/// Waits for so many milliseconds without computing.
#[wasm_bindgen]
pub async fn sleep(ms: i32) -> Result<(), JsValue> {
    let waiting = Promise::new(&mut |resolve, _| set_timeout(&resolve, ms));
    JsFuture::from(waiting).await.map(drop)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &js_sys::Function, ms: i32);
}
