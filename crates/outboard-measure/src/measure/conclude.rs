//! From samples to what they say: medians, ratios, and where off-thread pays.

use crate::crossover::{Against, Crossover, pays};
use crate::report::{Arm, ArmKind, Case, Measured, Overall, Sized};
use crate::statistics::{Summary, geometric_mean, median, ratio};

/// Fills in what follows from the samples of a case.
pub(super) fn case(mut case: Case, arms: &[Arm]) -> Case {
    for sized in &mut case.sizes {
        summarise(sized);
        // Where results differ, it is not the same work that takes more or less time.
        if sized.disagreements.is_empty() {
            compare(sized, arms);
        }
    }
    let engines = arms.iter().filter(|arm| arm.kind == ArmKind::Engine);
    case.crossovers = engines
        .filter_map(|engine| crossover(&case, engine, arms))
        .collect();
    case
}

fn summarise(sized: &mut Sized) {
    for own in &mut sized.arms {
        own.summary = Summary::of(&own.samples);
        own.crossing = (!own.crossings.is_empty()).then(|| median(&mut own.crossings.clone()));
    }
}

fn compare(sized: &mut Sized, arms: &[Arm]) {
    let others = sized.arms.clone();
    for own in &mut sized.arms {
        let Some(arm) = arms.iter().find(|arm| arm.id == own.arm) else {
            continue;
        };
        let bases = arms.iter().filter(|base| match base.kind {
            ArmKind::Native => base.id != arm.id,
            ArmKind::Javascript => base.id != arm.id && base.place == arm.place,
            ArmKind::Engine => false,
        });
        for base in bases {
            let found = others.iter().find(|other| other.arm == base.id);
            if let Some(ratio) = found.and_then(|base| ratio(&base.samples, &own.samples)) {
                own.ratios.insert(base.id.clone(), ratio);
            }
        }
    }
}

/// From which size on the engine pays: against the JavaScript of its place, and where there is none, against its own work.
fn crossover(case: &Case, engine: &Arm, arms: &[Arm]) -> Option<Crossover> {
    let script = arms
        .iter()
        .find(|arm| arm.kind == ArmKind::Javascript && arm.place == engine.place);
    let of = |sized: &Sized, id: &str| -> Option<Measured> {
        sized.arms.iter().find(|own| own.arm == id).cloned()
    };
    let agreeing = || {
        case.sizes
            .iter()
            .filter(|sized| sized.disagreements.is_empty())
    };
    let against_script: Vec<(usize, f64)> = agreeing()
        .filter_map(|sized| {
            let own = of(sized, &engine.id)?;
            let script = of(sized, &script?.id)?.summary?;
            let away = own.summary?.median + own.crossing?;
            Some((sized.size, script.median / away))
        })
        .collect();
    let against_work = || {
        agreeing()
            .filter_map(|sized| {
                let own = of(sized, &engine.id)?;
                Some((sized.size, own.summary?.median / 10.0 / own.crossing?))
            })
            .collect::<Vec<_>>()
    };
    let (against, measured) = if against_script.is_empty() {
        (Against::Work, against_work())
    } else {
        (Against::Javascript, against_script)
    };
    Some(Crossover {
        arm: engine.id.clone(),
        against,
        pays: pays(&measured)?,
    })
}

/// Each arm's mean against each it is compared with, where there is more than one case or size.
pub(super) fn overall(cases: &[Case], arms: &[Arm]) -> Vec<Overall> {
    let mut overall = Vec::new();
    for arm in arms {
        let own = || {
            let sizes = cases.iter().flat_map(|case| &case.sizes);
            sizes
                .flat_map(|sized| &sized.arms)
                .filter(|own| own.arm == arm.id)
        };
        for to in arms {
            let ratios: Vec<f64> = own()
                .filter_map(|own| own.ratios.get(&to.id))
                .map(|ratio| ratio.value)
                .collect();
            if let Some(ratio) = geometric_mean(&ratios) {
                overall.push(Overall {
                    arm: arm.id.clone(),
                    to: to.id.clone(),
                    ratio,
                    count: ratios.len(),
                });
            }
        }
    }
    overall
}
