//! The records of the custom section `outboard`: one line of JSON for each exported item.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::LitByteStr;

use crate::signature::{Output, Receiver, Signature};

/// The version of the record's form.
const VERSION: u32 = 1;

/// A record, as a line of JSON that grows key by key.
pub(crate) struct Record(String);

impl Record {
    /// Begins the record of an item.
    pub(crate) fn new(kind: &str) -> Self {
        Self(format!("{{\"v\":{VERSION}")).text("kind", kind)
    }

    /// Adds a text.
    pub(crate) fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, &quoted(value))
    }

    /// Adds a truth.
    pub(crate) fn truth(self, key: &str, value: bool) -> Self {
        self.raw(key, &value.to_string())
    }

    /// Adds how a method takes `self`.
    pub(crate) fn receiver(self, receiver: Option<Receiver>) -> Self {
        let value = match receiver {
            None => "null",
            Some(Receiver::Shared) => "\"&\"",
            Some(Receiver::Mutable) => "\"&mut\"",
            Some(Receiver::Owned) => "\"self\"",
        };
        self.raw("receiver", value)
    }

    /// Adds parameters and result, with their types as Rust writes them.
    pub(crate) fn signature(self, signature: &Signature) -> Self {
        let params = signature
            .params
            .iter()
            .map(|param| {
                let name = quoted(&param.js_name);
                let ty = quoted(&param.ty.to_token_stream().to_string());
                format!("{{\"name\":{name},\"type\":{ty}}}")
            })
            .collect::<Vec<_>>()
            .join(",");
        let returns = match &signature.output {
            Output::Nothing => "()".to_owned(),
            Output::Value(ty) | Output::Fallible { ty, .. } => ty.to_token_stream().to_string(),
        };
        self.raw("params", &format!("[{params}]"))
            .text("returns", &returns)
    }

    /// The static that puts this record into the section. A linker joins the sections of all objects, so the record ends its line.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let line = format!("{}}}\n", self.0);
        let length = line.len();
        let bytes = LitByteStr::new(line.as_bytes(), Span::call_site());
        quote! {
            const _: () = {
                #[unsafe(link_section = "outboard")]
                #[used]
                static RECORD: [u8; #length] = *#bytes;
            };
        }
    }

    fn raw(mut self, key: &str, json: &str) -> Self {
        self.0.push_str(&format!(",\"{key}\":{json}"));
        self
    }
}

fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
            _ => json.push(letter),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::{Record, quoted};

    #[test]
    fn a_record_is_one_line_of_json() {
        let tokens = Record::new("fn").text("name", "f").truth("setup", false);
        assert_eq!(tokens.0, r#"{"v":1,"kind":"fn","name":"f","setup":false"#);
        let tokens = tokens.into_tokens().to_string();
        assert!(tokens.contains(r#"\"setup\":false}\n"#), "{tokens}");
    }

    #[test]
    fn a_text_stays_one_text() {
        assert_eq!(quoted("a\"b\\c\nd"), r#""a\"b\\c\u000ad""#);
    }
}
