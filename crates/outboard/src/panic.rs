//! The panic hook. A trap tells JavaScript nothing, and a panic that unwinds no place, so message and place are handed over
//! before either happens.

/// Called by every exported function when it is entered: the first call installs the hook.
#[inline]
pub fn enter() {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    boundary::install();
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod boundary {
    use std::panic;
    use std::sync::Once;

    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        // The lane defines this function. Where nobody does, the call fails, is caught, and all is as without a hook.
        #[wasm_bindgen(js_namespace = globalThis, js_name = "__outboard_panic", catch)]
        fn report(
            message: &str,
            file: &str,
            line: u32,
            column: u32,
            unwinds: bool,
        ) -> Result<(), JsValue>;
    }

    static INSTALLED: Once = Once::new();

    pub(super) fn install() {
        INSTALLED.call_once(|| {
            let previous = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                let message = info.payload_as_str().unwrap_or("a panic without a message");
                let (file, line, column) = info.location().map_or(("", 0, 0), |place| {
                    (place.file(), place.line(), place.column())
                });
                // Nobody listens outside a lane, and then there is nothing to be done about it.
                let _ = report(message, file, line, column, cfg!(panic = "unwind"));
                previous(info);
            }));
        });
    }
}
