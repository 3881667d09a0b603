//! The control that a lane puts among the arguments of a call.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// An object of the lane's: whether the call is to stop, and who is told how far it is.
    #[wasm_bindgen(
        typescript_type = "{ stopped(): boolean; progress(fraction: number, note?: string): void }"
    )]
    #[derive(Debug)]
    pub type LaneControl;

    #[wasm_bindgen(method, structural, catch)]
    fn stopped(this: &LaneControl) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, catch)]
    fn progress(this: &LaneControl, fraction: f64, note: Option<&str>) -> Result<JsValue, JsValue>;
}

impl LaneControl {
    /// A control that cannot say whether the work goes on has lost its caller, so the work stops.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped().map_or(true, |answer| answer.is_truthy())
    }

    /// An empty note is none. Who cannot be told how far the work is may still want its result, so it goes on.
    pub(crate) fn report(&self, fraction: f64, note: &str) {
        let note = (!note.is_empty()).then_some(note);
        let _ = self.progress(fraction, note);
    }
}
