//! Functions and their values: numbers, text, big integers, options, results, the rest of the arguments.

use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Adds two numbers.
///
/// The second may be left out.
#[wasm_bindgen]
pub fn add(a: i32, b: Option<f64>) -> f64 {
    f64::from(a) + b.unwrap_or(0.0)
}

/// Greets someone.
#[wasm_bindgen]
pub fn greet(name: &str, loud: bool) -> String {
    if loud {
        format!("HELLO, {}!", name.to_uppercase())
    } else {
        format!("Hello, {name}!")
    }
}

/// The first letter, if there is one.
#[wasm_bindgen(js_name = firstLetter)]
pub fn first_letter(text: String) -> Option<char> {
    text.chars().next()
}

/// One more than a big number.
#[wasm_bindgen]
pub fn next_u64(number: u64) -> u64 {
    number.wrapping_add(1)
}

/// A big number with the other sign, or nothing for nothing.
#[wasm_bindgen]
pub fn negate_i64(number: Option<i64>) -> Option<i64> {
    number.map(i64::wrapping_neg)
}

/// A sum of as many numbers as are given.
#[wasm_bindgen(variadic)]
pub fn total(start: f64, rest: Vec<f64>) -> f64 {
    start + rest.iter().sum::<f64>()
}

/// Fails with an `Error`.
#[wasm_bindgen]
pub fn parse(text: &str) -> Result<i32, JsError> {
    Ok(text.parse()?)
}

/// Fails with a string that is no `Error`.
#[wasm_bindgen]
pub fn divide(a: u32, b: u32) -> Result<u32, JsValue> {
    a.checked_div(b)
        .ok_or_else(|| JsValue::from_str("division by zero"))
}

/// Any value, as it came.
#[wasm_bindgen]
pub fn echo(value: JsValue) -> JsValue {
    value
}

/// Lines of text, in the opposite order.
#[wasm_bindgen]
pub fn reverse_lines(mut lines: Vec<String>) -> Vec<String> {
    lines.reverse();
    lines
}

/// Calls a function for each number below a limit.
#[wasm_bindgen]
pub fn for_each_below(limit: u32, callback: &Function) -> Result<(), JsValue> {
    for number in 0..limit {
        callback.call1(&JsValue::NULL, &number.into())?;
    }
    Ok(())
}

/// Present, but without a type in the `.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn untyped(number: u32) -> u32 {
    number * 2
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** A point that only TypeScript knows. */
export interface PlanePoint { x: number; y: number }
/** Typed, and nowhere to be found. */
export function absent(number: number): number;
";

/// A point, moved to the right.
#[wasm_bindgen(unchecked_return_type = "PlanePoint")]
pub fn move_right(
    #[wasm_bindgen(unchecked_param_type = "PlanePoint")] point: JsValue,
    by: f64,
) -> Result<JsValue, JsValue> {
    let key = JsValue::from_str("x");
    let x = js_sys::Reflect::get(&point, &key)?.as_f64().unwrap_or(0.0);
    js_sys::Reflect::set(&point, &key, &(x + by).into())?;
    Ok(point)
}
