//! Ending a build from outside: what it has started is ended with it.
//!
//! A build in a terminal needs none of this, for the terminal ends all programs in it at once. One that runs on behalf of another
//! program does: that program may end, or ask for an end, without any terminal.

use std::collections::BTreeSet;
use std::io;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Default)]
struct State {
    /// Whether programs are started in groups of their own, so that all which they start can be ended with them.
    grouped: bool,
    /// Whether nothing more is to be started.
    over: bool,
    /// The programs that run.
    running: BTreeSet<u32>,
}

static STATE: Mutex<State> = Mutex::new(State {
    grouped: false,
    over: false,
    running: BTreeSet::new(),
});

/// From now on, what builds start can be ended by [`interrupt`], and no longer ends with the terminal by itself.
pub fn prepare() {
    state().grouped = true;
}

/// Ends the programs that builds have started. A build that runs fails, and so does every later one.
pub fn interrupt() {
    let mut state = state();
    state.over = true;
    for id in &state.running {
        end(*id);
    }
}

/// One program that runs, until this is dropped.
pub(crate) struct Running(u32);

impl Drop for Running {
    fn drop(&mut self) {
        state().running.remove(&self.0);
    }
}

/// Starts a program, unless all is over.
pub(crate) fn spawn(command: &mut Command) -> io::Result<(Child, Running)> {
    let mut state = state();
    if state.over {
        return Err(io::Error::new(
            io::ErrorKind::Interrupted,
            "the build was interrupted",
        ));
    }
    if state.grouped {
        group(command);
    }
    let child = command.spawn()?;
    let id = child.id();
    state.running.insert(id);
    Ok((child, Running(id)))
}

/// What another thread did while it panicked is still a set of numbers.
fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn group(_: &mut Command) {}

/// One that has ended meanwhile needs no ending.
#[cfg(unix)]
fn end(id: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::TERM);
    }
}

#[cfg(not(unix))]
fn end(id: u32) {
    let mut command = Command::new("taskkill");
    command.args(["/T", "/F", "/PID", &id.to_string()]);
    let _ = command.output();
}
