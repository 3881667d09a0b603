//! One case: a model of one node or few, inputs, and the outputs it must give.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use outboard_session::{Error, Session, Value};
use rten_onnx::onnx::{ModelProto, ValueInfoProto};

use crate::judge::Rule;
use crate::tensor::{sequence, tensor};

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// As it must.
    Pass,
    /// With an error that says why not.
    Unsupported(String),
    /// With another result.
    Wrong(String),
}

/// A folder of the backend test.
pub(crate) struct Case {
    folder: PathBuf,
    model: ModelProto,
}

impl Case {
    pub(crate) fn read(folder: &Path) -> Self {
        let bytes = fs::read(folder.join("model.onnx")).expect("a model");
        Self {
            folder: folder.to_owned(),
            model: ModelProto::parse_buf(&bytes).expect("a model of the backend test"),
        }
    }

    /// The operator it is about: the first, for most have one; an expanded one is about what it is expanded from.
    pub(crate) fn operator(&self) -> String {
        let graph = self.model.graph.as_ref().expect("a graph");
        let domain = graph.node[0].domain.as_deref().unwrap_or_default();
        let operator = graph.node[0].op_type.as_deref().unwrap_or_default();
        if self.name().contains("_expanded") {
            return "(expanded functions)".into();
        }
        match domain {
            "" | "ai.onnx" => operator.to_owned(),
            _ => format!("{domain}.{operator}"),
        }
    }

    fn name(&self) -> String {
        let name = self.folder.file_name().expect("a name");
        name.to_string_lossy().into_owned()
    }

    /// Runs it with a session, and catches what should never happen.
    pub(crate) fn run(&self) -> Outcome {
        self.caught(|| {
            let bytes = fs::read(self.folder.join("model.onnx")).expect("a model");
            let session = Session::load(bytes).map_err(told)?;
            let names: Vec<&str> = session
                .outputs()
                .iter()
                .map(|port| port.name.as_str())
                .collect();
            self.all_data(names.len(), |inputs| {
                let ports = session.inputs().iter().map(|port| port.name.as_str());
                let inputs = ports.zip(inputs.into_iter().map(Into::into)).collect();
                session.run_any(inputs, &names).map_err(told)
            })
        })
    }

    /// Runs it with rten alone, to see what there is to be reached.
    pub(crate) fn run_plain(&self) -> Outcome {
        self.caught(|| {
            let bytes = fs::read(self.folder.join("model.onnx")).expect("a model");
            let model = rten::Model::load(bytes)
                .map_err(|error| Outcome::Unsupported(error.to_string()))?;
            self.all_data(model.output_ids().len(), |inputs| {
                let inputs = inputs.into_iter().map(Into::into);
                let inputs = model.input_ids().iter().copied().zip(inputs).collect();
                let run = model.run(inputs, model.output_ids(), None);
                run.map_err(|error| Outcome::Unsupported(error.to_string()))
            })
        })
    }

    fn caught(&self, run: impl FnOnce() -> Result<Outcome, Outcome>) -> Outcome {
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(outcome) => outcome.unwrap_or_else(|outcome| outcome),
            Err(_) => Outcome::Wrong("a panic".into()),
        }
    }

    /// Runs every set of inputs, and compares.
    fn all_data(
        &self,
        outputs: usize,
        run: impl Fn(Vec<Value>) -> Result<Vec<Value>, Outcome>,
    ) -> Result<Outcome, Outcome> {
        let graph = self.model.graph.as_ref().expect("a graph");
        let mut sets = 0;
        while let folder = self.folder.join(format!("test_data_set_{sets}"))
            && folder.is_dir()
        {
            sets += 1;
            let given = run(values(&folder, "input", &graph.input)?)?;
            let expected = values(&folder, "output", &graph.output)?;
            if given.len() != expected.len() || outputs != expected.len() {
                return Ok(Outcome::Wrong(format!(
                    "{} outputs for {}",
                    given.len(),
                    expected.len()
                )));
            }
            let rule = Rule::of(&self.name());
            let differs = |(given, expected)| rule.difference(given, expected);
            if let Some(words) = given.iter().zip(&expected).find_map(differs) {
                return Ok(Outcome::Wrong(words));
            }
        }
        assert!(sets > 0, "{} has no data", self.folder.display());
        Ok(Outcome::Pass)
    }
}

fn told(error: Error) -> Outcome {
    Outcome::Unsupported(error.to_string())
}

fn values(folder: &Path, what: &str, infos: &[ValueInfoProto]) -> Result<Vec<Value>, Outcome> {
    let value = |(at, info): (usize, &ValueInfoProto)| {
        let bytes =
            fs::read(folder.join(format!("{what}_{at}.pb"))).map_err(|error| error.to_string())?;
        let of = info.r#type.as_ref().ok_or("a value without a type")?;
        match (&of.tensor_type, &of.sequence) {
            (Some(_), _) => tensor(&bytes),
            (_, Some(_)) => sequence(&bytes),
            _ => Err("an optional value or a map".into()),
        }
    };
    let values = infos.iter().enumerate().map(value);
    values
        .collect::<Result<_, String>>()
        .map_err(Outcome::Unsupported)
}
