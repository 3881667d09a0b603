//! From DWARF to a source map: DevTools of every browser read one, and show Rust where the module runs.
//!
//! The map has the sources in it, so nothing else has to be served. The generated text of a module is one line, and a column is an
//! offset in the file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gimli::{Dwarf, EndianSlice, LittleEndian, SectionId, Unit};
use serde_json::json;
use wasmparser::Payload;

use crate::wasm::{self, WasmError};

/// A place in a source file, and the offset in the code section where its instructions begin.
type Row = (u64, (usize, u64, u64));

/// Whether a custom section holds debug information.
pub(crate) fn is_debug_section(name: &str) -> bool {
    name.starts_with(".debug_")
}

/// The map of the module `shipped`, from the debug information that `whole` has, or none where it has none. Both have the same code.
/// Sources below `folder` are named from there.
pub(crate) fn write(
    whole: &[u8],
    shipped: &[u8],
    folder: &Path,
) -> Result<Option<String>, WasmError> {
    let mut sources = Sources::default();
    let Some(mut rows) = rows(whole, &mut sources)? else {
        return Ok(None);
    };
    rows.sort_unstable();
    rows.dedup_by(|later, earlier| later.0 == earlier.0 || later.1 == earlier.1);
    let map = json!({
        "version": 3,
        "sources": sources.paths.iter().map(|path| shown(path, folder)).collect::<Vec<_>>(),
        // What is not on this machine is shown as missing.
        "sourcesContent": sources.paths.iter().map(|path| fs::read_to_string(path).ok()).collect::<Vec<_>>(),
        "names": [],
        "mappings": mappings(&rows, code(shipped)?),
    });
    Ok(Some(map.to_string()))
}

/// The section that says where the map is.
pub(crate) fn pointer(url: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut length = url.len();
    while length >= 0x80 {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(url.as_bytes());
    bytes
}

/// Where the code begins that addresses are counted from.
fn code(wasm: &[u8]) -> Result<u64, WasmError> {
    for payload in wasm::sections(wasm) {
        let payload = payload?;
        if let Payload::CodeSectionStart { .. } = payload
            && let Some((_, range)) = payload.as_section()
        {
            return Ok(range.start);
        }
    }
    Ok(0)
}

/// The files that are named, each once.
#[derive(Default)]
struct Sources {
    paths: Vec<PathBuf>,
    known: BTreeMap<PathBuf, usize>,
}

impl Sources {
    fn index(&mut self, path: PathBuf) -> usize {
        *self.known.entry(path.clone()).or_insert_with(|| {
            self.paths.push(path);
            self.paths.len() - 1
        })
    }
}

/// All rows of all line tables. What cannot be read of one is left out: a map with holes is better than none.
fn rows(wasm: &[u8], sources: &mut Sources) -> Result<Option<Vec<Row>>, WasmError> {
    let mut sections: BTreeMap<String, &[u8]> = BTreeMap::new();
    for payload in wasm::sections(wasm) {
        if let Payload::CustomSection(section) = payload?
            && is_debug_section(section.name())
        {
            sections.insert(section.name().to_owned(), section.data());
        }
    }
    if !sections.contains_key(".debug_line") {
        return Ok(None);
    }
    let load = |id: SectionId| -> Result<_, gimli::Error> {
        let bytes = sections.get(id.name()).copied().unwrap_or_default();
        Ok(EndianSlice::new(bytes, LittleEndian))
    };
    let mut rows = Vec::new();
    if let Ok(dwarf) = Dwarf::load(load) {
        let mut units = dwarf.units();
        while let Ok(Some(header)) = units.next() {
            if let Ok(unit) = dwarf.unit(header) {
                // Whatever was read before the damage is of use.
                let _ = unit_rows(&dwarf, &unit, sources, &mut rows);
            }
        }
    }
    Ok(Some(rows))
}

type Slice<'a> = EndianSlice<'a, LittleEndian>;

fn unit_rows<'a>(
    dwarf: &Dwarf<Slice<'a>>,
    unit: &Unit<Slice<'a>>,
    sources: &mut Sources,
    rows: &mut Vec<Row>,
) -> Result<(), gimli::Error> {
    let Some(program) = unit.line_program.clone() else {
        return Ok(());
    };
    let mut files: BTreeMap<u64, usize> = BTreeMap::new();
    let mut sequence: Vec<Row> = Vec::new();
    let mut table = program.rows();
    while let Some((header, row)) = table.next_row()? {
        if row.end_sequence() {
            // What the linker dropped stays in the table at addresses where no function is.
            let first = sequence.first().map_or(0, |row| row.0);
            if first != 0 && first < u64::from(u32::MAX) - 1 {
                rows.append(&mut sequence);
            }
            sequence.clear();
            continue;
        }
        let Some(line) = row.line() else { continue };
        let index = match files.get(&row.file_index()) {
            Some(index) => *index,
            None => {
                let Some(file) = row.file(header) else {
                    continue;
                };
                let index = sources.index(path(dwarf, unit, header, file)?);
                files.insert(row.file_index(), index);
                index
            }
        };
        let column = match row.column() {
            gimli::ColumnType::LeftEdge => 0,
            gimli::ColumnType::Column(column) => column.get() - 1,
        };
        sequence.push((row.address(), (index, line.get() - 1, column)));
    }
    Ok(())
}

fn path<'a>(
    dwarf: &Dwarf<Slice<'a>>,
    unit: &Unit<Slice<'a>>,
    header: &gimli::LineProgramHeader<Slice<'a>>,
    file: &gimli::FileEntry<Slice<'a>>,
) -> Result<PathBuf, gimli::Error> {
    let text = |value| -> Result<Cow<'a, str>, gimli::Error> {
        Ok(dwarf.attr_string(unit, value)?.to_string_lossy())
    };
    let mut path = PathBuf::new();
    if let Some(folder) = &unit.comp_dir {
        path.push(folder.to_string_lossy().as_ref());
    }
    if let Some(folder) = file.directory(header) {
        path.push(text(folder)?.as_ref());
    }
    path.push(text(file.path_name())?.as_ref());
    Ok(path)
}

/// How a source is called in DevTools: from the crate's folder, or by its crate, or as the standard library's.
fn shown(path: &Path, folder: &Path) -> String {
    if let Ok(inner) = path.strip_prefix(folder) {
        return inner.display().to_string().replace('\\', "/");
    }
    let text = path.display().to_string().replace('\\', "/");
    let behind = |mark: &str| {
        let (_, rest) = text.split_once(mark)?;
        rest.split_once('/').map(|(_, rest)| rest.to_owned())
    };
    if let Some(rest) = behind("/registry/src/") {
        return format!("crates/{rest}");
    }
    if let Some((_, rest)) = text.split_once("/lib/rustlib/src/rust/") {
        return format!("rust/{rest}");
    }
    if let Some(rest) = behind("/rustc/") {
        return format!("rust/{rest}");
    }
    text.trim_start_matches('/').to_owned()
}

/// The segments: each number the difference to the last of its kind, in base 64.
fn mappings(rows: &[Row], code: u64) -> String {
    let mut text = String::new();
    let mut before = [0_i64; 4];
    for (address, (source, line, column)) in rows {
        if !text.is_empty() {
            text.push(',');
        }
        let now = [code + address, *source as u64, *line, *column];
        for (last, number) in before.iter_mut().zip(now) {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            vlq(&mut text, number - *last);
            *last = number;
        }
    }
    text
}

fn vlq(text: &mut String, number: i64) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut rest = (number.unsigned_abs() << 1) | u64::from(number < 0);
    loop {
        let digit = (rest & 31) as usize;
        rest >>= 5;
        let more = if rest > 0 { 32 } else { 0 };
        text.push(char::from(DIGITS[digit | more]));
        if rest == 0 {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_format_says() {
        let written = |number| {
            let mut text = String::new();
            vlq(&mut text, number);
            text
        };
        assert_eq!(
            [0, 1, -1, 15, 16, -17].map(written),
            ["A", "C", "D", "e", "gB", "jB"]
        );
    }

    #[test]
    fn a_segment_is_a_difference() {
        let rows = [(5, (0, 9, 4)), (7, (0, 10, 0)), (9, (1, 0, 0))];
        assert_eq!(mappings(&rows, 100), "yGASI,EACJ,ECVA");
    }

    #[test]
    fn sources_are_named_from_the_crate() {
        let folder = Path::new("/home/me/demo");
        let name = |path: &str| shown(Path::new(path), folder);
        assert_eq!(name("/home/me/demo/src/lib.rs"), "src/lib.rs");
        assert_eq!(
            name("/home/me/.cargo/registry/src/index-1/png-0.18.0/src/a.rs"),
            "crates/png-0.18.0/src/a.rs"
        );
        assert_eq!(
            name("/rustc/0123abcd/library/core/src/num.rs"),
            "rust/library/core/src/num.rs"
        );
    }

    #[test]
    fn a_module_without_debug_information_has_no_map() {
        let empty = b"\0asm\x01\0\0\0";
        assert_eq!(write(empty, empty, Path::new("/")).unwrap(), None);
    }
}
