//! `cargo xtask build-engines`: every engine of this checkout into `target/packages`.

use anyhow::{Result, bail};

use crate::engines::{ENGINES, FAULTS, FOREIGN, TEST_ENGINES, Tool};
use crate::setup;
use crate::workspace::Workspace;

/// Builds the engines that are named, or all.
pub(crate) fn run(workspace: &Workspace, names: &[String]) -> Result<()> {
    let known: Vec<_> = ENGINES.iter().chain(&TEST_ENGINES).collect();
    let list: Vec<_> = known
        .iter()
        .map(|engine| engine.name)
        .chain(FAULTS.each_ref().map(|faults| faults.name))
        .chain([FOREIGN])
        .collect();
    if let Some(name) = names.iter().find(|name| !list.contains(&name.as_str())) {
        bail!("there is no engine '{name}': there are {}", list.join(", "));
    }
    setup::rust(workspace)?;
    setup::node(workspace)?;
    let wanted = |name: &str| names.is_empty() || names.iter().any(|given| given == name);
    let tool = Tool::make(workspace)?;
    for engine in known {
        if wanted(engine.name) {
            tool.build(engine)?;
        }
    }
    for faults in &FAULTS {
        if wanted(faults.name) {
            tool.build_faults(faults)?;
        }
    }
    if wanted(FOREIGN) {
        tool.build_foreign()?;
    }
    Ok(())
}
