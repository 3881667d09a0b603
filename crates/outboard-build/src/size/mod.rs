//! What fills a module: its functions, the crates and generics they come from, and its data.
//!
//! A release has no names in it; the map beside it has them, and so nothing needs to be built again to be weighed.

mod names;

use std::collections::BTreeMap;

use serde::Serialize;
use wasmparser::{KnownCustom, Name, Payload};

use crate::report;
use crate::wasm::{self, WasmError};

pub use names::{Origin, origin};

/// What is in a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Census {
    /// The module as it is.
    pub bytes: u64,
    /// The same after gzip at its best.
    pub gzip: u64,
    /// The functions that have a body, largest first.
    pub functions: Vec<Function>,
    /// The data that is put into memory at the start, in the module's order.
    pub data: Vec<Segment>,
    /// What is neither code nor data: types, imports, exports, tables, custom sections and the heads of them all.
    pub other: u64,
}

/// One function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Function {
    /// Its index in the module.
    pub index: u32,
    /// Its name, without the compiler's hashes; none where the module and its map have none.
    pub name: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its body, with the length in front of it.
    pub bytes: u64,
}

/// A piece of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Its name, where the module has it: `.rodata`, `.data`.
    pub name: Option<String>,
    /// Its bytes.
    pub bytes: u64,
    /// How many of them belong to texts: messages, paths of source files, names.
    pub text: u64,
}

/// What belongs together, and what it weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The crate, or the function without the arguments of its generics.
    pub name: String,
    /// How many functions it is.
    pub functions: usize,
    /// Their bytes.
    pub bytes: u64,
}

impl Census {
    /// Takes stock of `wasm`. `symbols` has a line of `index:name` for each function; where it is empty, the module's own names are read.
    ///
    /// # Errors
    ///
    /// When the module cannot be read.
    pub fn of(wasm: &[u8], symbols: &str) -> Result<Self, WasmError> {
        let own;
        let symbols = if symbols.is_empty() {
            own = wasm::symbols(wasm)?;
            &own
        } else {
            symbols
        };
        let names: BTreeMap<u32, &str> = symbols
            .lines()
            .filter_map(|line| line.split_once(':'))
            .filter_map(|(index, name)| Some((index.parse().ok()?, name)))
            .collect();
        let mut functions = Vec::new();
        let mut data = Vec::new();
        let mut data_names = BTreeMap::new();
        let mut imported = 0;
        for payload in wasm::sections(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(is_function(import?.ty));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let index = imported + functions.len() as u32;
                    let range = body.range();
                    let inner = range.end - range.start;
                    functions.push(function(index, names.get(&index).copied(), inner));
                }
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let bytes = segment?.data;
                        data.push(Segment {
                            name: None,
                            bytes: bytes.len() as u64,
                            text: text(bytes),
                        });
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for name in names {
                            if let Name::Data(map) = name? {
                                for naming in map {
                                    let naming = naming?;
                                    data_names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        for (index, segment) in (0..).zip(&mut data) {
            segment.name = data_names.remove(&index);
        }
        let known = functions.iter().map(|function| function.bytes).sum::<u64>()
            + data.iter().map(|segment| segment.bytes).sum::<u64>();
        functions.sort_by(|a, b| b.bytes.cmp(&a.bytes).then(a.index.cmp(&b.index)));
        Ok(Self {
            bytes: wasm.len() as u64,
            gzip: report::gzipped_length(wasm),
            functions,
            data,
            other: (wasm.len() as u64).saturating_sub(known),
        })
    }

    /// What each crate fills, largest first.
    #[must_use]
    pub fn crates(&self) -> Vec<Share> {
        self.shares(|function| function.origin.source.clone())
    }

    /// What each function fills in all the types it was compiled for, largest first.
    #[must_use]
    pub fn generics(&self) -> Vec<Share> {
        self.shares(|function| function.origin.family.clone())
    }

    fn shares(&self, of: impl Fn(&Function) -> String) -> Vec<Share> {
        let mut sums: BTreeMap<String, (usize, u64)> = BTreeMap::new();
        for function in &self.functions {
            let sum = sums.entry(of(function)).or_default();
            sum.0 += 1;
            sum.1 += function.bytes;
        }
        let mut shares: Vec<Share> = sums
            .into_iter()
            .map(|(name, (functions, bytes))| Share {
                name,
                functions,
                bytes,
            })
            .collect();
        shares.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
        shares
    }
}

fn is_function(ty: wasmparser::TypeRef) -> bool {
    matches!(
        ty,
        wasmparser::TypeRef::Func(_) | wasmparser::TypeRef::FuncExact(_)
    )
}

fn function(index: u32, name: Option<&str>, inner: u64) -> Function {
    Function {
        index,
        name: name.map(names::readable),
        origin: origin(name.unwrap_or_default()),
        bytes: inner + leb(inner),
    }
}

/// How many bytes a number has as LEB128.
fn leb(number: u64) -> u64 {
    u64::from((64 - number.max(1).leading_zeros()).div_ceil(7))
}

/// How many bytes stand in runs of printable letters that are too long for chance.
fn text(bytes: &[u8]) -> u64 {
    const SHORTEST: usize = 6;
    let printable = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    bytes
        .split(|byte| !printable(byte))
        .map(<[u8]>::len)
        .filter(|length| *length >= SHORTEST)
        .sum::<usize>() as u64
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, EntityType, Function as Body, FunctionSection,
        ImportSection, Module, TypeSection,
    };

    use super::*;

    /// One import, two functions of which the second is larger, and a piece of data.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("m", "f", EntityType::Function(0));
        module.section(&imports);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        module.section(&functions);
        let mut code = CodeSection::new();
        for nops in [1, 200] {
            let mut body = Body::new([]);
            (0..nops).for_each(|_| {
                body.instructions().nop();
            });
            body.instructions().end();
            code.function(&body);
        }
        module.section(&code);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(0), *b"a message\0\0\0\0");
        module.section(&data);
        module.finish()
    }

    #[test]
    fn every_byte_is_somewhere() {
        let wasm = module();
        let symbols = "0:m::f\n1:demo::small::h0123456789abcdef\n2:core[0f]::large::<u8>\n";
        let census = Census::of(&wasm, symbols).unwrap();
        let names: Vec<_> = census
            .functions
            .iter()
            .map(|of| of.name.as_deref())
            .collect();
        assert_eq!(names, [Some("core::large::<u8>"), Some("demo::small")]);
        // 200 instructions, the end, no locals, and two bytes of length.
        assert_eq!(census.functions[0].bytes, 204);
        assert_eq!(census.functions[1].bytes, 4);
        let data = &census.data[0];
        assert_eq!((data.bytes, data.text), (13, 9));
        assert_eq!(census.bytes, wasm.len() as u64);
        assert_eq!(204 + 4 + 13 + census.other, census.bytes);
        let crates = census.crates();
        assert_eq!((crates[0].name.as_str(), crates[0].bytes), ("core", 204));
        assert_eq!(census.generics()[0].name, "core::large");
    }

    #[test]
    fn without_names_the_bytes_are_still_counted() {
        let census = Census::of(&module(), "").unwrap();
        assert_eq!(census.crates().len(), 1);
        assert_eq!(census.crates()[0].name, names::UNNAMED);
    }

    #[test]
    fn a_length_counts_as_it_is_written() {
        let lengths = [0, 127, 128, 16_383, 16_384].map(leb);
        assert_eq!(lengths, [1, 1, 2, 2, 3]);
    }

    #[test]
    fn what_is_cut_is_an_error() {
        let wasm = module();
        assert!(Census::of(&wasm[..wasm.len() - 3], "").is_err());
    }
}
