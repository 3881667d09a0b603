//! What cannot go to another thread: a message carries data, and some objects, but neither code nor the page. A function that is
//! an argument itself crosses all the same: on the lane stands another one for it, which calls it back.

use std::collections::BTreeSet;

use super::typed::{Alternative, Declared, Overload, Type, Types};

/// Objects that a message refuses, by name. `…` at the end stands for any ending.
const STAYS: &str = "
    symbol Symbol Function CallableFunction NewableFunction Promise PromiseLike Proxy WeakMap
    WeakSet WeakRef FinalizationRegistry
    Iterator IterableIterator IteratorObject ArrayIterator MapIterator SetIterator
    StringIterator Generator AsyncGenerator AsyncIterator AsyncIterable AsyncIterableIterator
    AsyncIteratorObject
    WebAssembly.Memory WebAssembly.Instance WebAssembly.Table WebAssembly.Global
    WebAssembly.Tag
    Window WindowProxy Document DocumentFragment ShadowRoot Element Node NodeList Text
    HTML… SVG… MathML… Event EventTarget MouseEvent KeyboardEvent PointerEvent
    CanvasRenderingContext2D
    OffscreenCanvasRenderingContext2D ImageBitmapRenderingContext WebGL… GPU… AudioContext
    BaseAudioContext OfflineAudioContext AudioNode AudioParam Worker WebSocket AbortSignal
    Response Request
";

/// More audio nodes and their like: by how their names end.
const ENDINGS: [&str; 2] = ["AudioNode", "SourceNode"];

/// One that is not an argument itself.
const FUNCTION: &str =
    "a function inside of another value or in a result, which cannot be sent to another thread";

/// What stays where it is, for one set of types.
pub(super) struct Crossing<'t> {
    types: &'t Types,
    /// Names the engine declares itself: its `Node` is not the page's.
    own: BTreeSet<&'t str>,
    /// Classes and enums that are typed and not exported, so that no client can name them.
    absent: BTreeSet<String>,
}

impl<'t> Crossing<'t> {
    /// `absent` are the names of classes and enums that are typed and not exported.
    pub(super) fn new(types: &'t Types, absent: BTreeSet<String>) -> Self {
        let own = types
            .declared
            .iter()
            .map(|one| one.name.as_str())
            .chain(types.classes.keys().map(String::as_str))
            .chain(types.enums.keys().map(String::as_str))
            .filter(|name| !name.is_empty())
            .collect();
        Self { types, own, absent }
    }

    /// Why a call of this shape cannot cross, or nothing.
    pub(super) fn stays(&self, overload: &Overload) -> Option<String> {
        for param in &overload.params {
            let why = if param.rest {
                self.why(&param.ty)
            } else {
                self.given(&param.ty, &mut BTreeSet::new())
            };
            if let Some(what) = why {
                return Some(format!("its parameter `{}` is {what}", param.name));
            }
        }
        self.why(&overload.returns)
            .map(|what| format!("it returns {what}"))
    }

    /// What in a type cannot cross, in words that follow "is".
    pub(super) fn why(&self, ty: &Type) -> Option<String> {
        self.seek(&ty.names, ty.function, &mut BTreeSet::new())
    }

    /// What in the type of an argument cannot cross: it may be a function itself, and hold none.
    fn given<'s>(&'s self, ty: &'s Type, seen: &mut BTreeSet<&'s str>) -> Option<String> {
        if ty.alternatives.is_empty() {
            return self.why(ty);
        }
        ty.alternatives.iter().find_map(|one| match one {
            Alternative::Function => None,
            Alternative::Named(name) => match self.declared(name) {
                Some(declared) if seen.insert(name) => self.given(declared, seen),
                Some(_) => None,
                None if name == "Function" => None,
                None => self.seek(std::slice::from_ref(name), false, &mut BTreeSet::new()),
            },
            Alternative::Other { names, function } => {
                self.seek(names, *function, &mut BTreeSet::new())
            }
        })
    }

    fn seek<'s>(
        &'s self,
        names: &'s [String],
        function: bool,
        seen: &mut BTreeSet<&'s str>,
    ) -> Option<String> {
        if function {
            return Some(FUNCTION.into());
        }
        for name in names {
            if self.absent.contains(name) {
                return Some(format!("`{name}`, a class or enum that is not exported"));
            }
            if !seen.insert(name) {
                continue;
            }
            if self.own.contains(name.as_str()) {
                let declared = self.declared(name);
                if let Some(found) =
                    declared.and_then(|one| self.seek(&one.names, one.function, seen))
                {
                    return Some(found);
                }
            } else if let Some(what) = kind(name) {
                return Some(what);
            }
        }
        None
    }

    fn declared(&self, name: &str) -> Option<&Type> {
        let find = |one: &&Declared| one.name == name && one.stands_for.is_some();
        self.types
            .declared
            .iter()
            .find(find)
            .and_then(|one| one.stands_for.as_ref())
    }
}

/// What an object is that stays where it is.
fn kind(name: &str) -> Option<String> {
    let stays = STAYS
        .split_whitespace()
        .any(|one| match one.strip_suffix('…') {
            Some(start) => name
                .strip_prefix(start)
                .is_some_and(|rest| !rest.starts_with(char::is_lowercase)),
            None => one == name,
        })
        || ENDINGS.iter().any(|ending| name.ends_with(ending));
    if !stays {
        return None;
    }
    Some(match name {
        "Function" | "CallableFunction" | "NewableFunction" => FUNCTION.into(),
        "symbol" | "Symbol" => "a symbol, which cannot be sent to another thread".into(),
        _ if name.contains("Iterator") || name.contains("Generator") || name == "AsyncIterable" => {
            format!("`{name}`, an iterator, which cannot be sent to another thread")
        }
        _ => format!("`{name}`, which cannot be sent to another thread"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_stays() {
        for name in [
            "HTMLCanvasElement",
            "WebGL2RenderingContext",
            "Symbol",
            "WebAssembly.Memory",
            "GPUDevice",
        ] {
            assert!(kind(name).is_some(), "{name}");
        }
        for name in [
            "Uint8Array",
            "ImageBitmap",
            "HTMLess",
            "Blob",
            "Map",
            "WebAssembly.Module",
            "OffscreenCanvas",
        ] {
            assert!(kind(name).is_none(), "{name}");
        }
    }
}
