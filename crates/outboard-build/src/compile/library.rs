//! The standard library, built again: as it is installed it aborts on a panic and knows of one thread.

use std::process::Command;

use crate::options::{Panic, Profile};
use crate::variant::Variant;

/// Whether the standard library as it is installed will not do.
pub(crate) fn is_rebuilt(panic: Panic, variant: Variant) -> bool {
    panic == Panic::Unwind || variant.threads
}

/// Lets a `cargo build` make the standard library, for what becomes of a panic, whatever the manifest says of panics.
pub(super) fn rebuild(command: &mut Command, profile: &Profile, panic: Panic) {
    let profile = match profile {
        Profile::Dev => "dev",
        Profile::Release => "release",
        Profile::Named(name) => name,
    };
    let panic = panic.as_str();
    // Stable compilers have `-Z` behind this variable. Build scripts see it too.
    command.env("RUSTC_BOOTSTRAP", "1");
    command
        .arg("-Z")
        .arg(format!("build-std=std,panic_{panic}"));
    command.arg("--config");
    command.arg(format!("profile.{profile}.panic=\"{panic}\""));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(panic: Panic) -> Vec<String> {
        let mut command = Command::new("cargo");
        rebuild(&mut command, &Profile::Named("small".to_owned()), panic);
        let words = command.get_args().filter_map(|arg| arg.to_str());
        words.map(str::to_owned).collect()
    }

    #[test]
    fn the_profile_that_builds_is_the_one_that_unwinds() {
        let unwind = arguments(Panic::Unwind);
        assert_eq!(unwind[1], "build-std=std,panic_unwind");
        assert_eq!(unwind[3], "profile.small.panic=\"unwind\"");
        let abort = arguments(Panic::Abort);
        assert_eq!(abort[1], "build-std=std,panic_abort");
        assert_eq!(abort[3], "profile.small.panic=\"abort\"");
    }

    #[test]
    fn one_thread_that_aborts_takes_what_is_installed() {
        let threads = Variant {
            threads: true,
            relaxed: false,
        };
        let relaxed = Variant {
            threads: false,
            relaxed: true,
        };
        assert!(!is_rebuilt(Panic::Abort, Variant::SIMD));
        assert!(!is_rebuilt(Panic::Abort, relaxed));
        assert!(is_rebuilt(Panic::Unwind, Variant::SIMD));
        assert!(is_rebuilt(Panic::Abort, threads));
    }
}
