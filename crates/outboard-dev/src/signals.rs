//! When all is to end: Ctrl-C, a polite kill, or the end of the program that started this one.

use std::io::Read;
use std::sync::mpsc::Sender;
use std::thread;

use tokio::runtime::Runtime;

use crate::session::Signal;

/// Tells `sender` when all is to end, and ends what builds have started.
pub(crate) fn listen(runtime: &Runtime, sender: &Sender<Signal>, attached: bool) {
    let over = {
        let sender = sender.clone();
        move || {
            outboard_build::interrupt::interrupt();
            // Nobody listens when all is over already.
            let _ = sender.send(Signal::Over);
        }
    };
    if attached {
        let over = over.clone();
        thread::spawn(move || {
            let mut bytes = [0; 256];
            while matches!(std::io::stdin().read(&mut bytes), Ok(1..)) {}
            over();
        });
    }
    runtime.spawn(async move {
        asked().await;
        over();
    });
}

#[cfg(unix)]
async fn asked() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut kinds = Vec::new();
    for kind in [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ] {
        // Where there is no handler, the signal ends the program all the same.
        kinds.extend(signal(kind).ok());
    }
    let waits = kinds.iter_mut().map(|kind| Box::pin(kind.recv()));
    if waits.len() == 0 {
        std::future::pending::<()>().await;
    }
    futures_util::future::select_all(waits).await;
}

#[cfg(not(unix))]
async fn asked() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
