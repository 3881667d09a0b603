//! The records of the custom section `outboard`: one line of JSON for each exported item.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::LitByteStr;

use crate::args::Args;
use crate::signature::{Output, Receiver, Signature};

/// The version of the record's form.
pub(crate) const VERSION: u32 = 1;

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

    /// Adds parameters and result, with their types as Rust writes them; `Self` is written out. Where one of the parameters is
    /// filled in, it says which, and of a stream, what it gives.
    pub(crate) fn signature(self, signature: &Signature, class: Option<&Ident>) -> Self {
        let params = signature
            .params
            .iter()
            .map(|param| {
                let name = quoted(&param.js_name);
                let ty = quoted(&written_out(param.ty.to_token_stream(), class).to_string());
                format!("{{\"name\":{name},\"type\":{ty}}}")
            })
            .collect::<Vec<_>>()
            .join(",");
        let returns = match &signature.output {
            Output::Nothing => "()".to_owned(),
            Output::Value(ty) | Output::Fallible { ty, .. } => {
                written_out(ty.to_token_stream(), class).to_string()
            }
        };
        let record = self
            .raw("params", &format!("[{params}]"))
            .text("returns", &returns);
        let record = match signature.control {
            Some(index) => record.raw("control", &index.to_string()),
            None => record,
        };
        match &signature.stream {
            Some(stream) => {
                let item = written_out(stream.item.to_token_stream(), class).to_string();
                record.truth("stream", true).text("item", &item)
            }
            None => record,
        }
    }

    /// Adds the type that the author gave to what a stream gives. That of another result stands in the glue.
    pub(crate) fn shown(self, args: &Args, signature: &Signature) -> Self {
        match (args.text("returns"), &signature.stream) {
            (Some(text), Some(_)) => self.text("itemTs", &text.value()),
            _ => self,
        }
    }

    /// The static that puts this record into the section. A linker joins the sections of all objects, so the record ends its line.
    /// It is not `#[used]`: the compiler keeps a section without that, and with it the bytes would stay among the data as well,
    /// where nothing strips them.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let line = format!("{}}}\n", self.0);
        let length = line.len();
        let bytes = LitByteStr::new(line.as_bytes(), Span::call_site());
        quote! {
            const _: () = {
                #[unsafe(link_section = "outboard")]
                static RECORD: [u8; #length] = *#bytes;
            };
        }
    }

    fn raw(mut self, key: &str, json: &str) -> Self {
        self.0.push_str(&format!(",\"{key}\":{json}"));
        self
    }
}

/// A reader of records has no block to look `Self` up in.
fn written_out(tokens: TokenStream, class: Option<&Ident>) -> TokenStream {
    let Some(class) = class else { return tokens };
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => TokenTree::Ident(class.clone()),
            TokenTree::Group(group) => {
                let inner = written_out(group.stream(), Some(class));
                TokenTree::Group(Group::new(group.delimiter(), inner))
            }
            other => other,
        })
        .collect()
}

/// A text in JSON.
pub(crate) fn quoted(text: &str) -> String {
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
    use super::{Record, quoted, written_out};
    use quote::{format_ident, quote};

    #[test]
    fn a_record_is_one_line_of_json() {
        let tokens = Record::new("fn").text("name", "f").truth("setup", false);
        assert_eq!(tokens.0, r#"{"v":1,"kind":"fn","name":"f","setup":false"#);
        let tokens = tokens.into_tokens().to_string();
        assert!(tokens.contains(r#"\"setup\":false}\n"#), "{tokens}");
    }

    #[test]
    fn self_is_written_out_however_deep() {
        let tokens = written_out(quote! { Option<(Self, u8)> }, Some(&format_ident!("Tally")));
        assert_eq!(
            tokens.to_string(),
            quote! { Option<(Tally, u8)> }.to_string()
        );
    }

    #[test]
    fn a_text_stays_one_text() {
        assert_eq!(quoted("a\"b\\c\nd"), r#""a\"b\\c\u000ad""#);
    }
}
