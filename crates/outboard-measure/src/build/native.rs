//! The native builds.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use cargo_metadata::Message;

use crate::error::Error;
use crate::plan::{Native, Plan};
use crate::project::Project;
use crate::watch::Watch;

/// Compiles a benchmark natively, and returns the program.
pub(crate) fn build(
    project: &Project,
    plan: &Plan,
    bench: &str,
    native: &Native,
    watch: &mut dyn Watch,
) -> Result<PathBuf, Error> {
    let failed = |output: String| Error::Compile {
        name: bench.to_owned(),
        arm: native.name.clone(),
        output,
    };
    let mut child = command(project, plan, bench, native)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| failed(format!("cargo does not run here: {error}")))?;
    // Both pipes are drained at once, or cargo would wait for ever.
    let stdout = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        stdout.map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut bytes))?;
        Ok::<_, std::io::Error>(bytes)
    });
    let mut output = String::new();
    let stderr = child.stderr.take().map(BufReader::new);
    for line in stderr
        .into_iter()
        .flat_map(BufRead::lines)
        .map_while(Result::ok)
    {
        watch.output(&line);
        output.push_str(&line);
        output.push('\n');
    }
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    let read = reader.join().map_err(|_| failed(output.clone()))?;
    let stdout = read.map_err(|error| failed(error.to_string()))?;
    if !status.success() {
        return Err(failed(output));
    }
    let program = Message::parse_stream(stdout.as_slice())
        .filter_map(Result::ok)
        .find_map(|message| match message {
            Message::CompilerArtifact(artifact)
                if artifact.target.is_bench() && artifact.target.name == bench =>
            {
                artifact.executable
            }
            _ => None,
        });
    program.map(Into::into).ok_or_else(|| failed(output))
}

fn command(project: &Project, plan: &Plan, bench: &str, native: &Native) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&project.folder);
    command.args(["build", "--release", "--bench", bench]);
    command.args(["--package", project.package.name.as_str()]);
    command.args(["--message-format=json-render-diagnostics", "--color=always"]);
    let features = [plan.features.as_slice(), native.features.as_slice()].concat();
    if !features.is_empty() {
        command.args(["--features", &features.join(",")]);
    }
    if plan.offline {
        command.arg("--offline");
    }
    if !native.rustflags.is_empty() {
        // A folder of its own, or each build would throw the other's away.
        let name: String = native
            .name
            .chars()
            .map(|letter| {
                if letter.is_alphanumeric() {
                    letter
                } else {
                    '-'
                }
            })
            .collect();
        command.arg("--target-dir");
        command.arg(project.target.join("outboard-bench").join(name));
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(&native.rustflags));
    }
    command
}

/// The flags of the environment, and then these.
fn flags(added: &[String]) -> String {
    let encoded = env::var("CARGO_ENCODED_RUSTFLAGS").ok();
    let given = encoded.unwrap_or_else(|| {
        let plain = env::var("RUSTFLAGS").unwrap_or_default();
        plain.split_whitespace().collect::<Vec<_>>().join("\u{1f}")
    });
    let all = Some(given).filter(|given| !given.is_empty());
    let all: Vec<String> = all.into_iter().chain(added.iter().cloned()).collect();
    all.join("\u{1f}")
}
