//! `cargo xtask bench ai`: the AI engine in Chromium, beside onnxruntime-web with the same model files.

use anyhow::Result;

use crate::engines::{ENGINES, Tool};
use crate::models;
use crate::setup;
use crate::shell::{command, run as go};
use crate::workspace::Workspace;

/// The kits of the models that are measured.
const KITS: [&str; 6] = [
    "efficientnet-lite0",
    "minilm",
    "moonshine-tiny",
    "ppocr-small",
    "samples",
    "silero-vad",
];

/// Builds the package in all its variants, makes sure that the models are there, and measures.
pub(super) fn run(workspace: &Workspace, args: &[String]) -> Result<()> {
    let chromium = setup::chromium(workspace)?;
    models::ensure(workspace, &KITS)?;
    let tool = Tool::make(workspace)?;
    for engine in ENGINES.iter().filter(|engine| engine.name == "ai") {
        tool.build(engine)?;
    }
    go(chromium
        .tell(&mut command("node", &workspace.root))
        .arg("bench/ai.mjs")
        .args(args)
        .env("OUTBOARD_PACKAGES", workspace.packages())
        .env("OUTBOARD_MODELS", outboard_models::folder()))
}
