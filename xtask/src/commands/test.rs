//! `cargo xtask test`: everything that CI runs, fast steps first.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::commands::{consumers, docs, faults, samples, soak, studio};
use crate::engines::{ENGINES, Engine, FAULTS, FOREIGN, TEST_ENGINES, Tool};
use crate::models;
use crate::setup::{self, Browsers};
use crate::shell::{cargo, command, run as go};
use crate::suite::Suite;
use crate::workspace::Workspace;

/// What can be said after `test`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only what takes no browser and no release build: the daily loop
    #[arg(long)]
    quick: bool,
}

/// Runs it.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::rust(workspace)?;
    setup::lints(workspace)?;
    setup::node(workspace)?;
    samples::run(workspace)?;
    models::ensure(workspace, &[] as &[&str])?;
    let browsers = if options.quick {
        None
    } else {
        Some(setup::browsers(workspace)?)
    };

    let mut suite = Suite::default();
    read_code(&mut suite, workspace);
    run_natively(&mut suite, workspace, options.quick);
    if let Some(browsers) = browsers {
        let node = Node {
            workspace,
            browsers,
        };
        if build(&mut suite, workspace) {
            run_in_browsers(&mut suite, &node);
        }
    }
    suite.finish()
}

/// What is tested in Node alone, with nothing built, and where its tests are.
const SCRIPTS: [(&str, &str); 7] = [
    ("the runtime in Node", "packages/runtime/test"),
    ("imports of the Vite plugin", "packages/vite/test"),
    (
        "names of new projects in npm create",
        "packages/create/test",
    ),
    (
        "what crosses between the arms of a benchmark",
        "crates/outboard-measure/tests",
    ),
    ("what the documentation says of bundlers", "tests/consumers"),
    ("the judge of the fault table", "tests/faults"),
    ("the manifest of the ecosystem", "tests/ecosystem"),
];

/// What is seen without running anything.
fn read_code(suite: &mut Suite, workspace: &Workspace) {
    let root = &workspace.root;
    suite.check("format of the Rust code", || {
        go(cargo(root).args(["fmt", "--all", "--check"]))
    });
    suite.check("clippy", || {
        go(cargo(root)
            .args(["clippy", "--quiet", "--workspace", "--all-targets"])
            .args(["--", "-D", "warnings"]))
    });
    suite.check("format and lints of the JavaScript code", || {
        go(command(workspace.npm_bin("biome"), root).args(["check", "."]))
    });
    suite.check("types of the JavaScript code", || {
        go(command(workspace.npm_bin("tsc"), root).args(["--noEmit", "-p", "tsconfig.json"]))
    });
    suite.check("types of the generated clients", || {
        go(command("node", root).arg("crates/outboard-build/tests/types/check.mjs"))
    });
    suite.check("types of the Studio", || {
        go(command(workspace.npm_bin("tsc"), root).args(["--noEmit", "-p", "studio"]))
    });
}

fn run_natively(suite: &mut Suite, workspace: &Workspace, quick: bool) {
    let root = &workspace.root;
    let mut tests = cargo(root);
    tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    if quick {
        // These build engines for wasm, or compile dozens of small programs.
        tests.args(["--lib", "--bins"]);
    }
    suite.tests(
        "native tests",
        tests.env("OUTBOARD_SAMPLES", workspace.samples()),
    );
    if !quick {
        suite.check("models that were converted, beside what they were", || {
            models::check(workspace)
        });
    }
    for (title, folder) in SCRIPTS {
        suite.tests(
            title,
            command("node", root)
                .args(["--test", "--test-reporter=spec"])
                .args(files(workspace, folder)),
        );
    }
}

fn build(suite: &mut Suite, workspace: &Workspace) -> bool {
    let mut built = true;
    match Tool::make(workspace) {
        Ok(tool) => {
            for engine in ENGINES.iter().chain(&TEST_ENGINES) {
                built &= suite.check(&format!("outboard build {}", engine.name), || {
                    tool.build(engine)
                });
            }
            for faults in &FAULTS {
                built &= suite.check(&format!("outboard build {}", faults.name), || {
                    tool.build_faults(faults)
                });
            }
            built &= suite.check(&format!("outboard build {FOREIGN}"), || {
                tool.build_foreign()
            });
            built &= suite.check("the Studio is built", || studio::build_page(workspace));
        }
        Err(error) => built = suite.check("the outboard command", || Err(error)),
    }
    built
}

/// Node's test runner, with what the tests must know.
struct Node<'a> {
    workspace: &'a Workspace,
    browsers: Browsers,
}

impl Node<'_> {
    fn tests(&self, folder: &str) -> Command {
        let mut node = command("node", &self.workspace.root);
        // One file after the other: they start browsers, and the machine may be small.
        node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
            .args(files(self.workspace, folder))
            .env("OUTBOARD", self.workspace.tool())
            .env("OUTBOARD_PACKAGES", self.workspace.packages())
            .env("OUTBOARD_SAMPLES", self.workspace.samples());
        self.browsers.tell(&mut node);
        node
    }
}

fn run_in_browsers(suite: &mut Suite, node: &Node<'_>) {
    for Engine { name, .. } in &ENGINES {
        let tests = format!("engines/{name}/js/test");
        if node.workspace.root.join(&tests).is_dir() {
            let title = format!("the front of the {name} engine");
            suite.tests(&title, &mut node.tests(&tests));
        }
    }
    suite.tests(
        "packages in Node, browsers and apps",
        &mut node.tests("tests/browser"),
    );
    suite.check("the packages in bundlers and runtimes", || {
        consumers::all(node.workspace, &node.browsers)
    });
    suite.program("the guide: its samples, apps, pages and links", || {
        docs::ready(node.workspace, &node.browsers)
    });
    suite.check("the Studio, clicked through", || {
        studio::smoke(node.workspace)
    });
    suite.program("the fault table", || {
        faults::ready(node.workspace, &faults::Options::built())
    });
    suite.program("one minute of the soak", || {
        soak::one_minute(node.workspace, &node.browsers)
    });
}

/// The test files of a folder: the test runner of Node 20 knows no patterns.
pub(crate) fn files(workspace: &Workspace, folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(workspace.root.join(folder)) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".test.js") || name.ends_with(".test.mjs")
        })
        .collect();
    files.sort();
    files
}
