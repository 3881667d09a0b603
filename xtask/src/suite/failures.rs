//! What failed, in a few lines: the run is long, and whoever reads its end should not have to look for it.

/// So many lines are told of one step.
const LINES: usize = 24;

/// A longer line says no more to a reader.
const WIDTH: usize = 220;

/// The names of the tests that failed and the lines after each, as cargo's and Node's test runners, the fault table and the soak print
/// them.
pub(super) fn of(printed: &str) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut more = 0;
    // Node's runner tells of a failure where it happens, and again in a list with all it knows.
    let list = printed.rfind("failing tests:");
    for line in list.map_or(printed, |at| &printed[at..]).lines() {
        if let Some(after) = begins(line) {
            more = after;
        } else if line.trim().is_empty() || more == 0 {
            continue;
        } else {
            more -= 1;
        }
        if told.len() == LINES {
            told.push("…".to_owned());
            break;
        }
        told.push(line.chars().take(WIDTH).collect());
    }
    told
}

/// How many lines belong to a failure that is told of from this line on.
fn begins(line: &str) -> Option<usize> {
    let name = line.trim_start();
    if name.starts_with("---- ") && name.ends_with(" stdout ----") {
        return Some(4);
    }
    if name.starts_with("✖ ") || name.starts_with("✗ ") {
        return Some(4);
    }
    name.starts_with("Wrong, with --seed ").then_some(8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_failures_are_named_with_their_panic() {
        let printed = "running 2 tests\n.F\nfailures:\n\n---- a::b stdout ----\n\nthread 'a::b' panicked at src/lib.rs:3:5:\n\
                       assertion failed\n\n\nfailures:\n    a::b\n\ntest result: FAILED. 1 passed; 1 failed";
        assert_eq!(of(printed)[0], "---- a::b stdout ----");
        assert_eq!(of(printed)[2], "assertion failed");
    }

    #[test]
    fn nodes_failures_are_told_once() {
        let printed = "✔ one (1ms)\n✖ two (2ms)\nℹ fail 1\n\n✖ failing tests:\n\ntest at a.mjs:1:1\n✖ two (2ms)\n  AssertionError: no";
        assert_eq!(of(printed), ["✖ two (2ms)", "  AssertionError: no"]);
    }

    #[test]
    fn a_row_of_the_fault_table_and_a_soak_are_told() {
        let printed = "✓ ✗ –\n✗ a panic, Firefox, threads\n    lanes: 1, and not 2\n\n585 cells";
        assert_eq!(
            of(printed)[..2],
            ["✗ a panic, Firefox, threads", "    lanes: 1, and not 2"]
        );
        assert_eq!(
            of("Wrong, with --seed 7:\n  51 lanes"),
            ["Wrong, with --seed 7:", "  51 lanes"]
        );
    }

    #[test]
    fn what_passed_is_not_told() {
        assert_eq!(
            of("✔ all (1ms)\ntest result: ok. 3 passed; 0 failed"),
            Vec::<String>::new()
        );
    }
}
