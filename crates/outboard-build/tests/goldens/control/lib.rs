//! What is filled in and what is called back, streams, and a class that transforms one.
//
//@ wasm-bindgen = "=0.2.130"
//@ outboard = { path = "<outboard>", features = ["stream"] }
//@ futures-util = { version = "0.3", default-features = false }

use futures_util::stream::{empty, once};
use outboard::js_sys::Function;
use outboard::{export, Cancelled, Control, JsValue, Stream};

/// Counts.
///
/// @param control asks and tells
/// @param steps how far
#[export]
pub fn count(steps: u32, control: &Control, limit: Option<f64>) -> Result<u32, Cancelled> {
    let _ = limit;
    control.check().map(|()| steps)
}

/// The name is one that the module of `./sync` has itself.
#[export]
pub async fn load(control: Control) -> Result<u32, Cancelled> {
    control.check().map(|()| 1)
}

#[export]
pub fn each(bytes: &[u8], callback: &Function) {
    let _ = (bytes, callback);
}

#[export]
pub fn watch(#[outboard(ts = "(done: number) => void", optional)] callback: JsValue) {
    let _ = callback;
}

/// Numbers.
#[export]
pub fn numbers(last: u32) -> impl Stream<Item = u64> {
    let _ = last;
    empty()
}

#[export(returns = "{ at: number }")]
pub async fn places(control: Control) -> Result<impl Stream<Item = Result<JsValue, Cancelled>>, Cancelled> {
    control.check()?;
    Ok(empty())
}

/// Hashes what is pushed.
#[export(js_name = "Hasher")]
pub struct RustHasher {
    length: u32,
}

#[export(js_name = "Hasher")]
impl RustHasher {
    #[export(constructor)]
    pub fn new(key: &[u8], control: &Control, rounds: Option<u32>) -> RustHasher {
        let _ = (key, control, rounds);
        RustHasher { length: 0 }
    }

    /// Takes bytes.
    pub fn push(&mut self, control: &Control, bytes: &[u8]) -> Result<(), Cancelled> {
        self.length += bytes.len() as u32;
        control.check()
    }

    pub fn finish(self) -> Vec<u8> {
        Vec::new()
    }

    pub fn copies(&self) -> impl Stream<Item = RustHasher> + use<> {
        let length = self.length;
        once(async move { RustHasher { length } })
    }
}

/// Passes its strings on.
#[export]
pub struct Lines {}

#[export]
impl Lines {
    #[export(constructor)]
    pub fn new() -> Lines {
        Lines {}
    }

    pub fn push(&mut self, line: String) -> Option<String> {
        Some(line)
    }

    pub fn finish(&mut self, control: &Control) {
        let _ = control;
    }
}
