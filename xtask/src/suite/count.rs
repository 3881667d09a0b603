//! How many tests a runner says that it ran.

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Count {
    /// One thing, which passed.
    pub(crate) const ONE: Self = Self {
        passed: 1,
        failed: 0,
    };

    /// Adds up the closing lines of cargo's and of Node's test runners, and of the fault table.
    pub(crate) fn of(printed: &str) -> Self {
        let mut count = Self::default();
        for line in printed.lines() {
            if let Some(rest) = line.trim_start().strip_prefix("test result: ") {
                count.passed += before(rest, " passed");
                count.failed += before(rest, " failed");
            } else if line.contains(" rows, ") && line.contains(" cells, ") {
                count.passed += before(line, " passed");
                count.failed += before(line, " failed");
            } else if let Some(number) = after(line, "pass ") {
                count.passed += number;
            } else if let Some(number) = after(line, "fail ").or_else(|| after(line, "cancelled "))
            {
                count.failed += number;
            }
        }
        count
    }
}

/// The number that stands before a word: `3 passed`.
fn before(text: &str, word: &str) -> usize {
    text.find(word)
        .and_then(|end| text[..end].rsplit(' ').next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

/// The number of one of Node's closing lines: `ℹ pass 3`, or `# pass 3`.
fn after(line: &str, word: &str) -> Option<usize> {
    let line = line
        .strip_prefix("ℹ ")
        .or_else(|| line.strip_prefix("# "))?;
    line.strip_prefix(word)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_lines_add_up() {
        let printed = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured\n\
                       test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured";
        let expected = Count {
            passed: 4,
            failed: 2,
        };
        assert_eq!(Count::of(printed), expected);
    }

    #[test]
    fn nodes_lines_are_read_in_both_of_its_forms() {
        let expected = Count {
            passed: 12,
            failed: 3,
        };
        assert_eq!(
            Count::of("ℹ tests 15\nℹ pass 12\nℹ fail 1\nℹ cancelled 2"),
            expected
        );
        assert_eq!(
            Count::of("# tests 15\n# pass 12\n# fail 1\n# cancelled 2"),
            expected
        );
    }

    #[test]
    fn the_cells_of_the_fault_table_are_counted() {
        let expected = Count {
            passed: 550,
            failed: 4,
        };
        let line = "45 rows, 585 cells, 550 passed, 4 failed, 31 do not apply";
        assert_eq!(Count::of(line), expected);
    }

    #[test]
    fn a_test_that_speaks_of_passing_is_not_counted() {
        assert_eq!(
            Count::of("pass 3\nall tests pass 4 times"),
            Count::default()
        );
    }
}
