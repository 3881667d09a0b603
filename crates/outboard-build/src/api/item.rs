//! What a stream gives: a Rust type, as a record writes it, in TypeScript.

/// The type in TypeScript; `unknown` for what is not known here. `named` finds an exported class or enum by its name in Rust.
pub(super) fn typescript(rust: &str, named: &dyn Fn(&str) -> Option<String>) -> String {
    value(rust.trim(), named).unwrap_or_else(|| "unknown".into())
}

fn value(rust: &str, named: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (head, arguments) = parts(rust)?;
    let simple = match (head, arguments.as_slice()) {
        ("bool", []) => "boolean",
        ("String", []) => "string",
        ("JsValue", []) => "any",
        ("Vec", [one]) => match parts(one)?.0 {
            "String" => "string[]",
            "JsValue" => "any[]",
            number => element(number)?.1?,
        },
        // An alias may leave the error out.
        ("Result", [ok] | [ok, _]) => return value(ok, named),
        ("Option", [some]) => return Some(format!("{} | undefined", value(some, named)?)),
        (number, []) if element(number).is_some() => element(number)?.0,
        (name, []) => return named(name),
        _ => return None,
    };
    Some(simple.into())
}

/// What a number is, and an array of such numbers.
fn element(rust: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match rust {
        "u8" => ("number", Some("Uint8Array")),
        "i8" => ("number", Some("Int8Array")),
        "u16" => ("number", Some("Uint16Array")),
        "i16" => ("number", Some("Int16Array")),
        "u32" | "usize" => ("number", Some("Uint32Array")),
        "i32" | "isize" => ("number", Some("Int32Array")),
        "f32" => ("number", Some("Float32Array")),
        "f64" => ("number", Some("Float64Array")),
        "u64" => ("bigint", Some("BigUint64Array")),
        "i64" => ("bigint", Some("BigInt64Array")),
        "u128" | "i128" => ("bigint", None),
        _ => return None,
    })
}

/// `std :: result :: Result < A , B >` → `Result`, [`A`, `B`].
pub(super) fn parts(rust: &str) -> Option<(&str, Vec<&str>)> {
    let rust = rust.trim();
    let (path, inner) = match rust.split_once('<') {
        Some((path, rest)) => (path, Some(rest.trim_end().strip_suffix('>')?)),
        None => (rust, None),
    };
    let head = path.rsplit("::").next()?.trim();
    let arguments = inner.map_or_else(Vec::new, split);
    Some((head, arguments))
}

/// Splits at the commas that stand in no brackets.
fn split(list: &str) -> Vec<&str> {
    let mut depth = 0i32;
    let at_comma = |letter: char| {
        match letter {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            _ => {}
        }
        letter == ',' && depth == 0
    };
    list.split(at_comma)
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::typescript;

    #[test]
    fn what_a_stream_gives_is_known_in_typescript() {
        let named = |name: &str| (name == "Tile").then(|| "MapTile".to_owned());
        for (rust, expected) in [
            ("u32", "number"),
            ("f64", "number"),
            ("i64", "bigint"),
            ("u128", "bigint"),
            ("bool", "boolean"),
            ("String", "string"),
            ("std :: string :: String", "string"),
            ("JsValue", "any"),
            ("Vec < u8 >", "Uint8Array"),
            ("Vec<f32>", "Float32Array"),
            ("Vec < u64 >", "BigUint64Array"),
            ("Option < Vec < u8 > >", "Uint8Array | undefined"),
            ("Result < Vec < u8 > , Error >", "Uint8Array"),
            ("crate :: Result < Tile >", "MapTile"),
            ("Result < u8 , Box < dyn Fn (u8 , u8) > >", "number"),
            ("Tile", "MapTile"),
            ("Other", "unknown"),
            ("Vec < String >", "string[]"),
            ("Vec < JsValue >", "any[]"),
            ("Vec < Tile >", "unknown"),
            ("Vec < u128 >", "unknown"),
            ("HashMap < u8 , u8 >", "unknown"),
            ("(u8 , u8)", "unknown"),
            ("< u8", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(typescript(rust, &named), expected, "{rust}");
        }
    }
}
