//! The build: each step takes what the step before returned.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::api::{self, Api, Reading};
use crate::bind::{self, Glue};
use crate::budget;
use crate::client::{self, Naming};
use crate::compile;
use crate::each::Each;
use crate::error::Error;
use crate::kept::Kept;
use crate::optimise;
use crate::options::{BuildOptions, Lanes, Panic, Profile};
use crate::pack::{self, Build, Client, PackError, module};
use crate::project::{self, Budget, Project};
use crate::report::FileSize;
use crate::reporter::{Reporter, Step, step};
use crate::toolchain;
use crate::tools;
use crate::variant::Variant;

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
    /// What the module of a variant may weigh.
    pub budget: Option<Budget>,
    /// The builds of the engine that it holds, best first. A page downloads one of them. None where nothing was weighed.
    pub variants: Vec<Built>,
    /// Its files and their sizes. A package for pages under development is not weighed: there are none.
    pub files: Vec<FileSize>,
    /// Client and runtime as a page loads them before its first call: minified, gzipped, in bytes.
    pub client_gzip: u64,
    /// What the author should know.
    pub warnings: Vec<api::Warning>,
    /// The files that it was compiled from, as cargo lists them.
    pub inputs: Vec<PathBuf>,
}

/// One build of the engine in a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Built {
    /// Which it is.
    pub variant: Variant,
    /// Its module.
    pub wasm: FileSize,
}

/// Builds the crate at `options.path` into an npm package, and tells `reporter` of every step.
///
/// # Errors
///
/// When a step fails. The output folder then is as it was before.
pub fn build(options: &BuildOptions, reporter: &mut dyn Reporter) -> Result<Package, Error> {
    build_again(options, &mut Kept::default(), reporter)
}

/// Builds the crate once more, with what the builds before have left in `kept`.
///
/// # Errors
///
/// When a step fails. The output folder then is as it was before.
pub fn build_again(
    options: &BuildOptions,
    kept: &mut Kept,
    reporter: &mut dyn Reporter,
) -> Result<Package, Error> {
    let project = step(reporter, Step::Project, |progress| {
        let known = kept.project.clone();
        let project = known.map_or_else(|| project::find(options), Ok)?;
        kept.project = Some(project.clone());
        project
            .warnings
            .iter()
            .for_each(|warning| progress.warn(warning));
        pack::folder::check(&project)?;
        let note = format!("{} {}", project.package.name, project.package.version);
        Ok::<_, Error>((project, note))
    })?;
    let (toolchain, tools) = step(reporter, Step::Toolchain, |progress| {
        if let Some(ground) = kept.ground.take() {
            return Ok::<_, Error>((ground, "as before".to_owned()));
        }
        let rebuilt = |variant: &Variant| compile::is_rebuilt(project.panic, *variant);
        let rebuilt = project.variants.iter().any(rebuilt);
        let toolchain = toolchain::prepare(&project.folder, rebuilt, options.offline, progress)?;
        let optimises = optimise::wanted(&project, options);
        let tools = tools::prepare(optimises, options.offline, progress)?;
        let note = format!("Rust {}, {}", toolchain.rustc, toolchain::TARGET);
        Ok::<_, Error>(((toolchain, tools), note))
    })?;
    let (compiled, fallback) = step(reporter, Step::Compile, |progress| {
        let (simd, fallback) = compile::compile(&project, options, progress)?;
        fallback.iter().for_each(|warning| progress.warn(warning));
        let note = format!("{}, panic {}", profile(options), simd.panic.as_str());
        if project.variants.len() > 1 {
            progress.doing("compiling the other variants");
        }
        let progress = Mutex::new(progress);
        let compiled = Each::make(&project.variants, simd, |variant, simd| {
            compile::compile_variant(&project, options, simd.panic, variant, &mut |line| {
                progress
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .output(line);
            })
        })?;
        Ok::<_, Error>(((compiled, fallback), note + &besides(&project)))
    })?;
    let inputs = compile::inputs(&compiled.simd.wasm)?;
    let glue = step(reporter, Step::Bind, |progress| {
        let glue = compiled.try_map(|compiled| {
            let glue = bind::bind(&project, &compiled, &toolchain, options.offline, progress)?;
            glue.warning
                .iter()
                .for_each(|warning| progress.warn(warning));
            Ok::<_, Error>(glue)
        })?;
        Ok::<_, Error>((glue, format!("wasm-bindgen {}", project.wasm_bindgen)))
    })?;
    let Reading { api, warnings } = step(reporter, Step::Read, |progress| {
        let reading = read(&project, &glue.simd)?;
        for (variant, glue) in glue.others() {
            check_same(&project, variant, &reading.api, &read(&project, glue)?.api)?;
        }
        reading
            .warnings
            .iter()
            .for_each(|warning| progress.warn(warning));
        let note = contents(&reading.api);
        Ok::<_, Error>((reading, note))
    })?;
    let builds = step(reporter, Step::Optimise, |progress| {
        let binaryen = tools.binaryen.as_deref();
        if binaryen.is_some() {
            progress.doing("wasm-opt");
        }
        let builds = glue.try_map_at_once(|glue| {
            let optimised = optimise::optimise(&project, &glue, options, binaryen)?;
            Ok::<_, Error>(Build { glue, optimised })
        })?;
        let note = builds.simd.optimised.note.clone();
        Ok::<_, Error>((builds, note))
    })?;
    let (packed, client) = step(reporter, Step::Pack, |progress| {
        let client = client(&project, options, &api, &builds)?;
        for ((_, build), (variant, module)) in builds.best_first().zip(&client.modules) {
            budget::check(&project, options, *variant, module, &build.optimised)?;
        }
        let workers = options.watched.then_some(&mut kept.workers);
        let packed = pack::pack(
            &project,
            &builds,
            &client,
            &tools.rolldown,
            workers,
            progress,
        )?;
        let note = match packed.files.len() {
            0 => "for development".to_owned(),
            count => format!("{count} files"),
        };
        Ok::<_, Error>(((packed, client), note))
    })?;
    let variants = built(&project, &packed.files);
    let of_glue = builds
        .best_first()
        .filter_map(|(_, build)| build.glue.warning.clone());
    let of_glue = of_glue.collect();
    let warnings = [
        project.warnings.clone(),
        fallback.into_iter().collect(),
        of_glue,
        warnings,
    ]
    .concat();
    let package = Package {
        name: project.name.full(),
        version: project.package.version.to_string(),
        folder: project.out.clone(),
        build: client.build,
        wasm_bindgen: project.wasm_bindgen.clone(),
        panic: builds.simd.glue.panic,
        budget: project.settings.budget,
        variants,
        files: packed.files,
        client_gzip: packed.client,
        warnings,
        inputs,
    };
    kept.ground = Some((toolchain, tools));
    Ok(package)
}

fn read(project: &Project, glue: &Glue) -> Result<Reading, PackError> {
    api::read(&glue.js, &glue.dts, &glue.section).map_err(|source| PackError::Read {
        version: project.wasm_bindgen.clone(),
        source: Box::new(source),
    })
}

/// Refuses a variant whose exports are others than those the client is written for.
fn check_same(project: &Project, variant: Variant, simd: &Api, api: &Api) -> Result<(), PackError> {
    let Some(item) = api::differs(simd, api) else {
        return Ok(());
    };
    Err(PackError::Differs {
        manifest: project.package.manifest_path.clone().into_std_path_buf(),
        variant,
        item: item.to_owned(),
    })
}

/// Which variants there are besides `simd`, to be told.
fn besides(project: &Project) -> String {
    let names: Vec<_> = project
        .variants
        .iter()
        .map(|variant| variant.name())
        .collect();
    match names.len() {
        0 | 1 => String::new(),
        _ => format!(", {}", names.join(" + ")),
    }
}

/// The variants of a package, with their modules.
fn built(project: &Project, files: &[FileSize]) -> Vec<Built> {
    let module = |variant: &Variant| {
        let name = variant.wasm(project.name.base());
        let wasm = files.iter().find(|file| file.path == name)?.clone();
        let variant = *variant;
        Some(Built { variant, wasm })
    };
    project.variants.iter().filter_map(module).collect()
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

/// Everything a lane and a client must agree on is in the id, whichever variant the lane is.
fn build_id(builds: &Each<Build>, api: &str) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        // The length keeps the parts apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    for (_, Build { glue, optimised }) in builds.best_first() {
        add(&optimised.wasm);
        add(glue.js.as_bytes());
    }
    add(api.as_bytes());
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
    builds: &Each<Build>,
) -> Result<Client, Error> {
    let model = serde_json::to_value(api).map_err(|source| PackError::Json { source })?;
    let build = build_id(builds, &model.to_string());
    let mut modules = Vec::new();
    for (variant, one) in builds.best_first() {
        modules.push((variant, module::seal(&one.optimised.wasm, &build)?));
    }
    let variants = modules.iter().map(|(variant, module)| client::Module {
        variant: *variant,
        integrity: module.integrity.clone(),
    });
    let naming = Naming {
        name: project.name.base().to_owned(),
        package: project.name.full(),
        version: project.package.version.to_string(),
        build: build.clone(),
        variants: variants.collect(),
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
    let mut files = client::write(api, &naming).map_err(|source| PackError::Client { source })?;
    if options.watched {
        client::swappable(&mut files, &naming);
    }
    let files = files
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect();
    Ok(Client {
        files,
        api: model,
        build,
        modules,
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
