//! Between JavaScript's values and the engine's.
//!
//! Plans go as JSON text: they are small, and serde then refuses unknown keys, which a reader of JavaScript objects cannot see.

use js_sys::{JSON, Object, Reflect, Uint8Array};
use outboard::{Error, JsValue};
use outboard_image::{Info, Limits, Output, Plan};

pub(crate) fn failure(error: outboard_image::Error) -> Error {
    Error::new(error.code(), error.to_string())
}

pub(crate) fn plan_from_js(value: &JsValue) -> Result<Plan, Error> {
    Plan::from_json(&json(value)?).map_err(failure)
}

pub(crate) fn limits_from_js(value: &JsValue) -> Result<Limits, Error> {
    Limits::from_json(&json(value)?).map_err(failure)
}

/// What is left out is an object without keys.
fn json(value: &JsValue) -> Result<String, Error> {
    if value.is_undefined() || value.is_null() {
        return Ok("{}".into());
    }
    let text = JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string());
    text.ok_or_else(|| {
        Error::new(
            "image/bad-option",
            "the options are not an object of plain values",
        )
    })
}

pub(crate) fn info_to_js(info: Option<&Info>) -> Result<JsValue, Error> {
    let text = serde_json::to_string(&info).map_err(|error| internal(&error.to_string()))?;
    JSON::parse(&text).map_err(|_| internal("the description of the file is not JSON"))
}

pub(crate) fn output_to_js(output: &Output) -> Result<JsValue, Error> {
    let format =
        serde_json::to_value(output.format).map_err(|error| internal(&error.to_string()))?;
    let fields: [(&str, JsValue); 5] = [
        // The one copy out of wasm memory; its buffer can be transferred.
        ("bytes", Uint8Array::from(&output.bytes[..]).into()),
        ("width", output.width.into()),
        ("height", output.height.into()),
        ("format", format.as_str().into()),
        ("source", info_to_js(output.source.as_ref())?),
    ];
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value)
            .map_err(|_| internal("an object takes no properties"))?;
    }
    Ok(object.into())
}

fn internal(message: &str) -> Error {
    Error::new("image/internal", message)
}
