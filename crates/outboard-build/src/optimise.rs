//! Binaryen: from the bound module to the one that ships, and the map that names its functions.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bind::Glue;
use crate::error::{At, Diagnosis, Error};
use crate::options::{BuildOptions, Panic, Profile};
use crate::process;
use crate::project::{Project, WasmOpt};
use crate::source_map;
use crate::tools::{self, ToolsError};
use crate::variant::Variant;
use crate::wasm;

/// Why the module could not be optimised.
#[derive(Debug, thiserror::Error)]
pub enum OptimiseError {
    /// wasm-opt failed.
    #[error("wasm-opt failed: {}", output.lines().next().unwrap_or("it says nothing"))]
    Failed {
        /// The manifest, whose `wasm-opt` key may be the cause.
        manifest: PathBuf,
        /// What wasm-opt wrote.
        output: String,
    },
}

impl OptimiseError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        let Self::Failed { manifest, .. } = self;
        let help = "look at `wasm-opt` in [package.metadata.outboard]; `wasm-opt = false` ships the module as it is";
        Diagnosis::new("optimise", help).at(manifest)
    }

    pub(crate) fn output(&self) -> Option<&str> {
        let Self::Failed { output, .. } = self;
        Some(output)
    }
}

/// The module as it ships, but for the build id.
pub(crate) struct Optimised {
    /// The module.
    pub(crate) wasm: Vec<u8>,
    /// `index:name`, one function a line.
    pub(crate) symbols: String,
    /// From its code to Rust, where that is asked for.
    pub(crate) map: Option<String>,
    /// What was done, in a few words.
    pub(crate) note: String,
}

/// The sections nobody needs once a package is made. A release goes without its names too: the map has them.
const DROPPED: [&str; 3] = ["outboard", "producers", "target_features"];

/// Whether a build optimises: not in dev, and not where the owner said `wasm-opt = false`.
pub(crate) fn wanted(project: &Project, options: &BuildOptions) -> bool {
    options.profile != Profile::Dev
        && !options.debug_info
        && project.settings.wasm_opt != WasmOpt::Off
}

/// Optimises with the Binaryen in `binaryen`, if that is [`wanted`].
pub(crate) fn optimise(
    project: &Project,
    glue: &Glue,
    options: &BuildOptions,
    binaryen: Option<&Path>,
) -> Result<Optimised, Error> {
    let release = options.profile != Profile::Dev;
    let before = fs::read(&glue.wasm).at("read a file", &glue.wasm)?;
    let (wasm, note) = match (&project.settings.wasm_opt, binaryen) {
        (WasmOpt::Arguments(arguments), Some(binaryen)) => {
            let after = run(project, glue, arguments, binaryen)?;
            let change = change(before.len(), after.len());
            (after, format!("wasm-opt {}, {change}", arguments.join(" ")))
        }
        _ if options.debug_info => (before, "left as it is, for its source map".to_owned()),
        _ if release => (before, "left as it is: `wasm-opt = false`".to_owned()),
        _ => (before, "left as it is in a dev build".to_owned()),
    };
    let symbols = wasm::symbols(&wasm)?;
    let drop = |name: &str| {
        let named = name == "name" && release && !options.debug_info;
        DROPPED.contains(&name) || named || source_map::is_debug_section(name)
    };
    if !options.debug_info {
        return Ok(Optimised {
            wasm: wasm::rewrite(&wasm, &drop, None)?,
            symbols,
            map: None,
            note,
        });
    }
    let pointer = source_map::pointer(&glue.variant.source_map(project.name.base()));
    let shipped = wasm::rewrite(&wasm, &drop, Some(("sourceMappingURL", &pointer)))?;
    let map = source_map::write(&wasm, &shipped, &project.folder)?;
    Ok(Optimised {
        wasm: shipped,
        symbols,
        map,
        note,
    })
}

fn run(
    project: &Project,
    glue: &Glue,
    arguments: &[String],
    binaryen: &Path,
) -> Result<Vec<u8>, Error> {
    let out = glue.wasm.with_extension("opt.wasm");
    let mut command = tools::node(&binaryen.join("node_modules/binaryen/bin/wasm-opt"));
    // `-g` keeps the names until the symbol map is written.
    command
        .arg(&glue.wasm)
        .arg("-o")
        .arg(&out)
        .arg("-g")
        .arg("--mvp-features");
    command.args(features(&glue.features, glue.panic, glue.variant));
    command.args(arguments);
    let done = process::run(&mut command, &mut |_| {}).map_err(|source| ToolsError::NoNode {
        program: "node",
        source,
    })?;
    if !done.success {
        return Err(OptimiseError::Failed {
            manifest: project.package.manifest_path.clone().into_std_path_buf(),
            output: done.stderr,
        }
        .into());
    }
    Ok(fs::read(&out).at("read a file", &out)?)
}

/// What rustc 1.95 enables for wasm, with our `simd128`: for modules whose profile strips the section that says so.
const USUAL: [&str; 8] = [
    "bulk-memory",
    "bulk-memory-opt",
    "call-indirect-overlong",
    "multivalue",
    "mutable-globals",
    "nontrapping-fptoint",
    "reference-types",
    "sign-ext",
];

/// The compiler's features in Binaryen's words. Exactly these: wasm-opt must not bring in what the crate did not ask for. It
/// keeps exceptions in the form it finds them in.
fn features(of_module: &[String], panic: Panic, variant: Variant) -> Vec<String> {
    let unwinds = (panic == Panic::Unwind).then_some("exception-handling");
    let relaxed = variant.relaxed.then_some("relaxed-simd");
    let threads = variant.threads.then_some("atomics");
    let besides = ["simd128"].into_iter().chain(relaxed).chain(threads);
    let usual = USUAL.iter().copied().chain(besides).chain(unwinds);
    let names: Vec<&str> = if of_module.is_empty() {
        usual.collect()
    } else {
        of_module.iter().map(String::as_str).collect()
    };
    names
        .into_iter()
        .map(|name| match name {
            "atomics" => "threads",
            "nontrapping-fptoint" => "nontrapping-float-to-int",
            "simd128" => "simd",
            "multimemory" => "multi-memory",
            same => same,
        })
        .map(|name| format!("--enable-{name}"))
        .collect()
}

fn change(before: usize, after: usize) -> String {
    let percent = (after as f64 / before.max(1) as f64 - 1.0) * 100.0;
    format!("{percent:+.0} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_get_binaryens_names() {
        let given = ["simd128", "nontrapping-fptoint", "sign-ext"].map(str::to_owned);
        let expected = [
            "--enable-simd",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
        ];
        assert_eq!(features(&given, Panic::Abort, Variant::SIMD), expected);
    }

    #[test]
    fn a_stripped_module_has_the_usual_ones() {
        let usual = features(&[], Panic::Abort, Variant::SIMD);
        assert_eq!(usual.len(), USUAL.len() + 1);
        let unwinding = features(&[], Panic::Unwind, Variant::SIMD);
        assert_eq!(unwinding.last().unwrap(), "--enable-exception-handling");
        assert!(usual.contains(&"--enable-simd".to_owned()));
        let all = Variant {
            threads: true,
            relaxed: true,
        };
        let besides = ["--enable-relaxed-simd", "--enable-threads"];
        assert!(features(&[], Panic::Abort, all).ends_with(&besides.map(str::to_owned)));
    }

    #[test]
    fn a_change_is_a_percentage() {
        assert_eq!(change(100, 80), "-20 %");
        assert_eq!(change(0, 0), "-100 %");
    }
}
