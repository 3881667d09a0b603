//! One case: what is measured, on what, and how far results may differ.

use std::hint::black_box;

use crate::bench::Bench;
use crate::value::{AsValue, Value};

/// What is known of a case before it runs.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct CaseInfo {
    /// Its name; a JavaScript function of this name does the same.
    pub name: String,
    /// The sizes it is measured at, in the author's order.
    pub sizes: Vec<usize>,
    /// How far a number may differ between two builds, relatively to the larger of the two.
    pub tolerance: f64,
    /// Whether it is worth running on the threaded variants.
    pub parallel: bool,
}

/// A case that is being described.
#[must_use = "a case counts once `run` is called on it"]
pub struct Case<'a, Input> {
    bench: &'a mut Bench,
    info: CaseInfo,
    input: Box<dyn Fn(usize) -> Input>,
}

impl<'a> Case<'a, usize> {
    pub(crate) fn new(bench: &'a mut Bench, name: String) -> Self {
        Self {
            bench,
            info: CaseInfo {
                name,
                sizes: vec![1],
                tolerance: 0.0,
                parallel: false,
            },
            input: Box::new(|size| size),
        }
    }
}

impl<'a, Input: AsValue + 'static> Case<'a, Input> {
    /// The sizes to measure; without, the one size is 1. What a size counts is up to `input`: bytes, rows, steps.
    pub fn sizes(mut self, sizes: impl IntoIterator<Item = usize>) -> Self {
        self.info.sizes = sizes.into_iter().collect();
        self
    }

    /// Makes the input of a size: once, and not measured. It must be the same each time and in every build. Without this, the input
    /// is the size itself.
    pub fn input<Other: AsValue + 'static>(
        self,
        input: impl Fn(usize) -> Other + 'static,
    ) -> Case<'a, Other> {
        Case {
            bench: self.bench,
            info: self.info,
            input: Box::new(input),
        }
    }

    /// How far numbers of the result may differ between builds, relatively: `1e-6` lets 1,000,000 and 1,000,001 pass. Without this
    /// they must be equal.
    pub fn tolerance(mut self, relative: f64) -> Self {
        self.info.tolerance = relative;
        self
    }

    /// Says that the function uses rayon, so that it is worth running on the threaded variants too.
    pub fn parallel(mut self) -> Self {
        self.info.parallel = true;
        self
    }

    /// What is measured. A function that needs an input to work in clones it, and so should the JavaScript.
    pub fn run<Output: AsValue>(self, run: impl Fn(&Input) -> Output + 'static) {
        let Self { bench, info, input } = self;
        let work = std::rc::Rc::new(run);
        let prepare = Box::new(move |size| {
            Box::new(Ready {
                input: input(size),
                run: work.clone(),
            }) as Box<dyn Prepared>
        });
        bench.add(Erased { info, prepare });
    }
}

/// A case whose types are known to itself alone.
pub(crate) struct Erased {
    pub(crate) info: CaseInfo,
    pub(crate) prepare: Box<dyn Fn(usize) -> Box<dyn Prepared>>,
}

/// A case with its input made.
pub(crate) trait Prepared {
    /// Runs the function that many times.
    fn run(&self, times: u32);
    /// What the function returns.
    fn result(&self) -> Value;
    /// What the function is given.
    fn input(&self) -> Value;
}

struct Ready<Input, Run> {
    input: Input,
    run: std::rc::Rc<Run>,
}

impl<Input: AsValue, Output: AsValue, Run: Fn(&Input) -> Output> Prepared for Ready<Input, Run> {
    fn run(&self, times: u32) {
        for _ in 0..times {
            // The compiler may neither know the input nor find out that nobody wants the result.
            black_box((self.run)(black_box(&self.input)));
        }
    }

    fn result(&self) -> Value {
        (self.run)(black_box(&self.input)).as_value()
    }

    fn input(&self) -> Value {
        self.input.as_value()
    }
}
