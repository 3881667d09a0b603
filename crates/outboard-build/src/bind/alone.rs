//! A module that is no package's: what `cargo test` makes is bound and run, and never shipped.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{BindError, driver};
use crate::error::{At, Error};
use crate::process;
use crate::reporter::{Progress, Reporter, Step};
use crate::toolchain;
use crate::wasm;

/// Where wasm-bindgen's macros leave what the tool has to know; it begins with the version.
const SECTION: &str = "__wasm_bindgen_unstable";

/// Binds the module `wasm` into the folder `out`, with the wasm-bindgen that it was compiled with: `stem.js` and `stem_bg.wasm`. False where
/// there is nothing to bind, for the module was compiled without wasm-bindgen. `folder` is that of the crate.
///
/// # Errors
///
/// When wasm-bindgen's driver cannot be built, or refuses the module.
pub fn bind_alone(
    wasm: &Path,
    (out, stem): (&Path, &str),
    folder: &Path,
    offline: bool,
    reporter: &mut dyn Reporter,
) -> Result<bool, Error> {
    let step = Step::Bind;
    let mut progress = Progress { step, reporter };
    let bytes = fs::read(wasm).at("read a file", wasm)?;
    let section = wasm::custom_section(&bytes, SECTION)?;
    let Some(version) = version(&section) else {
        return Ok(false);
    };
    let toolchain = toolchain::prepare(folder, false, offline, &mut progress)?;
    let driver = driver::ready(&version, false, &toolchain, offline, &mut progress)?;
    let mut command = Command::new(&driver);
    command.arg(wasm).arg(out).arg(stem);
    let done = process::run(&mut command, &mut |line| progress.output(line)).map_err(|source| {
        BindError::Start {
            program: driver.clone(),
            source,
        }
    })?;
    if done.success {
        return Ok(true);
    }
    Err(BindError::Refused {
        version,
        wasm: wasm.to_path_buf(),
        output: done.stderr,
    }
    .into())
}

/// The version in the JSON that the section begins with: `"version":"0.2.130"`, or with a commit behind it.
fn version(section: &[u8]) -> Option<String> {
    const KEY: &[u8] = b"\"version\":\"";
    let start = section.windows(KEY.len()).position(|bytes| bytes == KEY)? + KEY.len();
    let rest = &section[start..];
    let end = rest
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+')))?;
    let version = String::from_utf8_lossy(&rest[..end]).into_owned();
    (!version.is_empty()).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_found_in_the_section() {
        let section = b"\x30\0\0\0{\"schema_version\":\"0.2.130\",\"version\":\"0.2.130\"}rest";
        assert_eq!(version(section).as_deref(), Some("0.2.130"));
        let committed = b"{\"schema_version\":\"0.2.92\",\"version\":\"0.2.95 (2a4a49362)\"}";
        assert_eq!(version(committed).as_deref(), Some("0.2.95"));
        assert_eq!(version(b""), None);
        assert_eq!(version(b"\"version\":\""), None);
    }
}
