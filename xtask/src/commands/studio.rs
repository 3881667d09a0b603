//! `cargo xtask studio`: from a fresh clone to a page in which an engine runs.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::samples;
use crate::engines::{ENGINES, Tool};
use crate::models;
use crate::setup;
use crate::shell::{command, output, run as go, say};
use crate::workspace::Workspace;

/// The photograph of the smoke test: 20 megapixels, as a camera wrote it.
const PHOTOGRAPH: &str = "nuthatch.jpg";

/// What the rooms of the AI engine load. The server offers these alone: studio/models.ts.
const KITS: [&str; 5] = [
    "minilm",
    "moonshine-tiny",
    "movielens",
    "ppocr-small",
    "selfie",
];

/// What can be said after `studio`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Click through the Studio in a headless browser with a real photograph, and say what was measured
    #[arg(long)]
    smoke: bool,

    /// Port of the page; the next free one is taken where it is in use
    #[arg(long, default_value_t = 5173)]
    port: u16,
}

/// Builds everything the Studio shows, and serves it until Ctrl-C.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::rust(workspace)?;
    setup::node(workspace)?;
    let tool = Tool::make(workspace)?;
    for engine in &ENGINES {
        tool.build(engine)?;
    }
    match samples::run(workspace) {
        Ok(()) => {}
        Err(error) if options.smoke => return Err(error),
        Err(error) => say(&format!(
            "no sample photographs, so drop your own: {error:#}"
        )),
    }
    build_page(workspace)?;
    if options.smoke {
        return smoke(workspace);
    }
    // The rooms say which model is missing; all else works without.
    if let Err(error) = models::ensure(workspace, &KITS) {
        say(&format!("not all models are there: {error:#}"));
    }
    let (mut server, url) = serve(workspace, options.port)?;
    println!("\n  The Studio is at {url}\n  Ctrl-C ends it.\n");
    let status = server.0.wait()?;
    if !status.success() {
        bail!("the server ended: {status}");
    }
    Ok(())
}

/// The page, over the packages that are there, with the photographs beside it.
pub(crate) fn build_page(workspace: &Workspace) -> Result<()> {
    say("vite build studio");
    let studio = workspace.root.join("studio");
    output(command(workspace.npm_bin("vite"), &studio).arg("build"))?;
    let offered = workspace.samples();
    if !offered.join("index.json").is_file() {
        return Ok(());
    }
    let within = studio.join("dist/samples");
    fs::create_dir_all(&within)?;
    for entry in fs::read_dir(&offered)? {
        let entry = entry?;
        fs::copy(entry.path(), within.join(entry.file_name()))?;
    }
    Ok(())
}

/// Clicks through the built page in a headless browser.
pub(crate) fn smoke(workspace: &Workspace) -> Result<()> {
    let chromium = setup::chromium(workspace)?;
    say("using the Studio in a headless browser");
    let (_server, url) = serve(workspace, 5173)?;
    go(chromium
        .tell(&mut command("node", &workspace.root))
        .arg("tests/browser/studio-smoke.mjs")
        .arg(url)
        .arg(workspace.samples().join(PHOTOGRAPH))
        .arg(workspace.target().join("smoke")))
}

/// A program that ends with us.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended by itself, or is ended now; there is nothing else to be done about it.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(workspace: &Workspace, first: u16) -> Result<(Server, String)> {
    let port = (first..first.saturating_add(100))
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .context("no free port")?;
    // Node itself, not npm: a child of npm's would outlive it.
    let child = command("node", &workspace.root)
        .args(["node_modules/vite/bin/vite.js", "preview", "studio"])
        .args(["--host", "127.0.0.1", "--strictPort", "--port"])
        .arg(port.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .context("the server could not be started")?;
    let mut server = Server(child);
    let begun = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Some(status) = server.0.try_wait()? {
            bail!("the server ended before it answered: {status}");
        }
        if begun.elapsed() > Duration::from_secs(30) {
            bail!("the server does not answer on port {port}");
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok((server, format!("http://127.0.0.1:{port}/")))
}
