//! A decoder that remembers: what it computed for earlier tokens (its cache) goes from step to step without a copy.
//!
//! Its ports have the names that Hugging Face's exports give them. What belongs to the sound (`…encoder.key`, `…encoder.value`) comes either from the
//! encoder, or, where the file is two decoders in one (`use_cache_branch`), from the first step.

use std::rc::Rc;

use outboard_session::tensor::{NdTensor, Tensor};
use outboard_session::{Session, Value, ValueOrView};

use crate::error::{Error, Result};
use crate::ports;

const PAST: &str = "past_key_values.";
const PRESENT: &str = "present.";
const BRANCH: &str = "use_cache_branch";
const HIDDEN: &str = "encoder_hidden_states";
const MASK: &str = "encoder_attention_mask";

/// The decoder of a model.
#[derive(Debug)]
pub(super) struct Decoder {
    session: Rc<Session>,
    own: Vec<Kept>,
    sound: Vec<Kept>,
    merged: bool,
    hidden: bool,
    mask: bool,
}

/// Something that a step is given, and the next: `past_key_values.0.decoder.key` and `present.0.decoder.key`.
#[derive(Debug)]
struct Kept {
    past: String,
    present: String,
    heads: usize,
    width: usize,
}

/// What the decoder hears.
#[derive(Debug)]
pub(super) struct Heard {
    /// What the encoder gave for each layer, in the order of [`Decoder::of_encoder`]; none for a file that is two in one.
    pub(super) layers: Vec<Value>,
    /// What the encoder gave as a whole, where the decoder takes that.
    pub(super) hidden: Option<Value>,
    /// How long the mask is: as many samples as were heard.
    pub(super) samples: usize,
}

/// One text that is being written.
pub(super) struct Writing<'a> {
    decoder: &'a Decoder,
    heard: Heard,
    own: Vec<Value>,
    mask: Option<Value>,
    first: bool,
}

impl Decoder {
    pub(super) fn new(session: Rc<Session>) -> Result<Self> {
        ports::port(session.inputs(), "input_ids", "decoder")?;
        ports::port(session.outputs(), "logits", "decoder")?;
        let kept = |of: &str| -> Result<Vec<Kept>> {
            let inputs = session.inputs().iter();
            inputs
                .filter(|port| port.name.starts_with(PAST) && port.name.contains(of))
                .map(|port| {
                    let present = port.name.replacen(PAST, PRESENT, 1);
                    let size = |dim| {
                        let words = || format!("decoder says no size for {}", port.name);
                        ports::length(port, dim).ok_or_else(|| Error::BadKit(words()))
                    };
                    let (past, heads, width) = (port.name.clone(), size(1)?, size(3)?);
                    Ok(Kept {
                        past,
                        present,
                        heads,
                        width,
                    })
                })
                .collect()
        };
        let (own, sound) = (kept(".decoder.")?, kept(".encoder.")?);
        let merged = ports::takes(&session, BRANCH);
        for kept in own.iter().chain(sound.iter().filter(|_| merged)) {
            ports::port(session.outputs(), &kept.present, "decoder")?;
        }
        if own.is_empty() || sound.is_empty() {
            return Err(Error::BadKit("the decoder has no cache".into()));
        }
        Ok(Self {
            own,
            sound,
            merged,
            hidden: ports::takes(&session, HIDDEN),
            mask: ports::takes(&session, MASK),
            session,
        })
    }

    /// The outputs of the encoder that belong to each layer; none where the decoder computes them itself.
    pub(super) fn of_encoder(&self) -> Vec<&str> {
        let kept = if self.merged {
            &[][..]
        } else {
            &self.sound[..]
        };
        kept.iter().map(|kept| kept.present.as_str()).collect()
    }

    /// Lets the encoder hear as many samples as there are, and gives what this decoder takes of it.
    pub(super) fn hear(
        &self,
        encoder: &Session,
        inputs: Vec<(&str, ValueOrView<'_>)>,
        samples: usize,
    ) -> Result<Heard> {
        let mut outputs = self.of_encoder();
        if self.hidden {
            let whole = encoder.outputs().first();
            outputs.push(whole.map_or("last_hidden_state", |port| &port.name));
        }
        let mut layers = encoder.run_any(inputs, &outputs)?;
        let hidden = if self.hidden { layers.pop() } else { None };
        Ok(Heard {
            layers,
            hidden,
            samples,
        })
    }

    /// Begins a text of at most so many tokens.
    pub(super) fn write(&self, heard: Heard, most: usize) -> Result<Writing<'_>> {
        let mut heard = heard;
        if self.merged {
            heard.layers = self.sound.iter().map(|kept| kept.empty(0)).collect();
        }
        if heard.layers.len() != self.sound.len() || heard.hidden.is_some() != self.hidden {
            return Err(Error::BadKit("encoder and decoder do not fit".into()));
        }
        let mask = self
            .mask
            .then(|| Value::from(NdTensor::<i32, 2>::full([1, heard.samples], 1)));
        let own = self.own.iter().map(|kept| kept.empty(most)).collect();
        Ok(Writing {
            decoder: self,
            heard,
            own,
            mask,
            first: true,
        })
    }
}

impl Kept {
    /// A cache without a token, with room for so many: adding one is no copy of the others then.
    fn empty(&self, most: usize) -> Value {
        Value::from(Tensor::<f32>::with_capacity(
            &[1, self.heads, most, self.width],
            2,
        ))
    }
}

impl Writing<'_> {
    /// Takes the next tokens, and gives how likely each token is to come after them.
    pub(super) fn step(&mut self, tokens: &[u32]) -> Result<Vec<f32>> {
        let decoder = self.decoder;
        let ids: Vec<i32> = tokens.iter().map(|token| *token as i32).collect();
        let ids = NdTensor::from_data([1, ids.len()], ids);
        let branch = NdTensor::from_data([1], vec![i32::from(!self.first)]);
        let mut inputs: Vec<(&str, ValueOrView<'_>)> = vec![("input_ids", Value::from(ids).into())];
        if decoder.merged {
            inputs.push((BRANCH, Value::from(branch).into()));
        }
        if let Some(hidden) = &self.heard.hidden {
            inputs.push((HIDDEN, hidden.into()));
        }
        if let Some(mask) = &self.mask {
            inputs.push((MASK, mask.into()));
        }
        for (kept, value) in decoder.sound.iter().zip(&self.heard.layers) {
            inputs.push((&kept.past, value.into()));
        }
        // Given away and not lent, so that the model adds to them in place.
        for (kept, value) in decoder.own.iter().zip(self.own.drain(..)) {
            inputs.push((&kept.past, value.into()));
        }
        let mut outputs = vec!["logits"];
        outputs.extend(decoder.own.iter().map(|kept| kept.present.as_str()));
        let learns = decoder.merged && self.first;
        if learns {
            outputs.extend(decoder.sound.iter().map(|kept| kept.present.as_str()));
        }
        let mut given = decoder.session.run_any(inputs, &outputs)?.into_iter();
        let logits = given
            .next()
            .ok_or_else(|| Error::BadKit("the decoder gave nothing".into()))?;
        self.own = given.by_ref().take(decoder.own.len()).collect();
        if learns {
            self.heard.layers = given.collect();
        }
        self.first = false;
        last(logits)
    }
}

/// The last position's row of `[1, tokens, vocabulary]`.
fn last(logits: Value) -> Result<Vec<f32>> {
    use outboard_session::tensor::Layout;
    let logits = ports::floating(logits, "logits")?;
    let width = match logits.shape() {
        [1, tokens, width] if *tokens > 0 && *width > 0 => *width,
        shape => return Err(Error::BadKit(format!("logits have the shape {shape:?}"))),
    };
    let mut data = logits.into_data();
    let before = data.len() - width;
    if before > 0 {
        data.drain(..before);
    }
    Ok(data)
}

/// The likeliest token; of equals the first.
pub(super) fn likeliest(logits: &[f32]) -> u32 {
    let mut best = (0, f32::NEG_INFINITY);
    for (token, logit) in logits.iter().enumerate() {
        if *logit > best.1 {
            best = (token, *logit);
        }
    }
    best.0 as u32
}
