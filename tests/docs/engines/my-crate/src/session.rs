use outboard::Error;

/// A model of one layer, kept on its lane.
#[outboard::export]
pub struct Session {
    weights: Vec<f32>,
}

#[outboard::export]
impl Session {
    #[outboard::export(constructor)]
    pub fn new(model: &[f32]) -> Result<Session, Error> {
        if model.is_empty() {
            return Err(Error::new("empty-model", "the model has no weights"));
        }
        Ok(Session {
            weights: model.to_vec(),
        })
    }

    /// The weighted sum of an input.
    pub fn run(&self, input: &[f32]) -> f32 {
        self.weights.iter().zip(input).map(|(a, b)| a * b).sum()
    }
}
