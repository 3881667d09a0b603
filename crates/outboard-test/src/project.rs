//! Which tests a crate has.

use std::path::{Path, PathBuf};

use cargo_metadata::{MetadataCommand, Package};

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
    if !plan.path.exists() {
        return Err(Error::NoPath {
            path: plan.path.clone(),
        });
    }
    let path = plan.path.canonicalize().map_err(|source| Error::File {
        action: "find a folder",
        path: plan.path.clone(),
        source,
    })?;
    let manifest = if path.is_file() {
        path.clone()
    } else {
        let found = path.ancestors().map(|folder| folder.join("Cargo.toml"));
        let mut found = found.filter(|file| file.is_file());
        found.next().unwrap_or_else(|| path.join("Cargo.toml"))
    };
    let metadata = MetadataCommand::new()
        .manifest_path(&manifest)
        .no_deps()
        .exec()
        .map_err(|source| Error::Metadata {
            path: path.clone(),
            source: Box::new(source),
        })?;
    let members = metadata.workspace_packages();
    let wanted = |package: &&&Package| match &plan.package {
        Some(name) => package.name.as_str() == name,
        None => package.manifest_path.as_std_path() == manifest,
    };
    let Some(package) = members.iter().find(wanted) else {
        let members = members.iter().map(|package| package.name.to_string());
        return Err(Error::WhichPackage {
            path,
            members: members.collect(),
        });
    };
    let folder = package.manifest_path.as_std_path().parent();
    let folder = folder.map(Path::to_path_buf).unwrap_or_default();
    Ok(Project {
        package: package.name.to_string(),
        suites: suites(package, &folder),
        folder,
        target: metadata
            .target_directory
            .as_std_path()
            .join("outboard/test"),
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
