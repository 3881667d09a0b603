//! Keeps what went wrong, for `outboard doctor`.

use std::env;

use outboard_build::survey;
use outboard_inspect::last::{self, Failure};

/// Keeps how a command of this kind ended. What cannot be kept is no reason for another error: the first has been told.
pub(crate) fn ended<E: std::error::Error>(kind: &str, error: Option<(&E, &'static str, String)>) {
    let Ok(cache) = survey::cache_folder() else {
        return;
    };
    let _ = match error {
        Some((error, code, help)) => {
            let typed: Vec<String> = env::args().skip(1).collect();
            let command = format!("outboard {}", typed.join(" "));
            last::keep(
                &cache,
                kind,
                &Failure::now(&command, code, &error.to_string(), &help),
            )
        }
        None => last::mend(&cache, kind, &env::current_dir().unwrap_or_default()),
    };
}
