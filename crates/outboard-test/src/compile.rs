//! cargo, for tests: natively, and for wasm.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use cargo_metadata::Message;

use crate::Watch;
use crate::error::Error;
use crate::plan::Plan;
use crate::project::Project;

/// A program or a module that cargo made of a target.
pub(crate) struct Made {
    /// The name of the target.
    pub(crate) target: String,
    /// Whether it is a library's: a library and a program may have one name.
    pub(crate) library: bool,
    pub(crate) file: PathBuf,
}

/// A `cargo` in the package's folder, with what every build of a plan has.
pub(crate) fn cargo(project: &Project, plan: &Plan, what: &str) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(&project.folder);
    command.args([what, "--package", &project.package]);
    command.arg("--message-format=json-render-diagnostics");
    command.arg("--color=always");
    if !plan.features.is_empty() {
        command.arg("--features").arg(plan.features.join(","));
    }
    if plan.offline {
        command.arg("--offline");
    }
    command
}

/// Runs cargo, and returns what it made that can be run.
pub(crate) fn run(
    command: &mut Command,
    (project, form): (&Project, &'static str),
    watch: &mut dyn Watch,
) -> Result<Vec<Made>, Error> {
    let failed = |why: String| Error::Program {
        program: "cargo",
        why,
    };
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let stdout = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        match stdout {
            Some(mut pipe) => pipe.read_to_end(&mut bytes).map(|_| bytes),
            None => Ok(bytes),
        }
    });
    let mut output = String::new();
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr).split(b'\n') {
            let line = line.map_err(|error| failed(error.to_string()))?;
            let line = String::from_utf8_lossy(&line);
            watch.output(&line);
            output.push_str(&line);
            output.push('\n');
        }
    }
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    let told = reader
        .join()
        .map_err(|_| failed("its output could not be read".to_owned()))?
        .map_err(|error| failed(error.to_string()))?;
    if !status.success() {
        return Err(Error::Compile {
            package: project.package.clone(),
            form,
            output,
        });
    }
    let made = Message::parse_stream(told.as_slice())
        .filter_map(Result::ok)
        .filter_map(|message| match message {
            Message::CompilerArtifact(artifact) if artifact.profile.test => Some(Made {
                library: !artifact.target.is_bin() && !artifact.target.is_test(),
                target: artifact.target.name.clone(),
                file: artifact.executable?.into_std_path_buf(),
            }),
            _ => None,
        });
    Ok(made.collect())
}
