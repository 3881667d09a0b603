//! Texts become vectors: texts that mean the same have vectors that point the same way.

mod batch;
mod format;
mod normal;
mod passages;
mod settings;
mod tokens;

use outboard_session::Session;

use self::batch::{Batch, batches};
pub use self::settings::{Pooling, Settings};
pub use self::tokens::Tokenizer;
use crate::Watch;
use crate::error::{Error, Result};

/// A sentence model with its tokenizer.
///
/// ```
/// use outboard_session::Session;
/// use outboard_text::meaning::{Embedder, Settings, cosine};
///
/// let session = Session::load(outboard_models::read("minilm/model.onnx"))?;
/// let tokenizer = outboard_models::read("minilm/tokenizer.json");
/// let embedder = Embedder::new(session, &tokenizer, Settings::default())?;
/// let vectors = embedder.embed(&["a warm soup", "hot broth", "a fast car"], &|_, _| true)?;
/// let (soup, rest) = vectors.split_at(embedder.dimensions());
/// let (broth, car) = rest.split_at(embedder.dimensions());
/// assert!(cosine(soup, broth) > cosine(soup, car));
/// # Ok::<(), outboard_text::Error>(())
/// ```
#[derive(Debug)]
pub struct Embedder {
    session: Session,
    tokenizer: Tokenizer,
    settings: Settings,
    dimensions: usize,
    output: String,
}

impl Embedder {
    /// Puts a model and its tokenizer together.
    ///
    /// # Errors
    ///
    /// If the tokenizer cannot be read, or the model is none that makes vectors of token numbers.
    pub fn new(session: Session, tokenizer: &[u8], settings: Settings) -> Result<Self> {
        let tokenizer = Tokenizer::from_json(tokenizer)?;
        settings.check(&tokenizer)?;
        batch::check_inputs(session.inputs())?;
        let (output, dimensions) = settings.output(session.outputs())?;
        Ok(Self {
            session,
            tokenizer,
            settings,
            dimensions,
            output,
        })
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The vectors of texts, one after the other, each of length 1. Of a text that is too long, the beginning counts: see
    /// [`Embedder::passages`].
    ///
    /// # Errors
    ///
    /// If the model fails, or `watch` says to stop.
    pub fn embed(&self, texts: &[impl AsRef<str>], watch: Watch<'_>) -> Result<Vec<f32>> {
        let ids: Vec<Vec<u32>> = texts
            .iter()
            .map(|text| {
                self.tokenizer
                    .encode(text.as_ref(), self.settings.max_tokens)
            })
            .collect();
        let mut vectors = vec![0.0; texts.len() * self.dimensions];
        let mut done = 0;
        for batch in batches(&ids) {
            if !watch(done as f64 / texts.len() as f64, "embed") {
                return Err(Error::Stopped);
            }
            let hidden = batch.run(&self.session, self.tokenizer.pad(), &self.output)?;
            self.pool(&batch, &hidden, &mut vectors)?;
            done += batch.rows.len();
        }
        Ok(vectors)
    }

    /// Cuts a text into passages that each fit into the model, at ends of sentences where there are any. Neighbours overlap, so
    /// that what lies on a border is found too.
    pub fn passages<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let most = self
            .settings
            .passage_tokens
            .min(self.settings.max_tokens - self.tokenizer.around());
        passages::cut(&self.tokenizer, text, most)
    }

    /// Hidden states of a batch → the vectors of its texts.
    fn pool(&self, batch: &Batch<'_>, hidden: &[f32], vectors: &mut [f32]) -> Result<()> {
        let size = self.dimensions;
        let per_text = match self.settings.pooling {
            Pooling::None => size,
            _ => batch.length * size,
        };
        if hidden.len() != batch.rows.len() * per_text {
            return Err(Error::BadKit(format!(
                "the model gave {} numbers for {} texts of {} tokens, and {} were expected",
                hidden.len(),
                batch.rows.len(),
                batch.length,
                batch.rows.len() * per_text
            )));
        }
        for (row, hidden) in batch.rows.iter().zip(hidden.chunks_exact(per_text)) {
            let vector = &mut vectors[row.text * size..][..size];
            let tokens = match self.settings.pooling {
                Pooling::Mean => row.ids.len(),
                _ => 1,
            };
            for state in hidden.chunks_exact(size).take(tokens) {
                for (sum, value) in vector.iter_mut().zip(state) {
                    *sum += value;
                }
            }
            normalise(vector);
        }
        Ok(())
    }
}

/// How alike two vectors are: 1 if they point the same way, 0 if they have nothing in common.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| -> f32 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    let length = (dot(a, a) * dot(b, b)).sqrt();
    if length > 0.0 {
        dot(a, b) / length
    } else {
        0.0
    }
}

/// Gives a vector the length 1.
fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
}
