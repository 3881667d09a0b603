//! What is to become of a panic: what is asked for, and what the crate's wasm-bindgen can do.

use cargo_metadata::semver::Version;

use super::Settings;
use crate::api::{Warning, WarningCode};
use crate::options::{BuildOptions, Panic};

/// The first wasm-bindgen whose panics can be thrown for as long as a lane lives. 0.2.107 threw them; until 0.2.123 its modules
/// did not start where there is no `WebAssembly.JSTag`, such as in Node 20, and until 0.2.127 each panic kept a piece of the stack.
const FIRST: Version = Version::new(0, 2, 127);

/// What is to become of a panic in a crate with this wasm-bindgen, and a warning where that is not what was asked for.
pub(super) fn choose(
    name: &str,
    options: &BuildOptions,
    settings: &Settings,
    wasm_bindgen: &str,
) -> (Panic, Option<Warning>) {
    let asked = options.panic.or(settings.panic);
    let new_enough = Version::parse(wasm_bindgen).is_ok_and(|version| version >= FIRST);
    match asked.unwrap_or(Panic::Abort) {
        Panic::Unwind if !new_enough => (Panic::Abort, Some(too_old(name, wasm_bindgen))),
        panic => (panic, None),
    }
}

fn too_old(name: &str, wasm_bindgen: &str) -> Warning {
    Warning {
        code: WarningCode::PanicAborts,
        item: name.to_owned(),
        reason: format!(
            "its lock file has wasm-bindgen {wasm_bindgen}, and panics unwind from {FIRST} on, so they abort"
        ),
        help: "run `cargo update -p wasm-bindgen`, or say `panic = \"abort\"` in [package.metadata.outboard]"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(option: Option<Panic>, setting: Option<Panic>, version: &str) -> (Panic, bool) {
        let mut options = BuildOptions::new(".");
        options.panic = option;
        let settings = Settings {
            panic: setting,
            ..Settings::default()
        };
        let (panic, warning) = choose("demo", &options, &settings, version);
        (panic, warning.is_some())
    }

    #[test]
    fn an_option_goes_before_the_metadata() {
        use Panic::{Abort, Unwind};
        let cases = [
            (None, None, Abort),
            (None, Some(Unwind), Unwind),
            (Some(Abort), Some(Unwind), Abort),
            (Some(Unwind), Some(Abort), Unwind),
        ];
        for (option, setting, expected) in cases {
            assert_eq!(chosen(option, setting, "0.2.130"), (expected, false));
        }
    }

    #[test]
    fn an_older_wasm_bindgen_aborts_with_a_warning() {
        for old in ["0.2.95", "0.2.107", "0.2.126", "0.1.200", "strange"] {
            assert_eq!(
                chosen(Some(Panic::Unwind), None, old),
                (Panic::Abort, true),
                "{old}"
            );
            assert_eq!(chosen(None, None, old), (Panic::Abort, false), "{old}");
        }
        for new in ["0.2.127", "0.2.130", "0.3.0"] {
            assert_eq!(
                chosen(Some(Panic::Unwind), None, new),
                (Panic::Unwind, false),
                "{new}"
            );
        }
        let (_, warning) = choose(
            "demo",
            &BuildOptions {
                panic: Some(Panic::Unwind),
                ..BuildOptions::new(".")
            },
            &Settings::default(),
            "0.2.95",
        );
        assert!(
            warning
                .unwrap()
                .reason
                .contains("wasm-bindgen 0.2.95, and panics unwind from 0.2.127 on")
        );
    }
}
