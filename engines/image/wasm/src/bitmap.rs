//! The pixels of an `ImageBitmap`, which only a canvas can read.

use outboard::{Error, JsValue};
use outboard_image::Limits;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::failure;

#[wasm_bindgen(module = "/src/bitmap.js")]
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

    /// Its size, once the limits allow the canvas that reading takes.
    pub(crate) fn size(&self, limits: &Limits) -> Result<(u32, u32), Error> {
        let (width, height) = (bitmap_width(&self.0), bitmap_height(&self.0));
        limits.check_size(width, height).map_err(failure)?;
        Ok((width, height))
    }

    /// Reads its pixels, and closes it.
    pub(crate) fn read(self) -> Result<Vec<u8>, Error> {
        read_bitmap(&self.0).map_err(|error| {
            let reason = js_sys::Error::from(error).message();
            Error::new(
                "image/unsupported",
                format!("the bitmap cannot be read here: {reason}"),
            )
        })
    }
}
