//! The same questions, for a lane.

use std::cell::{Cell, RefCell};

use outboard::Error;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::bench::Bench;
use crate::desk::Desk;
use crate::error::BenchError;
use crate::value::Value;

thread_local! {
    static CASES: Cell<Option<fn(&mut Bench)>> = const { Cell::new(None) };
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now() -> f64;
}

/// Keeps the cases until somebody asks.
pub(crate) fn remember(cases: fn(&mut Bench)) {
    CASES.set(Some(cases));
}

impl From<BenchError> for Error {
    fn from(error: BenchError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

fn at_desk<T>(answer: impl FnOnce(&mut Desk) -> Result<T, BenchError>) -> Result<T, BenchError> {
    DESK.with_borrow_mut(|desk| {
        let desk = match desk {
            Some(desk) => desk,
            None => desk.insert(Desk::open(|bench| {
                if let Some(cases) = CASES.get() {
                    cases(bench);
                }
            })?),
        };
        answer(desk)
    })
}

/// Which cases there are: a list of `[name, sizes, tolerance, parallel]`, as an encoded value.
#[outboard::export]
pub fn outboard_bench_list() -> Result<Vec<u8>, BenchError> {
    at_desk(|desk| {
        let cases = desk.list().map(|case| {
            Value::List(vec![
                Value::Text(case.name.clone()),
                Value::List(
                    case.sizes
                        .iter()
                        .map(|size| (*size as f64).into())
                        .collect(),
                ),
                case.tolerance.into(),
                Value::Bool(case.parallel),
            ])
        });
        Ok(Value::List(cases.collect()).encode())
    })
}

/// Makes the input of a case.
#[outboard::export]
pub fn outboard_bench_prepare(name: &str, size: u32) -> Result<(), BenchError> {
    at_desk(|desk| desk.prepare(name, size as usize))
}

/// Runs the prepared case that many times, and says how many nanoseconds it took.
#[outboard::export]
pub fn outboard_bench_run(times: u32) -> Result<f64, BenchError> {
    at_desk(|desk| {
        let since = now();
        desk.run(times)?;
        Ok((now() - since) * 1e6)
    })
}

/// What the prepared case returns, as an encoded value.
#[outboard::export]
pub fn outboard_bench_result() -> Result<Vec<u8>, BenchError> {
    at_desk(|desk| Ok(desk.result()?.encode()))
}

/// What the prepared case is given, as an encoded value.
#[outboard::export]
pub fn outboard_bench_input() -> Result<Vec<u8>, BenchError> {
    at_desk(|desk| Ok(desk.input()?.encode()))
}

/// Takes bytes and gives so many back: what crossing to a lane and back costs, and no more.
#[outboard::export]
pub fn outboard_bench_cross(bytes: &[u8], out_len: u32) -> Vec<u8> {
    // Not zero, which an allocator may have at hand without writing it.
    let fill = bytes.last().copied().unwrap_or(0) | 1;
    vec![fill; out_len as usize]
}
