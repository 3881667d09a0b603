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

/// Whom a control asks and tells. Nothing of JavaScript's may go to another thread, where there are some.
#[cfg(not(target_feature = "atomics"))]
#[derive(Debug)]
pub(crate) struct Caller(LaneControl);

#[cfg(not(target_feature = "atomics"))]
impl From<LaneControl> for Caller {
    fn from(control: LaneControl) -> Self {
        Self(control)
    }
}

#[cfg(not(target_feature = "atomics"))]
impl Caller {
    /// A control that cannot say whether the work goes on has lost its caller, so the work stops.
    pub(crate) fn is_stopped(&self) -> bool {
        self.0.stopped().map_or(true, |answer| answer.is_truthy())
    }

    /// Who cannot be told how far the work is may still want its result, so it goes on.
    pub(crate) fn report(&self, fraction: f64, note: &str) {
        let _ = self.0.progress(fraction, some(note));
    }
}

#[cfg(target_feature = "atomics")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method, structural, getter, catch)]
    fn id(this: &LaneControl) -> Result<Option<f64>, JsValue>;

    /// The controls of all calls, on whichever thread this is.
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = "__outboard_control")]
    static CONTROLS: Option<LaneControls>;

    type LaneControls;

    #[wasm_bindgen(method, structural, catch)]
    fn stopped(this: &LaneControls, call: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, catch)]
    fn progress(
        this: &LaneControls,
        call: f64,
        fraction: f64,
        note: Option<&str>,
    ) -> Result<JsValue, JsValue>;
}

/// Whom a control asks and tells: the number of a call, which every thread of the lane knows something of.
#[cfg(target_feature = "atomics")]
#[derive(Debug)]
pub(crate) struct Caller(Option<f64>);

#[cfg(target_feature = "atomics")]
impl From<LaneControl> for Caller {
    fn from(control: LaneControl) -> Self {
        Self(control.id().ok().flatten())
    }
}

#[cfg(target_feature = "atomics")]
impl Caller {
    /// As on one thread, what cannot be asked has stopped; where nobody is there to be asked, the work goes on.
    pub(crate) fn is_stopped(&self) -> bool {
        self.ask(|controls, call| {
            controls
                .stopped(call)
                .map_or(true, |answer| answer.is_truthy())
        })
        .unwrap_or(false)
    }

    pub(crate) fn report(&self, fraction: f64, note: &str) {
        let _ = self.ask(|controls, call| controls.progress(call, fraction, some(note)));
    }

    fn ask<T>(&self, question: impl FnOnce(&LaneControls, f64) -> T) -> Option<T> {
        let call = self.0?;
        CONTROLS.with(|controls| controls.as_ref().map(|controls| question(controls, call)))
    }
}

/// An empty note is none.
fn some(note: &str) -> Option<&str> {
    (!note.is_empty()).then_some(note)
}
