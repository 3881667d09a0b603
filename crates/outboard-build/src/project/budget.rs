//! `budget`: what a module may weigh.

use serde::Serialize;
use serde_json::Value;

/// The most that the module of each variant may weigh; a page downloads one of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// The module as it is, in bytes.
    pub wasm: Option<u64>,
    /// The module as a server sends it, after gzip at its best, in bytes.
    pub gzip: Option<u64>,
}

/// What `budget` may be.
pub(super) const EXPECTED: &str = "a size after gzip, such as `\"300 kB\"`, or a table of sizes: `{ wasm = \"1 MB\", gzip = \"300 kB\" }`";

impl Budget {
    /// Reads what stands in a manifest: a text is the size after gzip.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let mut budget = Self::default();
        match value {
            Value::String(text) => budget.gzip = Some(bytes(text)?),
            Value::Object(table) if !table.is_empty() => {
                for (key, value) in table {
                    let size = Some(bytes(value.as_str()?)?);
                    match key.as_str() {
                        "wasm" => budget.wasm = size,
                        "gzip" => budget.gzip = size,
                        _ => return None,
                    }
                }
            }
            _ => return None,
        }
        Some(budget)
    }
}

/// A size in words: a kilobyte has 1,000 bytes, a kibibyte 1,024.
fn bytes(text: &str) -> Option<u64> {
    const UNITS: [(&str, f64); 5] = [
        ("KiB", 1024.0),
        ("MiB", 1_048_576.0),
        ("kB", 1e3),
        ("MB", 1e6),
        ("B", 1.0),
    ];
    let (number, unit) = UNITS
        .iter()
        .find_map(|(name, unit)| Some((text.strip_suffix(name)?, unit)))?;
    let number: f64 = number.trim_end().parse().ok()?;
    let bytes = (number * unit).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is between two whole numbers"
    )]
    (1.0..=4e9).contains(&bytes).then_some(bytes as u64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_is_the_size_after_gzip() {
        let budget = Budget::read(&json!("300 kB")).unwrap();
        assert_eq!((budget.wasm, budget.gzip), (None, Some(300_000)));
        let budget = Budget::read(&json!({ "wasm": "1.5MB", "gzip": "2KiB" })).unwrap();
        assert_eq!((budget.wasm, budget.gzip), (Some(1_500_000), Some(2048)));
    }

    #[test]
    fn what_is_no_size_is_refused() {
        let wrong = [
            json!(300),
            json!("300"),
            json!("many kB"),
            json!("-1 kB"),
            json!("0 B"),
            json!("NaNMB"),
            json!("9999 MB"),
            json!({}),
            json!({ "wasm": 1 }),
            json!({ "brotli": "1 MB" }),
        ];
        for value in wrong {
            assert_eq!(Budget::read(&value), None, "{value}");
        }
    }
}
