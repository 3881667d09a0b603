//! Which tests a crate has.

use std::path::{Path, PathBuf};

use cargo_metadata::Package;
use outboard_build::Located;

use crate::error::Error;
use crate::plan::Plan;

/// A package with its targets that have tests.
pub(crate) struct Project {
    pub(crate) package: String,
    pub(crate) folder: PathBuf,
    /// Where cargo puts what it compiles for us.
    pub(crate) target: PathBuf,
    pub(crate) suites: Vec<Suite>,
}

/// A target with tests.
#[derive(Clone)]
pub(crate) struct Suite {
    /// Its source, from the package's folder: `src/lib.rs`.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The name of the crate that rustc compiles.
    pub(crate) crate_name: String,
    /// The name of the target.
    pub(crate) target: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Library,
    Test,
    /// A program with tests in it: these run natively only, for a program is no module.
    Program,
}

/// Finds the package of a plan, and its tests.
pub(crate) fn find(plan: &Plan) -> Result<Project, Error> {
    let Located {
        package,
        folder,
        target,
    } = outboard_build::locate(&plan.path, plan.package.as_deref())?;
    Ok(Project {
        package: package.name.to_string(),
        suites: suites(&package, &folder),
        folder,
        target: target.join("outboard/test"),
    })
}

fn suites(package: &Package, folder: &Path) -> Vec<Suite> {
    let suite = |target: &cargo_metadata::Target| {
        let kind = match () {
            () if target.is_test() => Kind::Test,
            () if target.is_bin() => Kind::Program,
            () if target.is_lib() || target.is_rlib() || target.is_cdylib() => Kind::Library,
            () => return None,
        };
        let source = target.src_path.as_std_path();
        let name = source.strip_prefix(folder).unwrap_or(source);
        Some(Suite {
            name: name.display().to_string(),
            kind,
            crate_name: target.name.replace('-', "_"),
            target: target.name.clone(),
        })
    };
    let tested = package.targets.iter().filter(|target| target.test);
    tested.filter_map(suite).collect()
}
