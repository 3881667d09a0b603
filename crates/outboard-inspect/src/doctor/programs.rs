//! Programs in the path: which version they say they have, and which browsers there are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Finding;

/// A browser, or what it is driven with. The names and variables are those of the program that drives them.
struct Browser {
    what: &'static str,
    variable: &'static str,
    names: &'static [&'static str],
    debian: &'static str,
}

const BROWSERS: [Browser; 4] = [
    Browser {
        what: "chromium",
        variable: "OUTBOARD_CHROMIUM",
        names: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
        debian: "chromium",
    },
    Browser {
        what: "firefox",
        variable: "OUTBOARD_FIREFOX",
        names: &["firefox-esr", "firefox"],
        debian: "firefox-esr",
    },
    Browser {
        what: "webkit",
        variable: "OUTBOARD_WEBKIT_DRIVER",
        names: &["WebKitWebDriver"],
        debian: "webkit2gtk-driver",
    },
    Browser {
        what: "display",
        variable: "OUTBOARD_XVFB",
        names: &["Xvfb"],
        debian: "xvfb",
    },
];

/// How long a program may take to say its version.
const PATIENCE: Duration = Duration::from_secs(10);

/// The browsers that tests and benchmarks can use. None of them is needed to build.
pub(super) fn browsers() -> Vec<Finding> {
    BROWSERS.iter().map(browser).collect()
}

fn browser(browser: &Browser) -> Finding {
    let named = env::var(browser.variable)
        .ok()
        .filter(|name| !name.is_empty());
    let found = match &named {
        Some(name) => find(name),
        None => browser.names.iter().find_map(|name| find(name)),
    };
    let what = browser.what;
    match (found, named) {
        (Some(path), _) => Finding::fine(what, path.display().to_string()),
        (None, Some(name)) => Finding::missing(
            what,
            format!("{} names `{name}`, which is not there", browser.variable),
            format!("unset {}", browser.variable),
        ),
        (None, None) => {
            let says = match what {
                "display" => "not here; only WebKitGTK needs it".to_owned(),
                _ => "not here; only `outboard test` and `outboard bench` use it".to_owned(),
            };
            let mend = format!(
                "apt-get install {}, or set {} to another",
                browser.debian, browser.variable
            );
            Finding::later(what, says, mend)
        }
    }
}

/// A program by its name in the path, or by its own path.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file() || file.with_extension("cmd").is_file()
}

/// The first line that a program says of its version; none where it does not run, or does not end.
pub(super) fn version(program: &str, argument: &str) -> Option<String> {
    let mut child = Command::new(program)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(10)),
            _ => {
                // It may have ended meanwhile, and then there is nothing to end.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
    let output = child.wait_with_output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next()?.trim().to_owned();
    (output.status.success() && !line.is_empty()).then_some(line)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_says_its_version_or_nothing() {
        assert_eq!(version("echo", "1.2.3").as_deref(), Some("1.2.3"));
        assert_eq!(version("false", "--version"), None);
        assert_eq!(version("outboard-has-no-such-program", "-V"), None);
        assert!(find("sh").is_some());
        assert!(find("outboard-has-no-such-program").is_none());
    }
}
