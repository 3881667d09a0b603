//! Variants: one build of an engine each. A page downloads the best that runs there.

use std::fmt;

use serde::{Serialize, Serializer};

/// One build of an engine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Variant {
    /// With shared memory, and rayon's threads on it.
    pub threads: bool,
    /// With relaxed SIMD.
    pub relaxed: bool,
}

impl Variant {
    /// The one that is always built, and runs everywhere.
    pub const SIMD: Self = Self {
        threads: false,
        relaxed: false,
    };

    /// All that are asked for, best first: a page takes the first that runs there.
    pub(crate) fn all(threads: bool, relaxed: bool) -> Vec<Self> {
        let both = [(true, true), (true, false), (false, true), (false, false)];
        both.into_iter()
            .filter(|of| (threads || !of.0) && (relaxed || !of.1))
            .map(|(threads, relaxed)| Self { threads, relaxed })
            .collect()
    }

    /// Its name in files, options and `stats()`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match (self.threads, self.relaxed) {
            (false, false) => "simd",
            (false, true) => "relaxed",
            (true, false) => "threads",
            (true, true) => "threads-relaxed",
        }
    }

    /// The module of an engine whose files begin with `base`.
    pub(crate) fn wasm(self, base: &str) -> String {
        format!("{base}.{}.wasm", self.name())
    }

    /// The way from its code to Rust, where a build has it.
    pub(crate) fn source_map(self, base: &str) -> String {
        format!("{}.map", self.wasm(base))
    }

    /// The names of its functions.
    pub(crate) fn symbols(self, base: &str) -> String {
        format!("{base}.{}.symbols", self.name())
    }

    /// Its glue.
    pub(crate) fn glue(self, base: &str) -> String {
        format!("{base}{}.glue.js", self.infix())
    }

    /// A file of a lane's, such as `worker` with the ending `.js`.
    pub(crate) fn lane(self, stem: &str, ending: &str) -> String {
        format!("{stem}{}{ending}", self.infix())
    }

    /// A name for it in JavaScript.
    pub(crate) fn identifier(self) -> &'static str {
        match self.name() {
            "threads-relaxed" => "threadsRelaxed",
            name => name,
        }
    }

    /// What is always there is called as if there were nothing else.
    fn infix(self) -> String {
        if self == Self::SIMD {
            String::new()
        } else {
            format!(".{}", self.name())
        }
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl Serialize for Variant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Variant;

    fn names(threads: bool, relaxed: bool) -> Vec<&'static str> {
        let all = Variant::all(threads, relaxed);
        all.into_iter().map(Variant::name).collect()
    }

    #[test]
    fn the_best_comes_first_and_simd_is_always_there() {
        assert_eq!(names(false, false), ["simd"]);
        assert_eq!(names(true, false), ["threads", "simd"]);
        assert_eq!(names(false, true), ["relaxed", "simd"]);
        let all = ["threads-relaxed", "threads", "relaxed", "simd"];
        assert_eq!(names(true, true), all);
    }

    #[test]
    fn files_of_simd_are_named_as_if_there_were_nothing_else() {
        let threads = Variant {
            threads: true,
            relaxed: false,
        };
        assert_eq!(Variant::SIMD.wasm("demo"), "demo.simd.wasm");
        assert_eq!(Variant::SIMD.glue("demo"), "demo.glue.js");
        assert_eq!(Variant::SIMD.lane("worker", ".js"), "worker.js");
        assert_eq!(threads.wasm("demo"), "demo.threads.wasm");
        assert_eq!(threads.symbols("demo"), "demo.threads.symbols");
        assert_eq!(threads.glue("demo"), "demo.threads.glue.js");
        assert_eq!(threads.lane("node-worker", ".js"), "node-worker.threads.js");
        assert_eq!(serde_json::to_value(threads).unwrap(), "threads");
    }
}
