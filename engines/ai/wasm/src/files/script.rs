//! The JavaScript that reads and keeps files, as Rust sees it.

use js_sys::Uint8Array;
use outboard::JsValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/files/download.js")]
extern "C" {
    /// Bytes that come.
    pub(crate) type Source;

    #[wasm_bindgen(catch, js_name = open)]
    async fn open_source(
        source: &JsValue,
        from: f64,
        validator: &str,
        kept: bool,
        signal: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn total(this: &Source) -> Option<f64>;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn validator(this: &Source) -> String;
    #[wasm_bindgen(method, catch)]
    async fn next(this: &Source) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Source);

    /// What went wrong, as it crosses to the page.
    #[wasm_bindgen(js_name = failureOf)]
    fn told(error: &JsValue) -> JsValue;

    /// Whether the page still wants the bytes.
    pub(crate) type Stop;
    #[wasm_bindgen(js_name = stopOf)]
    fn stop_of(port: &JsValue) -> Stop;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn signal(this: &Stop) -> JsValue;
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Stop);
}

#[wasm_bindgen(module = "/src/files/store.js")]
extern "C" {
    /// Where a file is kept for the next time.
    pub(crate) type Store;

    #[wasm_bindgen(catch, js_name = openStore)]
    async fn open_store(
        kind: Option<&str>,
        source: &JsValue,
        signal: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn complete(this: &Store) -> bool;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn sha256(this: &Store) -> String;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn validator(this: &Store) -> String;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn keeps(this: &Store) -> bool;
    #[wasm_bindgen(method, getter, js_name = total)]
    pub(crate) fn length(this: &Store) -> Option<f64>;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn hashes(this: &Store) -> bool;
    #[wasm_bindgen(method, catch)]
    async fn read(this: &Store) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    pub(crate) fn restart(this: &Store, validator: &str, total: Option<f64>);
    #[wasm_bindgen(method, catch)]
    async fn write(this: &Store, bytes: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn finish(this: &Store, sha256: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn drop(this: &Store) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = close)]
    async fn shut(this: &Store) -> Result<JsValue, JsValue>;
}

/// What a source says next.
pub(crate) enum Piece {
    Bytes(Uint8Array),
    /// What came before belongs to another version of the file: all begins anew.
    Anew,
    End,
}

impl Source {
    /// Begins to read a file, of which some bytes are there already.
    pub(crate) async fn begin(
        source: &JsValue,
        from: u64,
        store: &Store,
        stop: &Stop,
    ) -> Result<Source, JsValue> {
        let (validator, kept) = (store.validator(), store.keeps());
        let opened = open_source(source, from as f64, &validator, kept, &stop.signal()).await?;
        Ok(opened.unchecked_into())
    }

    pub(crate) async fn piece(&self) -> Result<Piece, JsValue> {
        let next = self.next().await?;
        Ok(if next.is_undefined() {
            Piece::End
        } else if next.is_null() {
            Piece::Anew
        } else {
            Piece::Bytes(next.unchecked_into())
        })
    }
}

impl Store {
    pub(crate) async fn of(
        kind: Option<&str>,
        source: &JsValue,
        stop: &Stop,
    ) -> Result<Store, JsValue> {
        Ok(open_store(kind, source, &stop.signal())
            .await?
            .unchecked_into())
    }

    /// The next bytes of what is kept. What cannot be read any more is not there.
    pub(crate) async fn kept(&self) -> Option<Uint8Array> {
        let read = self.read().await.ok()?;
        (!read.is_undefined()).then(|| read.unchecked_into())
    }

    // A store that fails is no failure of the file: it is only not kept.

    pub(crate) async fn put(&self, bytes: &Uint8Array) {
        let _ = self.write(bytes).await;
    }

    pub(crate) async fn keep(&self, sha256: &str) -> bool {
        matches!(self.finish(sha256).await, Ok(kept) if kept.is_truthy())
    }

    pub(crate) async fn forget(&self) {
        let _ = self.drop().await;
    }

    pub(crate) async fn keep_part(&self) {
        let _ = self.shut().await;
    }
}

impl Stop {
    pub(crate) fn new(port: &JsValue) -> Stop {
        stop_of(port)
    }
}

/// What the page is told of a download that failed.
pub(crate) fn failure_of(error: &JsValue) -> JsValue {
    let result = js_sys::Object::new();
    // An object that was just made takes any property.
    let _ = js_sys::Reflect::set(&result, &"failure".into(), &told(error));
    result.into()
}
