//! The packages of the engines, built by the tool itself.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell::{cargo, command, output, run, say};
use crate::workspace::Workspace;

/// An engine, and the folder of the crate that is built.
pub(crate) struct Engine {
    pub(crate) name: &'static str,
    folder: &'static str,
    /// What `outboard build` is told besides.
    options: &'static [&'static str],
}

/// The engines that are published. To add one, add a line.
pub(crate) const ENGINES: [Engine; 2] = [
    Engine {
        name: "image",
        folder: "engines/image/wasm",
        options: &[],
    },
    Engine {
        name: "ai",
        folder: "engines/ai/wasm",
        options: &["--relaxed-simd", "--threads"],
    },
];

/// The engines that tests and benches are made with.
pub(crate) const TEST_ENGINES: [Engine; 6] = [
    Engine {
        name: "surface",
        folder: "tests/engines/surface",
        options: &[],
    },
    Engine {
        name: "counter",
        folder: "tests/engines/counter",
        options: &[],
    },
    Engine {
        name: "attributed",
        folder: "tests/engines/attributed",
        options: &["--panic", "abort"],
    },
    Engine {
        name: "attributed-unwind",
        folder: "tests/engines/attributed",
        options: &["--panic", "unwind"],
    },
    Engine {
        name: "streams",
        folder: "tests/engines/streams",
        options: &[],
    },
    Engine {
        name: "threads",
        folder: "tests/engines/threads",
        options: &[],
    },
];

/// The engine that hardly does anything, so that the cost of crossing is seen.
pub(crate) const BOUNDARY: Engine = Engine {
    name: "boundary",
    folder: "bench/boundary/engine",
    options: &["--threads"],
};

/// A package of the engine that fails in every way.
pub(crate) struct Faults {
    pub(crate) name: &'static str,
    /// What a panic does there.
    pub(crate) panic: &'static str,
    /// The variants of it that the fault table is about.
    pub(crate) variants: &'static [&'static str],
    options: &'static [&'static str],
}

/// All of them.
pub(crate) static FAULTS: [Faults; 3] = [
    Faults {
        name: "faults",
        panic: "abort",
        variants: &["simd"],
        options: &[],
    },
    Faults {
        name: "faults-unwind",
        panic: "unwind",
        variants: &["simd"],
        options: &[],
    },
    Faults {
        name: "faults-threads",
        panic: "abort",
        variants: &["threads", "relaxed"],
        options: &["--threads", "--relaxed-simd"],
    },
];

/// The crates that the guide shows, in `tests/docs/engines`.
pub(crate) const SHOWN: [&str; 3] = ["contrast", "counts", "my-crate"];

/// The package of the crate that nobody here wrote.
pub(crate) const FOREIGN: &str = "foreign";

/// The `outboard` command of this checkout.
pub(crate) struct Tool<'a> {
    workspace: &'a Workspace,
    program: PathBuf,
}

impl<'a> Tool<'a> {
    /// Compiles it.
    pub(crate) fn make(workspace: &'a Workspace) -> Result<Self> {
        say("building the outboard command");
        run(cargo(&workspace.root).args(["build", "--quiet", "--package", "outboard-cli"]))?;
        let program = workspace.tool();
        Ok(Self { workspace, program })
    }

    /// The command itself.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Builds one engine's package.
    pub(crate) fn build(&self, engine: &Engine) -> Result<()> {
        self.package(engine.folder, engine.name, engine.options)
    }

    /// Builds a package of the engine that fails in every way.
    pub(crate) fn build_faults(&self, faults: &Faults) -> Result<()> {
        let options = [&["--panic", faults.panic], faults.options].concat();
        self.package("tests/engines/faults", faults.name, &options)
    }

    /// Builds a package of an engine whose panics end in one of the two ways.
    pub(crate) fn build_with_panic(&self, engine: &Engine, panic: &str) -> Result<()> {
        let name = format!("{}-{panic}", engine.name);
        self.package(engine.folder, &name, &["--panic", panic])
    }

    /// Builds a package that the guide shows, quickly.
    pub(crate) fn shown(&self, folder: &Path, out: &Path, target: &Path) -> Result<()> {
        run(command(&self.program, &self.workspace.root)
            .arg("build")
            .arg(folder)
            .args(["--dev", "--quiet", "--out"])
            .arg(out)
            .env("CARGO_TARGET_DIR", target))
    }

    /// Fetches the crate that nobody here wrote, and builds its package.
    pub(crate) fn build_foreign(&self) -> Result<()> {
        self.package(self.fetch_foreign()?, FOREIGN, &[])
    }

    /// Fetches the crate that nobody here wrote, and says where it lies.
    pub(crate) fn fetch_foreign(&self) -> Result<PathBuf> {
        let root = &self.workspace.root;
        let folder = output(command("node", root).arg("tests/browser/support/foreign.mjs"))?;
        Ok(folder.into())
    }

    fn package(&self, folder: impl AsRef<Path>, name: &str, options: &[&str]) -> Result<()> {
        let folder = folder.as_ref();
        say(&format!("outboard build {}", folder.display()));
        run(command(&self.program, &self.workspace.root)
            .arg("build")
            .arg(folder)
            .args(options)
            .arg("--out")
            .arg(self.workspace.packages().join(name)))
    }
}
