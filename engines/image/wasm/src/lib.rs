//! The boundary of the image engine: exports and conversions, no logic.

mod bitmap;
mod convert;

use outboard::{Control, Error, JsValue};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::bitmap::ImageBitmap;
use crate::convert::{failure, info_to_js, limits_from_js, output_to_js, plan_from_js};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Reads the header of a JPEG, PNG or WebP file, without decoding its pixels.
#[outboard::export(returns = "ImageInfo")]
pub fn info(
    bytes: &[u8],
    #[outboard(ts = "Limits", optional)] limits: JsValue,
) -> Result<JsValue, Error> {
    let info = outboard_image::info(bytes, &limits_from_js(&limits)?).map_err(failure)?;
    info_to_js(Some(&info))
}

/// Carries out a plan on a JPEG, PNG or WebP file: decoding, operations and encoding in one call.
#[outboard::export(returns = "Output")]
pub fn run(
    bytes: &[u8],
    #[outboard(ts = "Plan")] plan: JsValue,
    control: &Control,
) -> Result<JsValue, Error> {
    let plan = plan_from_js(&plan)?;
    let output = outboard_image::run_watched(bytes, &plan, &watch(control)).map_err(failure)?;
    output_to_js(&output)
}

/// Carries out a plan on raw pixels: red, green, blue, alpha, not premultiplied, as in an `ImageData`.
#[outboard::export(returns = "Output")]
pub fn run_pixels(
    rgba: Vec<u8>,
    width: u32,
    height: u32,
    #[outboard(ts = "Plan")] plan: JsValue,
    control: &Control,
) -> Result<JsValue, Error> {
    let plan = plan_from_js(&plan)?;
    let output = outboard_image::run_pixels_watched(rgba, width, height, &plan, &watch(control))
        .map_err(failure)?;
    output_to_js(&output)
}

/// Carries out a plan on a bitmap, and closes it.
#[outboard::export(returns = "Output")]
pub fn run_bitmap(
    #[outboard(ts = "ImageBitmap")] bitmap: JsValue,
    #[outboard(ts = "Plan")] plan: JsValue,
    control: &Control,
) -> Result<JsValue, Error> {
    let plan = plan_from_js(&plan)?;
    let bitmap = ImageBitmap::new(bitmap);
    let (width, height) = bitmap.size(&plan.limits)?;
    let rgba = bitmap.read()?;
    let output = outboard_image::run_pixels_watched(rgba, width, height, &plan, &watch(control))
        .map_err(failure)?;
    output_to_js(&output)
}

/// Lets the caller look on, and stop the work between two steps.
fn watch(control: &Control) -> impl Fn(f64, &'static str) -> bool {
    move |fraction, what| {
        control.progress(fraction, what);
        !control.is_stopped()
    }
}
