//! What takes the place of libtest in a wasm build of tests: it keeps the list, and runs one test when it is asked to.
//!
//! libtest itself starts all tests from `main`, prints to a stdout that wasm does not have, and ends with the first panic.

#![feature(test)]

extern crate test;

use std::cell::RefCell;
use std::fmt::Write;
use std::panic;

use test::{ShouldPanic, TestDescAndFn, TestFn};

#[derive(Default)]
struct Kept {
    tests: Vec<fn() -> Result<(), String>>,
    /// The list as JSON.
    list: String,
    /// What the last panic or error said.
    said: String,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Called by the `main` that the compiler writes.
pub fn run(tests: &[&TestDescAndFn]) {
    KEPT.with_borrow_mut(|kept| {
        kept.list.push('[');
        for test in tests {
            // Benchmarks of libtest's are unstable, and no tests.
            let TestFn::StaticTestFn(function) = test.testfn else {
                continue;
            };
            if !kept.tests.is_empty() {
                kept.list.push(',');
            }
            kept.tests.push(function);
            kept.list.push_str("{\"name\":");
            text(&mut kept.list, test.desc.name.as_slice());
            let ignored = if test.desc.ignore { "true" } else { "false" };
            kept.list.push_str(",\"ignored\":");
            kept.list.push_str(ignored);
            match test.desc.should_panic {
                ShouldPanic::No => {}
                ShouldPanic::Yes => kept.list.push_str(",\"panics\":\"\""),
                ShouldPanic::YesWithMessage(part) => {
                    kept.list.push_str(",\"panics\":");
                    text(&mut kept.list, part);
                }
            }
            kept.list.push('}');
        }
        kept.list.push(']');
    });
}

/// Runs a test; 1 when it passed, 0 when it returned an error. A panic traps, and what it said is kept.
#[unsafe(no_mangle)]
pub extern "C" fn __outboard_test_run(index: usize) -> u32 {
    // Each time, for a test may have set a hook of its own.
    panic::set_hook(Box::new(|info| {
        let said = info.to_string();
        KEPT.with_borrow_mut(|kept| kept.said = said);
    }));
    let function = KEPT.with_borrow(|kept| kept.tests.get(index).copied());
    match function.map(|function| function()) {
        Some(Ok(())) => 1,
        Some(Err(error)) => {
            KEPT.with_borrow_mut(|kept| kept.said = error);
            0
        }
        None => 0,
    }
}

/// Where the list is.
#[unsafe(no_mangle)]
pub extern "C" fn __outboard_test_list() -> *const u8 {
    KEPT.with_borrow(|kept| kept.list.as_ptr())
}

/// How long the list is.
#[unsafe(no_mangle)]
pub extern "C" fn __outboard_test_list_length() -> usize {
    KEPT.with_borrow(|kept| kept.list.len())
}

/// Where the words of the last failure are.
#[unsafe(no_mangle)]
pub extern "C" fn __outboard_test_said() -> *const u8 {
    KEPT.with_borrow(|kept| kept.said.as_ptr())
}

/// How long they are.
#[unsafe(no_mangle)]
pub extern "C" fn __outboard_test_said_length() -> usize {
    KEPT.with_borrow(|kept| kept.said.len())
}

fn text(to: &mut String, text: &str) {
    to.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                to.push('\\');
                to.push(letter);
            }
            // Writing to a string cannot fail.
            _ if letter.is_control() => drop(write!(to, "\\u{:04x}", letter as u32)),
            _ => to.push(letter),
        }
    }
    to.push('"');
}
