//! The custom section `outboard`: one record in JSON a line.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{ReadError, Role};

/// The version of the records this tool reads.
const VERSION: u64 = 1;

/// What Rust knows of an item, and JavaScript does not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Record {
    /// A free function.
    Fn {
        /// Its name in the glue.
        js: String,
        /// Whether it sets the engine up.
        #[serde(default)]
        setup: bool,
        /// Whether it is `async` in Rust.
        #[serde(default)]
        r#async: bool,
        /// What is different for its caller.
        #[serde(flatten)]
        shape: Shape,
    },
    /// A class.
    Struct {
        /// Its name in Rust, by which its methods know it; where it is not said, that in the glue.
        #[serde(default)]
        name: Option<String>,
        /// Its name in the glue.
        js: String,
    },
    /// Plain data that crosses by value.
    #[serde(rename = "record")]
    Data {
        /// Its name in Rust.
        name: String,
        /// Its name in JavaScript.
        js: String,
        /// Its docs.
        #[serde(default)]
        docs: Option<String>,
        /// Its fields, in the order of their columns.
        fields: Vec<Field>,
    },
    /// An enum whose variants are texts in JavaScript.
    Names {
        /// Its name in JavaScript.
        js: String,
        /// Its docs.
        #[serde(default)]
        docs: Option<String>,
        /// Its variants, in the order of their numbers.
        variants: Vec<Field>,
    },
    /// A member of a class.
    Method {
        /// The class in Rust.
        class: String,
        /// Its name in the glue; of a constructor, nothing.
        js: String,
        /// What it is to the class.
        #[serde(default = "method")]
        role: Role,
        /// Whether it is `async` in Rust.
        #[serde(default)]
        r#async: bool,
        /// What is different for its caller.
        #[serde(flatten)]
        shape: Shape,
    },
}

/// How the signature for a caller differs from that of the glue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Shape {
    /// The parameters of the glue.
    #[serde(default)]
    pub(super) params: Vec<RustParam>,
    /// What it returns, in Rust.
    #[serde(default)]
    pub(super) returns: String,
    /// Which parameter is a `Control`, and filled in.
    #[serde(default)]
    pub(super) control: Option<usize>,
    /// Whether the result is a stream.
    #[serde(default)]
    pub(super) stream: bool,
    /// The type of what a stream gives, in Rust.
    #[serde(default)]
    pub(super) item: Option<String>,
    /// The same in TypeScript, where the author said it.
    #[serde(default, rename = "itemTs")]
    pub(super) item_ts: Option<String>,
}

/// A parameter as Rust has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(super) struct RustParam {
    /// Its type.
    #[serde(default, rename = "type")]
    pub(super) ty: String,
}

/// A field of a record, or a variant of an enum, which has no type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Field {
    /// Its name in JavaScript.
    pub(super) name: String,
    /// Its docs.
    #[serde(default)]
    pub(super) docs: Option<String>,
    /// What it holds, as clients write it.
    #[serde(default, rename = "type")]
    pub(super) ty: String,
}

fn method() -> Role {
    Role::Method
}

/// The name in the glue of each struct, by its name in Rust.
pub(super) fn classes(records: &[Record]) -> BTreeMap<&str, &str> {
    records.iter().filter_map(Record::class).collect()
}

impl Record {
    /// The name of a struct in Rust, and in the glue.
    fn class(&self) -> Option<(&str, &str)> {
        match self {
            Self::Struct { name, js } => Some((name.as_ref().unwrap_or(js), js)),
            _ => None,
        }
    }
}

/// Reads every record.
pub(super) fn read(section: &[u8]) -> Result<Vec<Record>, ReadError> {
    let mut records = Vec::new();
    for (index, bytes) in section.split(|byte| *byte == b'\n').enumerate() {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        records.push(record(bytes, index + 1)?);
    }
    Ok(records)
}

fn record(bytes: &[u8], line: usize) -> Result<Record, ReadError> {
    let malformed = |error: serde_json::Error| ReadError::Record {
        line,
        message: error.to_string(),
    };
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(malformed)?;
    match value.get("v").and_then(serde_json::Value::as_u64) {
        Some(VERSION) => serde_json::from_value(value).map_err(malformed),
        Some(version) => Err(ReadError::RecordVersion {
            line,
            version,
            known: VERSION,
        }),
        None => Err(ReadError::Record {
            line,
            message: "it has no version `v`".into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_attribute_writes() {
        let section = br#"{"v":1,"kind":"fn","name":"resize","js":"resize","setup":false,"async":false,"params":[{"name":"bytes","type":"& [u8]"}],"returns":"Vec < u8 >","control":1}
{"v":1,"kind":"struct","name":"Session","js":"JsSession"}
{"v":1,"kind":"method","class":"Session","name":"run","js":"run","receiver":"&mut","role":"method","async":true,"params":[],"returns":"impl Stream < Item = u8 >","stream":true,"item":"u8","itemTs":"Byte"}
{"v":1,"kind":"method","class":"Session","name":"new","js":"new","role":"constructor","params":[]}
"#;
        let records = read(section).expect("four records");
        assert_eq!(
            records,
            [
                Record::Fn {
                    js: "resize".into(),
                    setup: false,
                    r#async: false,
                    shape: Shape {
                        params: vec![RustParam {
                            ty: "& [u8]".into()
                        }],
                        returns: "Vec < u8 >".into(),
                        control: Some(1),
                        ..Shape::default()
                    },
                },
                Record::Struct {
                    name: Some("Session".into()),
                    js: "JsSession".into()
                },
                Record::Method {
                    class: "Session".into(),
                    js: "run".into(),
                    role: Role::Method,
                    r#async: true,
                    shape: Shape {
                        params: vec![],
                        returns: "impl Stream < Item = u8 >".into(),
                        control: None,
                        stream: true,
                        item: Some("u8".into()),
                        item_ts: Some("Byte".into()),
                    },
                },
                Record::Method {
                    class: "Session".into(),
                    js: "new".into(),
                    role: Role::Constructor,
                    r#async: false,
                    shape: Shape::default(),
                },
            ]
        );
        assert_eq!(classes(&records)["Session"], "JsSession");
    }

    #[test]
    fn says_the_line_of_a_record_it_does_not_know() {
        let code = |section: &str| {
            read(section.as_bytes()).map_err(|error| (error.code(), error.to_string()))
        };
        let good = r#"{"v":1,"kind":"struct","js":"S"}"#;

        let (kind, text) = code(&format!("{good}\n{{\"v\":2}}\n")).expect_err("version 2");
        assert_eq!(kind, "section-version");
        assert!(text.contains("version 2 at line 2"), "{text}");

        let (kind, text) =
            code(&format!("{good}\n\n{{\"v\":1,\"kind\":\"trait\"}}")).expect_err("unknown kind");
        assert_eq!(kind, "section-record");
        assert!(text.contains("line 3"), "{text}");

        assert_eq!(code("hello").expect_err("no JSON").0, "section-record");
        assert_eq!(code("{}").expect_err("no version").0, "section-record");
        assert_eq!(
            read(b"\xff\xfe").expect_err("no UTF-8").code(),
            "section-record"
        );
    }
}
