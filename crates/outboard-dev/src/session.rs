//! The one loop: build, tell, wait for a change.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};

use crate::error::DevError;
use crate::event::Event;
use crate::options::DevOptions;
use crate::server;
use crate::signals;
use crate::sources::Sources;
use crate::watch::Watcher;
use crate::workshop::{Workshop, told};

/// What the loop waits for.
pub(crate) enum Signal {
    /// These files changed.
    Changed(Vec<PathBuf>),
    /// Some files changed.
    Unknown,
    /// All is to end.
    Over,
}

/// Watches, builds and serves until it is told to end, by a signal or, where it is attached, by the end of its standard input.
/// `tell` hears of everything that happens.
///
/// # Errors
///
/// When there is nothing to watch, or nowhere to serve. What is wrong with the crate itself is told as an event.
pub fn run(options: &DevOptions, tell: &mut dyn FnMut(&Event)) -> Result<(), DevError> {
    let mut sources = Sources::find(&options.build)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|source| DevError::Runtime { source })?;
    let (sender, inbox) = mpsc::channel();
    outboard_build::interrupt::prepare();
    signals::listen(&runtime, &sender, options.attached);
    let hub = server::Hub::default();
    hub.expect(sources.folder().join(&options.build.out));
    if let Some(serve) = &options.serve {
        let (url, isolated) = (server::start(&runtime, serve, &hub)?, serve.isolated);
        tell(&Event::Serving { url, isolated });
    }
    let mut watcher = Watcher::start(sender)?;
    let mut workshop = Workshop::new(options.build.clone(), sources.folder());
    let mut because = Vec::new();
    let mut say = |event: &Event| {
        hub.publish(event);
        tell(event);
    };
    loop {
        watcher.follow(sources.folders())?;
        say(&Event::Building {
            name: sources.name.clone(),
            because,
        });
        let done = workshop.build(&mut sources);
        watcher.follow(sources.folders())?;
        let Some(files) = changes(&inbox, &sources, &mut || say(&done)) else {
            break;
        };
        if files.iter().any(|file| Sources::is_manifest(file)) {
            sources.refresh();
            workshop.forget();
        }
        because = files.iter().map(|file| told(&sources, file)).collect();
    }
    // What the server still has to say to pages that are open, nobody waits for.
    runtime.shutdown_background();
    Ok(())
}

/// Waits for files that concern the build; none are there when all is over. `ready` is called once it is known that it is not over
/// already: what a build says that was ended is of no interest.
fn changes(
    inbox: &Receiver<Signal>,
    sources: &Sources,
    ready: &mut dyn FnMut(),
) -> Option<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let hear = |signal: Signal, files: &mut BTreeSet<PathBuf>| match signal {
        Signal::Over => false,
        Signal::Unknown => {
            files.insert(sources.workspace.join("src"));
            true
        }
        Signal::Changed(paths) => {
            files.extend(paths.into_iter().filter(|path| sources.concerns(path)));
            true
        }
    };
    // What changed while it was built.
    while let Ok(signal) = inbox.try_recv() {
        if !hear(signal, &mut files) {
            return None;
        }
    }
    ready();
    while files.is_empty() {
        // The sender lives as long as the watcher.
        let Ok(signal) = inbox.recv() else {
            return None;
        };
        if !hear(signal, &mut files) {
            return None;
        }
    }
    Some(files)
}
