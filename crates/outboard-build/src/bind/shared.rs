//! The memory that page and engine share: two places of the glue where bytes are copied that need not be.
//!
//! They are found by their text. Where it is another than expected nothing is changed, and bytes are copied as ever.

use std::fmt::Write;

use crate::api::{Warning, WarningCode};

/// What the lane of a threaded build looks for.
const MEMORY: &str = include_str!("shared.js");
const BYTES: &str = include_str!("shared.bytes.js");

/// What passes bytes to Rust, and what it is called where another takes its place.
const PASSES: &str = "function passArray8ToWasm0(arg, malloc) {";
const COPIES: &str = "function __outboard_copy(arg, malloc) {";

/// The glue of a threaded build with what page and engine share; without, where its text is not as expected.
pub(super) fn share(js: &str) -> Option<String> {
    let mut shared = lend(js)?;
    match (
        js.contains("passArray8ToWasm0("),
        js.matches(PASSES).count(),
    ) {
        (false, _) => shared.push_str(MEMORY),
        (true, 1) => {
            shared = shared.replacen(PASSES, COPIES, 1);
            shared.push_str(MEMORY);
            shared.push_str(BYTES);
        }
        (true, _) => return None,
    }
    Some(shared)
}

/// The warning for glue that is left as it is.
pub(super) fn is_not_shared(name: &str, version: &str) -> Warning {
    Warning {
        code: WarningCode::GlueNotShared,
        item: name.to_owned(),
        reason: format!(
            "the glue of wasm-bindgen {version} is not written as expected, so what page and engine could share is copied"
        ),
        help: "nothing is wrong but for speed; another version of wasm-bindgen may do".to_owned(),
    }
}

/// Lets each function that returns an array lend it, instead of copying it and freeing it.
fn lend(js: &str) -> Option<String> {
    let mut lent = String::with_capacity(js.len());
    let mut lines = js.lines();
    while let Some(line) = lines.next() {
        let Some(Returned { before, view, free }) = Returned::read(line) else {
            // Writing to a string cannot fail.
            let _ = writeln!(lent, "{line}");
            continue;
        };
        if lines.next().map(str::trim_start) != Some(&free) {
            return None;
        }
        let _ = writeln!(lent, "{before}__outboard_give({view});");
    }
    Some(lent)
}

/// `v2 = getArrayU8FromWasm0(ret[0], ret[1]).slice();`, after which it is freed.
struct Returned<'l> {
    before: &'l str,
    view: &'l str,
    free: String,
}

impl<'l> Returned<'l> {
    /// A result of an export stands in `ret`; what an import is given stands in its arguments, and is no result.
    fn read(line: &'l str) -> Option<Self> {
        let start = line.find("getArray")?;
        let (before, call) = line.split_at(start);
        let view = call.strip_suffix(".slice();")?;
        let (name, arguments) = view.strip_suffix(')')?.split_once('(')?;
        let element = name.strip_prefix("getArray")?.strip_suffix("FromWasm0")?;
        let (pointer, length) = arguments.split_once(", ")?;
        let size = size(element)?;
        let free = format!("wasm.__wbindgen_free({pointer}, {length} * {size}, {size});");
        pointer
            .starts_with("ret[")
            .then_some(Self { before, view, free })
    }
}

/// The bytes of an element; an array of JavaScript's values is no view of memory.
fn size(element: &str) -> Option<u8> {
    Some(match element {
        "U8" | "I8" => 1,
        "U16" | "I16" => 2,
        "U32" | "I32" | "F32" => 4,
        "U64" | "I64" | "F64" => 8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export function f(bytes) {
    const ptr0 = passArray8ToWasm0(bytes, wasm.__wbindgen_malloc);
    const ret = wasm.f(ptr0, WASM_VECTOR_LEN);
    var v2 = getArrayF32FromWasm0(ret[0], ret[1]).slice();
    wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
    return v2;
}
export function texts() {
    const ret = wasm.texts();
    var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]).slice();
    wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
    return v1;
}
function imported(arg0, arg1) {
    var v0 = getArrayU8FromWasm0(arg0, arg1).slice();
    wasm.__wbindgen_free(arg0, arg1 * 1, 1);
    seen(v0);
}
function passArray8ToWasm0(arg, malloc) {
    const ptr = malloc(arg.length * 1, 1) >>> 0;
    return ptr;
}
";

    #[test]
    fn a_result_is_lent_and_bytes_are_adopted() {
        let shared = share(GLUE).unwrap();
        assert!(shared.contains(
            "    var v2 = __outboard_give(getArrayF32FromWasm0(ret[0], ret[1]));\n    return v2;\n"
        ));
        assert_eq!(
            shared.matches("__outboard_give(").count(),
            2,
            "one call and its function"
        );
        assert_eq!(shared.matches(PASSES).count(), 1);
        assert_eq!(shared.matches(COPIES).count(), 1);
        assert!(shared.contains("getArrayJsValueFromWasm0(ret[0], ret[1]).slice();"));
        assert!(shared.contains("getArrayU8FromWasm0(arg0, arg1).slice();"));
        assert!(shared.contains("export const __outboard_memory = {"));
    }

    #[test]
    fn glue_without_bytes_lends_alone() {
        let shared = share("export function f() {\n    wasm.f();\n}\n").unwrap();
        assert!(shared.contains("export const __outboard_memory = {"));
        assert!(!shared.contains("passArray8ToWasm0"));
    }

    #[test]
    fn glue_that_is_written_in_another_way_is_left_alone() {
        for (from, to) in [
            (
                "ret[1] * 4, 4);\n    return v2",
                "ret[1] * 4, 8);\n    return v2",
            ),
            ("(arg, malloc)", "(arg, malloc, memory)"),
        ] {
            assert!(GLUE.contains(from));
            assert_eq!(share(&GLUE.replace(from, to)), None, "{to}");
        }
        let twice = format!("{GLUE}{PASSES}\n}}\n");
        assert_eq!(share(&twice), None);
    }
}
