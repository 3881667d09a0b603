//! The build: each step takes what the step before returned.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::api::{self, Api, Reading};
use crate::bind::{self, Glue};
use crate::client::{self, Naming};
use crate::compile;
use crate::error::Error;
use crate::optimise::{self, Optimised};
use crate::options::{BuildOptions, Lanes, Panic, Profile};
use crate::pack::{self, Client, PackError, module};
use crate::project::{self, Project};
use crate::report::FileSize;
use crate::reporter::{Reporter, Step, step};
use crate::toolchain;
use crate::tools;

/// A package that was built.
#[derive(Debug, Clone)]
pub struct Package {
    /// Its npm name, with the scope.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where it is.
    pub folder: PathBuf,
    /// The id that client, worker and module share, so that a mixture of two builds is noticed.
    pub build: String,
    /// The version of wasm-bindgen it was bound with.
    pub wasm_bindgen: String,
    /// What becomes of a panic in it, which may be another than was asked for: then a warning says why.
    pub panic: Panic,
    /// Its files and their sizes.
    pub files: Vec<FileSize>,
    /// Client and runtime as a page loads them before its first call: minified, gzipped, in bytes.
    pub client_gzip: u64,
    /// What the author should know.
    pub warnings: Vec<api::Warning>,
}

/// Builds the crate at `options.path` into an npm package, and tells `reporter` of every step.
///
/// # Errors
///
/// When a step fails. The output folder then is as it was before.
pub fn build(options: &BuildOptions, reporter: &mut dyn Reporter) -> Result<Package, Error> {
    let project = step(reporter, Step::Project, |progress| {
        let project = project::find(options)?;
        project
            .warnings
            .iter()
            .for_each(|warning| progress.warn(warning));
        pack::folder::check(&project)?;
        let note = format!("{} {}", project.package.name, project.package.version);
        Ok::<_, Error>((project, note))
    })?;
    let (toolchain, tools) = step(reporter, Step::Toolchain, |progress| {
        let toolchain =
            toolchain::prepare(&project.folder, project.panic, options.offline, progress)?;
        let optimises = optimise::wanted(&project, options);
        let tools = tools::prepare(optimises, options.offline, progress)?;
        let note = format!("Rust {}, {}", toolchain.rustc, toolchain::TARGET);
        Ok::<_, Error>(((toolchain, tools), note))
    })?;
    let (compiled, fallback) = step(reporter, Step::Compile, |progress| {
        let (compiled, fallback) = compile::compile(&project, options, project.panic, progress)?;
        fallback.iter().for_each(|warning| progress.warn(warning));
        let note = format!("{}, panic {}", profile(options), compiled.panic.as_str());
        Ok::<_, Error>(((compiled, fallback), note))
    })?;
    let glue = step(reporter, Step::Bind, |progress| {
        let glue = bind::bind(&project, &compiled, &toolchain, options.offline, progress)?;
        Ok::<_, Error>((glue, format!("wasm-bindgen {}", project.wasm_bindgen)))
    })?;
    let Reading { api, warnings } = step(reporter, Step::Read, |progress| {
        let reading = read(&project, &glue)?;
        reading
            .warnings
            .iter()
            .for_each(|warning| progress.warn(warning));
        let note = contents(&reading.api);
        Ok::<_, Error>((reading, note))
    })?;
    let optimised = step(reporter, Step::Optimise, |progress| {
        optimise::optimise(
            &project,
            &glue,
            options,
            tools.binaryen.as_deref(),
            progress,
        )
    })?;
    let (packed, build) = step(reporter, Step::Pack, |progress| {
        let client = client(&project, options, &api, &glue, &optimised)?;
        let packed = pack::pack(
            &project,
            &glue,
            &optimised,
            &client,
            &tools.rolldown,
            progress,
        )?;
        let note = format!("{} files", packed.files.len());
        Ok::<_, Error>(((packed, client.build), note))
    })?;
    let warnings = [project.warnings, fallback.into_iter().collect(), warnings].concat();
    Ok(Package {
        name: project.name.full(),
        version: project.package.version.to_string(),
        folder: project.out,
        build,
        wasm_bindgen: project.wasm_bindgen,
        panic: glue.panic,
        files: packed.files,
        client_gzip: packed.client,
        warnings,
    })
}

fn read(project: &Project, glue: &Glue) -> Result<Reading, PackError> {
    api::read(&glue.js, &glue.dts, &glue.section).map_err(|source| PackError::Read {
        version: project.wasm_bindgen.clone(),
        source: Box::new(source),
    })
}

fn profile(options: &BuildOptions) -> String {
    match &options.profile {
        Profile::Dev => "profile dev".to_owned(),
        Profile::Release => "profile release".to_owned(),
        Profile::Named(name) => format!("profile {name}"),
    }
}

/// What was found, in a few words: `12 functions, 1 class`.
fn contents(api: &Api) -> String {
    let counts = [
        (api.functions.len(), "function", "functions"),
        (api.classes.len(), "class", "classes"),
        (api.enums.len(), "enum", "enums"),
    ];
    let found: Vec<String> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    if found.is_empty() {
        "no exports".to_owned()
    } else {
        found.join(", ")
    }
}

/// Everything a lane and a client must agree on is in the id.
fn build_id(optimised: &Optimised, glue: &Glue, api: &str) -> String {
    let mut hash = Sha256::new();
    for part in [
        optimised.wasm.as_slice(),
        glue.js.as_bytes(),
        api.as_bytes(),
    ] {
        // The length keeps the parts apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn client(
    project: &Project,
    options: &BuildOptions,
    api: &Api,
    glue: &Glue,
    optimised: &Optimised,
) -> Result<Client, Error> {
    let model = serde_json::to_value(api).map_err(|source| PackError::Json { source })?;
    let build = build_id(optimised, glue, &model.to_string());
    let module = module::seal(&optimised.wasm, &build)?;
    let naming = Naming {
        name: project.name.base().to_owned(),
        package: project.name.full(),
        version: project.package.version.to_string(),
        build: build.clone(),
        integrity: module.integrity.clone(),
        lanes: match options.lanes.or(project.settings.lanes) {
            None => client::Lanes::AsRead,
            Some(Lanes::Auto) => client::Lanes::Auto,
            Some(Lanes::Count(count)) => client::Lanes::Fixed(count),
        },
        front: project
            .settings
            .front
            .as_ref()
            .map(|_| client::Front::default()),
    };
    let files = client::write(api, &naming).map_err(|source| PackError::Client { source })?;
    let files = files
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect();
    Ok(Client {
        files,
        api: model,
        build,
        module,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted() {
        assert_eq!(contents(&Api::default()), "no exports");
        let glue =
            "let wasm;\nexport function f() { wasm.f(); }\nexport function g() { wasm.g(); }\n";
        let dts = "export function f(): void;\nexport function g(): void;\n";
        let api = api::read(glue, dts, b"").unwrap().api;
        assert_eq!(contents(&api), "2 functions");
    }
}
