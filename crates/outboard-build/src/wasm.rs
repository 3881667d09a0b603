//! The sections of a module that a build reads, drops and adds.

use std::borrow::Cow;
use std::fmt::Write;

use wasm_encoder::{CustomSection, Module, RawSection};
use wasmparser::{BinaryReader, Encoding, KnownCustom, Name, Parser, Payload};

use crate::error::Diagnosis;

/// A module that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WasmError {
    /// The bytes break the rules of the format.
    #[error("the module is not valid wasm: {0}")]
    Invalid(#[from] wasmparser::BinaryReaderError),
    /// The bytes are a component, which holds modules.
    #[error("the module is not valid wasm: it is a component")]
    Component,
}

impl WasmError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        Diagnosis::new(
            "invalid-wasm",
            "run `cargo clean` and build again; the file may be cut short",
        )
    }
}

/// The bytes of all custom sections with this name, one after the other.
///
/// # Errors
///
/// When the module cannot be read.
pub fn custom_section(wasm: &[u8], name: &str) -> Result<Vec<u8>, WasmError> {
    let mut bytes = Vec::new();
    for payload in sections(wasm) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == name
        {
            bytes.extend_from_slice(section.data());
        }
    }
    Ok(bytes)
}

/// The features the compiler used, from the `target_features` section.
///
/// # Errors
///
/// When the module or that section cannot be read.
pub fn target_features(wasm: &[u8]) -> Result<Vec<String>, WasmError> {
    let section = custom_section(wasm, "target_features")?;
    if section.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = BinaryReader::new(&section, 0);
    let mut features = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let used = reader.read_u8()? == b'+';
        let name = reader.read_string()?;
        if used {
            features.push(name.to_owned());
        }
    }
    Ok(features)
}

/// The names of a module's functions as lines of `index:name`.
///
/// # Errors
///
/// When the module or its names cannot be read.
pub fn symbols(wasm: &[u8]) -> Result<String, WasmError> {
    let mut symbols = String::new();
    for payload in sections(wasm) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        let KnownCustom::Name(names) = section.as_known() else {
            continue;
        };
        for name in names {
            if let Name::Function(functions) = name? {
                for function in functions {
                    let function = function?;
                    // A name may hold anything, and a line is one name.
                    let name = function.name.replace(char::is_control, " ");
                    // Writing to a string cannot fail.
                    let _ = writeln!(symbols, "{}:{name}", function.index);
                }
            }
        }
    }
    Ok(symbols)
}

/// The module without the custom sections that `drop` names, and with one more.
///
/// # Errors
///
/// When the module cannot be read.
pub fn rewrite(
    wasm: &[u8],
    drop: &dyn Fn(&str) -> bool,
    added: Option<(&str, &[u8])>,
) -> Result<Vec<u8>, WasmError> {
    let mut module = Module::new();
    for payload in sections(wasm) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload
            && drop(section.name())
        {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            // The code section is announced before it is known to be whole.
            let whole = BinaryReader::new(wasm, 0).read_bytes(range.end as usize)?;
            module.section(&RawSection {
                id,
                data: &whole[range.start as usize..],
            });
        }
    }
    if let Some((name, data)) = added {
        append(&mut module, name, data);
    }
    Ok(module.finish())
}

/// The parts of a module; those of a component look alike, and mean something else.
pub(crate) fn sections(wasm: &[u8]) -> impl Iterator<Item = Result<Payload<'_>, WasmError>> {
    Parser::new(0)
        .parse_all(wasm)
        .map(|payload| match payload? {
            Payload::Version {
                encoding: Encoding::Component,
                ..
            } => Err(WasmError::Component),
            payload => Ok(payload),
        })
}

fn append(module: &mut Module, name: &str, data: &[u8]) {
    let section = CustomSection {
        name: Cow::Borrowed(name),
        data: Cow::Borrowed(data),
    };
    module.section(&section);
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, Function, FunctionSection, NameMap, NameSection, TypeSection};

    use super::*;

    /// One function called `demo::run`, with the sections a build meets.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut functions = FunctionSection::new();
        functions.function(0);
        module.section(&functions);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        module.section(&code);
        let mut names = NameSection::new();
        let mut map = NameMap::new();
        map.append(0, "demo::run");
        names.functions(&map);
        module.section(&names);
        append(&mut module, "outboard", b"{\"v\":1}\n");
        append(&mut module, "outboard", b"{\"v\":2}\n");
        append(
            &mut module,
            "target_features",
            b"\x02+\x07simd128-\x07atomics",
        );
        module.finish()
    }

    #[test]
    fn sections_of_one_name_are_read_as_one() {
        let wasm = module();
        assert_eq!(
            custom_section(&wasm, "outboard").unwrap(),
            b"{\"v\":1}\n{\"v\":2}\n"
        );
        assert_eq!(custom_section(&wasm, "other").unwrap(), b"");
    }

    #[test]
    fn features_that_are_used_are_listed() {
        assert_eq!(target_features(&module()).unwrap(), ["simd128"]);
        let bare = rewrite(&module(), &|_| true, None).unwrap();
        assert!(target_features(&bare).unwrap().is_empty());
    }

    #[test]
    fn names_become_a_map() {
        assert_eq!(symbols(&module()).unwrap(), "0:demo::run\n");
    }

    #[test]
    fn rewriting_drops_and_adds_and_leaves_a_valid_module() {
        let drop = |name: &str| ["outboard", "name"].contains(&name);
        let wasm = rewrite(&module(), &drop, Some(("outboard.build", b"abc"))).unwrap();
        wasmparser::validate(&wasm).unwrap();
        assert_eq!(custom_section(&wasm, "outboard").unwrap(), b"");
        assert_eq!(custom_section(&wasm, "outboard.build").unwrap(), b"abc");
        assert_eq!(symbols(&wasm).unwrap(), "");
        assert_eq!(target_features(&wasm).unwrap(), ["simd128"]);
    }

    #[test]
    fn a_name_is_one_line() {
        let mut module = Module::new();
        let mut names = NameSection::new();
        let mut map = NameMap::new();
        map.append(0, "a\nb\r\n1:c");
        names.functions(&map);
        module.section(&names);
        assert_eq!(symbols(&module.finish()).unwrap(), "0:a b  1:c\n");
    }

    #[test]
    fn a_module_that_is_cut_is_an_error_wherever_it_is_cut() {
        // The code is in front of the custom sections, which begin at the names.
        let wasm = module();
        let names = wasm
            .windows(5)
            .position(|bytes| bytes == b"\x04name")
            .unwrap()
            - 2;
        let begins = [0, 8, 14, 18, names];
        for length in (0..names).filter(|length| !begins.contains(length)) {
            assert!(
                rewrite(&wasm[..length], &|_| false, None).is_err(),
                "{length}"
            );
        }
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        let component = b"\0asm\x0d\0\x01\0";
        for wrong in [&b""[..], b"not wasm at all", &module()[..20], component] {
            assert!(custom_section(wrong, "outboard").is_err());
        }
    }
}
