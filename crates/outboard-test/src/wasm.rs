//! Tests as wasm: compiled with our harness in place of libtest's, bound with the crate's own wasm-bindgen, and run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use outboard_build::{Reporter, Step, Warning, bind_alone, compile_as_simd};
use serde::Serialize;

use crate::Watch;
use crate::compile;
use crate::error::Error;
use crate::harness;
use crate::plan::Plan;
use crate::project::{Kind, Project, Suite};
use crate::report::Report;
use crate::runner;

/// A module of tests, as the runner knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Module {
    /// The suite.
    pub(crate) name: String,
    /// The file.
    pub(crate) wasm: String,
    /// wasm-bindgen's glue, if the module has any.
    pub(crate) glue: Option<String>,
    /// Where it is to run.
    pub(crate) wants: Wants,
}

/// Where `wasm_bindgen_test_configure!` wants the tests of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wants {
    Any,
    /// In a page, with its document.
    Document,
    /// In a worker of a page's.
    Worker,
    Node,
}

/// Compiles the tests for wasm and runs them in every place of the plan but the native.
pub(crate) fn run(
    project: &Project,
    plan: &Plan,
    report: &mut Report,
    watch: &mut dyn Watch,
) -> Result<(), Error> {
    let scratch = tempfile::tempdir().map_err(|source| Error::File {
        action: "create a folder",
        path: env::temp_dir(),
        source,
    })?;
    let suites = scratch.path().join("suites");
    fs::create_dir(&suites).map_err(|source| Error::File {
        action: "create a folder",
        path: suites.clone(),
        source,
    })?;
    let harness = harness::ready(project)?;
    let mut modules = Vec::new();
    for (index, suite) in project.suites.iter().enumerate() {
        if suite.kind == Kind::Program {
            continue;
        }
        watch.doing(&format!("compiling {} for wasm", suite.name));
        if let Some(wasm) = compile(project, plan, suite, &harness, watch)? {
            modules.push(bind(
                project,
                plan,
                (suite, &wasm),
                (&suites, index),
                watch,
            )?);
        }
    }
    runner::run(plan, &modules, scratch.path(), report, watch)
}

/// Compiles one target; none where cargo makes no module of it.
fn compile(
    project: &Project,
    plan: &Plan,
    suite: &Suite,
    harness: &Path,
    watch: &mut dyn Watch,
) -> Result<Option<PathBuf>, Error> {
    let mut cargo = compile::cargo(project, plan, "rustc");
    cargo.arg("--target-dir").arg(&project.target);
    // cargo compiles tests under these two profiles.
    cargo.args(["--profile", if plan.release { "bench" } else { "test" }]);
    match suite.kind {
        Kind::Test => cargo.args(["--test", &suite.target]),
        _ => cargo.arg("--lib"),
    };
    compile_as_simd(&mut cargo, &project.folder)?;
    if env::var_os("RUSTC_BOOTSTRAP").is_none() {
        // Another harness is an unstable feature. It is allowed to the crates of the tests alone, and to none they depend on.
        let names: Vec<&str> = project
            .suites
            .iter()
            .map(|suite| suite.crate_name.as_str())
            .collect();
        cargo.env("RUSTC_BOOTSTRAP", names.join(","));
    }
    let name = harness::NAME;
    cargo.args(["--", "--extern"]).arg({
        let mut given = std::ffi::OsString::from(format!("{name}="));
        given.push(harness);
        given
    });
    cargo.arg("-Zcrate-attr=feature(custom_test_frameworks)");
    cargo.arg(format!("-Zcrate-attr=test_runner({name}::run)"));
    let made = compile::run(&mut cargo, (project, "for wasm"), watch)?;
    let is_wasm = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "wasm");
    Ok(made.into_iter().map(|made| made.file).find(is_wasm))
}

fn bind(
    project: &Project,
    plan: &Plan,
    (suite, wasm): (&Suite, &Path),
    (folder, index): (&Path, usize),
    watch: &mut dyn Watch,
) -> Result<Module, Error> {
    let read = |path: &Path| {
        fs::read(path).map_err(|source| Error::File {
            action: "read a file",
            path: path.to_path_buf(),
            source,
        })
    };
    let section =
        outboard_build::wasm::custom_section(&read(wasm)?, "__wasm_bindgen_test_unstable")
            .map_err(outboard_build::Error::from)?;
    let wants = match section.first() {
        None => Wants::Any,
        Some(1) => Wants::Document,
        Some(5) => Wants::Node,
        Some(_) => Wants::Worker,
    };
    // Each suite has a folder of its own, for its snippets.
    let stem = format!("suite{index}");
    let out = folder.join(&stem);
    let at = |source| Error::File {
        action: "write a file",
        path: out.clone(),
        source,
    };
    fs::create_dir(&out).map_err(at)?;
    let heard = &mut Heard { watch };
    let bound = bind_alone(wasm, (&out, &stem), &project.folder, plan.offline, heard)?;
    if !bound {
        fs::copy(wasm, out.join(format!("{stem}_bg.wasm"))).map_err(at)?;
    }
    Ok(Module {
        name: suite.name.clone(),
        wasm: format!("{stem}/{stem}_bg.wasm"),
        glue: bound.then(|| format!("{stem}/{stem}.js")),
        wants,
    })
}

/// A build's words, for who watches the tests.
pub(crate) struct Heard<'a> {
    pub(crate) watch: &'a mut dyn Watch,
}

impl Reporter for Heard<'_> {
    fn started(&mut self, _: Step) {}

    fn doing(&mut self, _: Step, what: &str) {
        self.watch.doing(what);
    }

    fn finished(&mut self, _: Step, _: Duration, _: &str) {}

    fn warned(&mut self, _: &Warning) {}

    fn output(&mut self, _: Step, line: &str) {
        self.watch.output(line);
    }
}
