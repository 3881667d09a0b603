//! The options that are measured, each as a change of what is usual.

/// One way to build.
pub(super) struct Choice {
    pub(super) name: &'static str,
    /// Cargo's configuration.
    pub(super) compiled: Vec<&'static str>,
    /// Features of `bench/native`.
    pub(super) features: Vec<&'static str>,
    /// Arguments of wasm-opt.
    pub(super) binaryen: Vec<&'static str>,
}

/// What the modules may use, in Binaryen's words.
pub(super) const FEATURES: [&str; 10] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
    "--enable-tail-call",
];

/// The usual build (the profile of `bench/native`, which is the one that docs/speed.md recommends, and `-O3` of Binaryen), and each change.
pub(super) fn choices() -> Vec<Choice> {
    let mut choices = vec![Choice {
        name: "usual",
        compiled: Vec::new(),
        features: Vec::new(),
        binaryen: vec!["-O3"],
    }];
    let compiled: [(&str, &[&str]); 8] = [
        (
            "cargo's own release",
            &[
                "profile.release.lto=false",
                "profile.release.codegen-units=16",
            ],
        ),
        ("opt-level s", &["profile.release.opt-level=\"s\""]),
        ("opt-level z", &["profile.release.opt-level=\"z\""]),
        ("LTO thin", &["profile.release.lto=\"thin\""]),
        ("no LTO, 1 codegen unit", &["profile.release.lto=\"off\""]),
        (
            "no LTO, 16 codegen units",
            &[
                "profile.release.lto=\"off\"",
                "profile.release.codegen-units=16",
            ],
        ),
        (
            "without bulk memory",
            &["target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-feature=-bulk-memory\"]"],
        ),
        (
            "tail calls",
            &["target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-feature=+tail-call\"]"],
        ),
    ];
    choices.extend(compiled.map(|(name, compiled)| Choice {
        name,
        compiled: compiled.to_vec(),
        features: Vec::new(),
        binaryen: vec!["-O3"],
    }));
    choices.extend(["talc", "rlsf"].map(|name| Choice {
        name,
        compiled: Vec::new(),
        features: vec![name],
        binaryen: vec!["-O3"],
    }));
    let binaryen: [(&str, &[&str]); 5] = [
        ("no Binaryen", &[]),
        ("Binaryen -O2", &["-O2"]),
        ("Binaryen -O4", &["-O4"]),
        ("Binaryen -Oz", &["-Oz"]),
        ("Binaryen -O3, -O3 once more", &["-O3", "-O3"]),
    ];
    choices.extend(binaryen.map(|(name, binaryen)| Choice {
        name,
        compiled: Vec::new(),
        features: Vec::new(),
        binaryen: binaryen.to_vec(),
    }));
    choices
}
