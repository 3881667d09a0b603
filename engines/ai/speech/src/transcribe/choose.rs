//! A kit's files → the model of its family.

use std::rc::Rc;

use outboard_session::Session;

use crate::error::Result;
use crate::transcribe::moonshine::Moonshine;
use crate::transcribe::tokens::Tokens;
use crate::transcribe::whisper::Whisper;
use crate::transcribe::{Family, Recogniser, Settings};

/// Makes a model of its files: encoder, decoder, and the tokenizer as it lies in the kit.
///
/// # Errors
///
/// If the files do not fit one another.
pub fn recogniser(
    family: Family,
    encoder: Rc<Session>,
    decoder: Rc<Session>,
    tokenizer: &[u8],
    settings: &Settings,
) -> Result<Box<dyn Recogniser>> {
    let tokens = Tokens::read(tokenizer)?;
    Ok(match family {
        Family::Moonshine => Box::new(Moonshine::new(encoder, decoder, tokens, settings)?),
        Family::Whisper => Box::new(Whisper::new(encoder, decoder, tokens, settings)?),
    })
}
