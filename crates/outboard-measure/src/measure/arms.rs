//! The arms of one benchmark: built, opened, and who takes part in which case.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use outboard_bench::CaseInfo;

use crate::arm::{Answers, NativeArm, PlacedArm};
use crate::build;
use crate::error::{Error, Failure};
use crate::plan::{Native, Place, Plan, Variant};
use crate::project::{Benchmark, Project};
use crate::report::{Arm, ArmKind, Skipped};
use crate::rounds::Runner as Running;
use crate::runner::Runner;
use crate::watch::{Progress, Watch};

/// All arms, as they were opened.
pub(super) struct Arms {
    pub(super) cases: Vec<CaseInfo>,
    pub(super) described: Vec<Arm>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) versions: BTreeMap<String, String>,
    pub(super) runner: Option<Rc<Runner>>,
    natives: Vec<NativeArm>,
    /// In the order of `described`, after the natives.
    placed: Vec<(Option<Variant>, PlacedArm)>,
}

impl Arms {
    /// Builds everything, and opens what can be opened.
    pub(super) fn open(
        project: &Project,
        plan: &Plan,
        bench: &Benchmark,
        scratch: &Path,
        watch: &mut dyn Watch,
    ) -> Result<Self, Error> {
        let mut arms = Self {
            cases: Vec::new(),
            described: Vec::new(),
            skipped: Vec::new(),
            versions: BTreeMap::new(),
            runner: None,
            natives: Vec::new(),
            placed: Vec::new(),
        };
        if plan.natives.is_empty() {
            let why = "a native build says which cases there are, and the plan has none".to_owned();
            return Err(Error::Nothing { why });
        }
        for native in &plan.natives {
            arms.native(project, plan, bench, native, watch)?;
        }
        if plan.places.is_empty() {
            return Ok(arms);
        }
        let mut package = scratch.to_path_buf();
        if !plan.variants.is_empty() {
            watch.progress(Progress::Building { arm: "wasm" });
            let out = scratch.join("package");
            package = build::wasm::build(project, plan, &bench.name, &out, watch)?;
        }
        let script = bench.script.as_deref().filter(|_| plan.javascript);
        let runner = Runner::start(&package, script, scratch, plan.offline, watch)?;
        for place in &plan.places {
            arms.place(&runner, plan, *place, script.is_some(), watch);
        }
        arms.runner = Some(runner);
        Ok(arms)
    }

    fn native(
        &mut self,
        project: &Project,
        plan: &Plan,
        bench: &Benchmark,
        native: &Native,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        watch.progress(Progress::Building { arm: &native.name });
        let program = build::native::build(project, plan, &bench.name, native, watch)?;
        let mut arm = NativeArm::new(program, plan.pace.limit);
        let (clock, cases) = arm.list().map_err(|failure| Error::NotABenchmark {
            name: bench.name.clone(),
            why: failure.message,
        })?;
        if self.natives.is_empty() {
            self.cases = cases;
        }
        self.described.push(Arm {
            id: native.name.clone(),
            kind: ArmKind::Native,
            place: "native".to_owned(),
            clock,
        });
        self.natives.push(arm);
        Ok(())
    }

    /// Opens the arms of a place, JavaScript first: should it never end, the place starts anew before others are prepared.
    fn place(
        &mut self,
        runner: &Rc<Runner>,
        plan: &Plan,
        place: Place,
        javascript: bool,
        watch: &mut dyn Watch,
    ) {
        match runner.begin(place) {
            Ok(version) => self.versions.insert(place.as_str().to_owned(), version),
            Err(failure) => return self.skip(place.as_str(), &failure, watch),
        };
        let script = javascript.then_some(None);
        let variants = plan.variants.iter().copied().map(Some);
        // Where others are asked for, `simd` is built nonetheless.
        let several = plan
            .variants
            .iter()
            .any(|variant| *variant != Variant::Simd);
        for variant in script.into_iter().chain(variants) {
            let what = variant.map_or("javascript", Variant::as_str);
            let id = format!("{what} {}", place.as_str());
            let opened =
                PlacedArm::open(Rc::clone(runner), place, variant, several, plan.pace.limit);
            let arm = match opened {
                Ok(arm) => arm,
                Err(failure) => {
                    self.skip(&id, &failure, watch);
                    continue;
                }
            };
            self.described.push(Arm {
                id,
                kind: match variant {
                    Some(_) => ArmKind::Engine,
                    None => ArmKind::Javascript,
                },
                place: place.as_str().to_owned(),
                clock: arm.clock,
            });
            self.placed.push((variant, arm));
        }
    }

    fn skip(&mut self, what: &str, failure: &Failure, watch: &mut dyn Watch) {
        let why = &failure.message;
        watch.progress(Progress::Skipped { what, why });
        self.skipped.push(Skipped {
            what: what.to_owned(),
            why: why.clone(),
        });
    }

    /// The input of a case, encoded, as the first native build makes it.
    pub(super) fn input(&mut self, case: &str, size: usize) -> Result<Vec<u8>, Failure> {
        let Some(native) = self.natives.first_mut() else {
            return Err(Failure::new("no-native", "there is no native build"));
        };
        native.prepare(case, size)?;
        native.input()
    }

    /// Those who take part in a case: threads only where they are of use, JavaScript where it has a function for it.
    pub(super) fn of(&mut self, case: &CaseInfo) -> Vec<Running<'_>> {
        let takes_part = |(variant, arm): &(Option<Variant>, PlacedArm)| {
            let idle = variant.is_some_and(Variant::threads) && !case.parallel;
            arm.has(&case.name) && !idle
        };
        let taking: Vec<bool> = self.placed.iter().map(takes_part).collect();
        let natives = self
            .natives
            .iter_mut()
            .map(|arm| (true, arm as &mut dyn Answers));
        let placed = self
            .placed
            .iter_mut()
            .map(|(_, arm)| arm as &mut dyn Answers);
        let all = natives.chain(taking.into_iter().zip(placed));
        self.described
            .iter()
            .zip(all)
            .filter(|(_, (takes_part, _))| *takes_part)
            .map(|(arm, (_, answers))| Running {
                id: &arm.id,
                clock: arm.clock,
                answers,
            })
            .collect()
    }
}
