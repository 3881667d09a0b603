//! The pixels of an `ImageBitmap`, which only a canvas can read.

use outboard::{Error, JsValue};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/sight_bitmap.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = readBitmap)]
    fn read_bitmap(bitmap: &JsValue) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(js_name = bitmapWidth)]
    fn bitmap_width(bitmap: &JsValue) -> u32;
    #[wasm_bindgen(js_name = bitmapHeight)]
    fn bitmap_height(bitmap: &JsValue) -> u32;
}

pub(crate) struct ImageBitmap(JsValue);

impl ImageBitmap {
    pub(crate) fn new(value: JsValue) -> Self {
        Self(value)
    }

    /// Its pixels, width and height, and closes it. A size that no task takes is refused before a canvas is made for it.
    pub(crate) fn read(self) -> Result<(Vec<u8>, u32, u32), Error> {
        let (width, height) = (bitmap_width(&self.0), bitmap_height(&self.0));
        let refused = |reason: String| {
            let message = format!("the bitmap cannot be read here: {reason}");
            Error::new("ai/bad-picture", message)
        };
        if u64::from(width) * u64::from(height) > outboard_sight::MOST_PIXELS {
            return Err(refused(format!(
                "{width} × {height} are more than {} pixels",
                outboard_sight::MOST_PIXELS
            )));
        }
        let rgba = read_bitmap(&self.0)
            .map_err(|error| refused(js_sys::Error::from(error).message().into()))?;
        Ok((rgba, width, height))
    }
}
