//! Numbers of tokens → text.

use std::collections::HashMap;

use serde::Deserialize;

use crate::error::{Error, Result};

/// The tokens of a model: the bytes each stands for.
#[derive(Debug)]
pub(super) struct Tokens {
    table: Vec<Vec<u8>>,
    names: HashMap<String, u32>,
}

/// More tokens than any model has; a file may not ask for more memory than that.
const MOST: usize = 1 << 20;

impl Tokens {
    /// Reads a `tokenizer.json`, or Moonshine's `tokenizer.bin`.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        if first == Some(&b'{') {
            Self::json(bytes)
        } else {
            Self::binary(bytes)
        }
    }

    /// The number of a token that stands for no text, such as `<|endoftext|>`.
    pub(super) fn named(&self, name: &str) -> Result<u32> {
        self.find(name)
            .ok_or_else(|| Error::BadKit(format!("the tokenizer has no {name}")))
    }

    /// The same, where it need not be there.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.names.get(name).copied()
    }

    /// The text of some tokens; of those that stand for none, nothing.
    pub(super) fn text(&self, tokens: &[u32]) -> String {
        let mut bytes = Vec::with_capacity(tokens.len() * 4);
        for token in tokens {
            bytes.extend(self.table.get(*token as usize).into_iter().flatten());
        }
        // A letter of which only the first bytes have come is left out until the rest comes.
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.to_owned(),
            Err(error) if error.error_len().is_none() => {
                String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
            }
            Err(_) => String::from_utf8_lossy(&bytes).into_owned(),
        };
        text.trim().to_owned()
    }

    /// Each token's length, then its bytes. Lengths from 128 on take two bytes, the low seven bits first.
    fn binary(bytes: &[u8]) -> Result<Self> {
        let cut_off = || Error::BadKit("the tokenizer is cut off".into());
        let mut table = Vec::new();
        let mut names = HashMap::new();
        let mut rest = bytes;
        while let Some((first, more)) = rest.split_first() {
            let mut length = usize::from(*first);
            rest = more;
            if length >= 128 {
                let (high, more) = rest.split_first().ok_or_else(cut_off)?;
                length = length - 128 + usize::from(*high) * 128;
                rest = more;
            }
            let (token, more) = rest.split_at_checked(length).ok_or_else(cut_off)?;
            rest = more;
            let text = String::from_utf8_lossy(token);
            if text.len() > 2 && text.starts_with('<') && text.ends_with('>') {
                names.insert(text.into_owned(), table.len() as u32);
                table.push(Vec::new());
            } else {
                table.push(text_or_byte(token));
            }
            if table.len() > MOST {
                return Err(Error::BadKit("the tokenizer has too many tokens".into()));
            }
        }
        if table.is_empty() {
            return Err(Error::BadKit("the tokenizer is empty".into()));
        }
        Ok(Self { table, names })
    }

    fn json(bytes: &[u8]) -> Result<Self> {
        let file: File = serde_json::from_slice(bytes)
            .map_err(|error| Error::BadKit(format!("the tokenizer cannot be read: {error}")))?;
        let letters = file.decoder.as_ref().is_some_and(Decoder::of_bytes);
        let highest = file
            .model
            .vocab
            .values()
            .chain(file.added_tokens.iter().map(|it| &it.id))
            .max();
        let count = highest.map_or(0, |highest| *highest as usize + 1);
        if count == 0 || count > MOST {
            return Err(Error::BadKit(format!("the tokenizer has {count} tokens")));
        }
        let mut table = vec![Vec::new(); count];
        let alphabet = if letters {
            byte_letters()
        } else {
            HashMap::new()
        };
        for (token, id) in file.model.vocab {
            table[id as usize] = if letters {
                token
                    .chars()
                    .filter_map(|letter| alphabet.get(&letter).copied())
                    .collect()
            } else {
                piece(&token)
            };
        }
        let mut names = HashMap::new();
        for added in file.added_tokens {
            table[added.id as usize].clear();
            names.insert(added.content, added.id);
        }
        Ok(Self { table, names })
    }
}

#[derive(Deserialize)]
struct File {
    model: Vocabulary,
    #[serde(default)]
    added_tokens: Vec<Added>,
    decoder: Option<Decoder>,
}

#[derive(Deserialize)]
struct Vocabulary {
    vocab: HashMap<String, u32>,
}

#[derive(Deserialize)]
struct Added {
    id: u32,
    content: String,
}

#[derive(Deserialize)]
struct Decoder {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    decoders: Vec<Decoder>,
}

impl Decoder {
    fn of_bytes(&self) -> bool {
        self.kind == "ByteLevel" || self.decoders.iter().any(Self::of_bytes)
    }
}

/// A token of a table of pieces, where `▁` is a blank.
fn text_or_byte(token: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(token) {
        Ok(text) => text.replace('\u{2581}', " ").into_bytes(),
        Err(_) => token.to_vec(),
    }
}

/// The same, where `<0x0A>` is a byte.
fn piece(token: &str) -> Vec<u8> {
    let byte = token
        .strip_prefix("<0x")
        .and_then(|rest| rest.strip_suffix('>'))
        .and_then(|hex| u8::from_str_radix(hex, 16).ok());
    byte.map_or_else(|| text_or_byte(token.as_bytes()), |byte| vec![byte])
}

/// The letters that stand for bytes in tokenizers of GPT-2's kind: printable bytes for themselves, the others from 256 on, in their order.
fn byte_letters() -> HashMap<char, u8> {
    let printable = |byte: u8| matches!(byte, b'!'..=b'~' | 0xA1..=0xAC | 0xAE..=0xFF);
    let mut others = 256u32..;
    (0..=255u8)
        .filter_map(|byte| {
            let letter = if printable(byte) {
                Some(u32::from(byte))
            } else {
                others.next()
            };
            Some((char::from_u32(letter?)?, byte))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_bytes_is_read() {
        let long = "x".repeat(200);
        let mut file = b"\x03<s>".to_vec();
        file.extend("\u{6}▁the".as_bytes());
        file.extend(b"\x01\xe2\x01\x82\x01\xac");
        file.extend([200 - 128 + 128, 1]);
        file.extend(long.as_bytes());
        let tokens = Tokens::read(&file).unwrap();
        assert_eq!(tokens.named("<s>").unwrap(), 0);
        assert_eq!(tokens.text(&[0, 1, 2]), "the");
        assert_eq!(tokens.text(&[0, 1, 2, 3, 4]), "the€");
        assert_eq!(tokens.text(&[5]), long);
        assert_eq!(tokens.text(&[99]), "");
        assert_eq!(
            Tokens::read(&file[..file.len() - 1]).unwrap_err().code(),
            "ai/bad-kit"
        );
        assert_eq!(Tokens::read(b"").unwrap_err().code(), "ai/bad-kit");
    }

    #[test]
    fn a_tokenizer_of_letters_for_bytes_is_read() {
        let file = r#"{ "model": { "vocab": { "ĠHe": 0, "llo": 1, "Ã": 2, "¼": 3 } }, "decoder": { "type": "ByteLevel" },
            "added_tokens": [{ "id": 4, "content": "<|endoftext|>" }] }"#;
        let tokens = Tokens::read(file.as_bytes()).unwrap();
        assert_eq!(tokens.text(&[0, 1, 4]), "Hello");
        assert_eq!(tokens.text(&[2]), "");
        assert_eq!(tokens.text(&[2, 3]), "ü");
        assert_eq!(tokens.named("<|endoftext|>").unwrap(), 4);
        assert_eq!(tokens.named("<|no|>").unwrap_err().code(), "ai/bad-kit");
        assert_eq!(Tokens::read(b"{").unwrap_err().code(), "ai/bad-kit");
    }

    #[test]
    fn a_tokenizer_of_pieces_is_read() {
        let file = r#"{ "model": { "vocab": { "▁He": 0, "<0xC3>": 1, "<0xBC>": 2 } }, "decoder": { "type": "Sequence", "decoders": [] } }"#;
        let tokens = Tokens::read(file.as_bytes()).unwrap();
        assert_eq!(tokens.text(&[0, 1, 2]), "Heü");
    }
}
