//! What a function's name says: the crate it comes from, and the generic it was compiled from.

use serde::Serialize;

/// Where a function comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The crate, or one of three words in brackets: `[exports]`, `[compiler]`, `[unnamed]`.
    #[serde(rename = "crate")]
    pub source: String,
    /// The name without the arguments of generics, which all types it was compiled for share.
    pub family: String,
}

/// What wasm-bindgen exports has the name that JavaScript sees; the crate is not in it.
const EXPORTS: &str = "[exports]";
/// What the compiler brings for what wasm has no instruction for.
const COMPILER: &str = "[compiler]";
/// Functions without a name.
pub(super) const UNNAMED: &str = "[unnamed]";

/// The name for people: demangled, without hashes.
pub(super) fn readable(name: &str) -> String {
    let name = match rustc_demangle::try_demangle(name) {
        Ok(demangled) => format!("{demangled:#}"),
        Err(_) => name.to_owned(),
    };
    without_crate_hashes(without_hash(&name))
}

/// Reads where the function of this name comes from.
#[must_use]
pub fn origin(name: &str) -> Origin {
    let readable = readable(name);
    let family = family(&readable);
    Origin {
        source: source(&readable).to_owned(),
        family: if readable.is_empty() {
            UNNAMED.to_owned()
        } else {
            family
        },
    }
}

/// The crate that the name begins with. What drops a value is charged to the crate of the value's type.
fn source(name: &str) -> &str {
    let plain = name
        .trim_end_matches(" externref shim")
        .trim_end_matches(" multivalue shim");
    if name.is_empty() {
        return UNNAMED;
    }
    if let Some(ty) = plain
        .strip_prefix("core::ptr::drop_in_place")
        .map(|rest| rest.trim_start_matches("::").trim_start_matches('<'))
        && let Some(found) = first_crate(ty)
    {
        return found;
    }
    if let Some(found) = first_crate(plain) {
        return found;
    }
    if plain.starts_with("__wbindgen_") || plain.starts_with("__externref_") {
        return "wasm_bindgen";
    }
    let of_compiler = [
        "mem", "__rust", "__wasm_", "__mul", "__div", "__udiv", "__ash", "__lsh",
    ];
    let is_compiler = of_compiler.iter().any(|start| plain.starts_with(start))
        || matches!(plain, "bcmp" | "strlen" | "fma" | "fmaf" | "fmod" | "fmodf");
    if is_compiler { COMPILER } else { EXPORTS }
}

/// The first word before a `::`, in `<`, `&`, `dyn ` and the like, that is not one of the language's.
fn first_crate(name: &str) -> Option<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = name;
    loop {
        let start = rest.find(is_word)?;
        rest = &rest[start..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if after.starts_with("::") {
            // Symbols of the runtime between the standard library's crates.
            return Some(if word == "__rustc" { "std" } else { word });
        }
        rest = after;
    }
}

/// Without the arguments of generics: what stands in `<>` behind a name. `<A as B>` in front of one stays, without its own arguments.
fn family(name: &str) -> String {
    let mut kept = String::new();
    // For each open bracket, whether what is in it is left out.
    let mut open: Vec<bool> = Vec::new();
    let mut letters = name.chars().peekable();
    while let Some(c) = letters.next() {
        let hidden = open.iter().any(|out| *out);
        match c {
            '-' if letters.peek() == Some(&'>') => {
                // An arrow is no bracket.
                letters.next();
                if !hidden {
                    kept.push_str("->");
                }
            }
            '<' => {
                let behind_a_name = kept.ends_with(|c: char| c.is_alphanumeric() || c == '_')
                    || kept.ends_with("::");
                let out = hidden || behind_a_name;
                if out && !hidden && kept.ends_with("::") {
                    kept.truncate(kept.len() - 2);
                }
                open.push(out);
                if !out {
                    kept.push(c);
                }
            }
            '>' => {
                open.pop();
                if !hidden {
                    kept.push(c);
                }
            }
            _ if hidden => {}
            _ => kept.push(c),
        }
    }
    kept
}

/// Without `::h0123456789abcdef`.
fn without_hash(name: &str) -> &str {
    match name.rsplit_once("::h") {
        Some((front, hash))
            if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            front
        }
        _ => name,
    }
}

/// Without the `[0123456789abcdef]` that newer names have behind a crate.
fn without_crate_hashes(name: &str) -> String {
    let mut kept = String::new();
    let mut rest = name;
    while let Some((front, back)) = rest.split_once('[') {
        kept.push_str(front);
        let is_hash =
            |inner: &str| !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_hexdigit());
        let behind_a_word = front.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        match back.split_once(']') {
            Some((inner, after)) if behind_a_word && is_hash(inner) => rest = after,
            _ => {
                kept.push('[');
                rest = back;
            }
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names as they stand in the maps of real builds, with their crate and their family.
    const NAMES: [(&str, &str, &str); 16] = [
        (
            "<core[c5930c85a12de822]::fmt::Error as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "core",
            "<core::fmt::Error as core::fmt::Debug>::fmt",
        ),
        (
            "core::ptr::drop_in_place<demo::tree::Tree<u8>>::h43f329cc57319d6c",
            "demo",
            "core::ptr::drop_in_place",
        ),
        (
            "core[c5930c85a12de822]::ptr::drop_in_place::<std[a543996e6e7dbf1e]::panicking::Payload>",
            "std",
            "core::ptr::drop_in_place",
        ),
        (
            "<dlmalloc[e24a27700634d609]::Dlmalloc<dlmalloc[e24a27700634d609]::sys::System>>::malloc",
            "dlmalloc",
            "<dlmalloc::Dlmalloc>::malloc",
        ),
        (
            "hashbrown::map::HashMap<K,V,S,A>::contains_key::h38991ab468b57e19",
            "hashbrown",
            "hashbrown::map::HashMap::contains_key",
        ),
        (
            "<&T as core::fmt::Display>::fmt::h29117b9b1b535ca8",
            "core",
            "<&T as core::fmt::Display>::fmt",
        ),
        (
            "<f64 as core[c5930c85a12de822]::str::traits::FromStr>::from_str",
            "core",
            "<f64 as core::str::traits::FromStr>::from_str",
        ),
        (
            "__rustc[b7974e8690430dd9]::__rdl_realloc",
            "std",
            "__rustc::__rdl_realloc",
        ),
        (
            "alloc[3ca501edff3f0c7c]::raw_vec::handle_error",
            "alloc",
            "alloc::raw_vec::handle_error",
        ),
        (
            "core::ops::function::FnOnce::call_once{{vtable.shim}}::hae3090bff51c447d",
            "core",
            "core::ops::function::FnOnce::call_once{{vtable.shim}}",
        ),
        ("point_moveBy", "[exports]", "point_moveBy"),
        (
            "double_i16 multivalue shim",
            "[exports]",
            "double_i16 multivalue shim",
        ),
        ("__wbindgen_malloc", "wasm_bindgen", "__wbindgen_malloc"),
        ("memcpy", "[compiler]", "memcpy"),
        ("_ZN4demo3run17h0123456789abcdefE", "demo", "demo::run"),
        ("", "[unnamed]", "[unnamed]"),
    ];

    #[test]
    fn names_of_real_builds_are_understood() {
        for (name, source, family) in NAMES {
            let origin = origin(name);
            assert_eq!(
                (origin.source.as_str(), origin.family.as_str()),
                (source, family),
                "{name}"
            );
        }
    }

    #[test]
    fn an_arrow_is_no_bracket_and_an_array_no_hash() {
        let name = "demo::each<fn(u8) -> [u8]>::run<[u8; 16]>";
        assert_eq!(origin(name).family, "demo::each::run");
        assert_eq!(
            readable("<[u8; 16] as demo::Bytes>::len"),
            "<[u8; 16] as demo::Bytes>::len"
        );
        assert_eq!(readable("demo::h::hash"), "demo::h::hash");
    }

    mod properties {
        use proptest::prelude::*;

        use super::super::*;

        proptest! {
            /// Names come from other people's modules.
            #[test]
            fn any_name_has_an_origin(name in ".{0,60}") {
                let origin = origin(&name);
                prop_assert!(!origin.source.is_empty());
            }
        }
    }
}
