//! Real photographs, as `cargo xtask samples` fetches them.

mod common;

use std::sync::LazyLock;

use common::{decode, likeness, operate, photographs, plan};
use outboard_image::{Format, Limits, info, run};
use proptest::prelude::*;

#[test]
fn each_photograph_is_described_and_decoded_upright() {
    for (name, file) in photographs() {
        let header =
            info(&file, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(header.format, Format::Jpeg, "{name}");
        let made = decode(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            (made.width, made.height),
            (header.width, header.height),
            "{name}"
        );
    }
}

#[test]
fn half_a_photograph_is_no_photograph() {
    for (name, file) in photographs() {
        for operations in ["", r#"{ "resize": { "width": 100 } }"#] {
            let made = run(
                &file[..file.len() / 2],
                &plan(operations, r#"{ "jpeg": {} }"#),
            );
            assert_eq!(made.expect_err(&name).code(), "image/truncated", "{name}");
        }
    }
}

/// Decoding at a reduced size must not be seen: the result is that of decoding all of it.
#[test]
fn a_reduced_decoding_looks_like_a_full_one() {
    let mut reduced = 0;
    for (name, file) in photographs() {
        let full = decode(&file).expect("the pixels");
        for part in [5, 10, 20] {
            let width = full.width / part;
            let operation = format!(r#"{{ "resize": {{ "width": {width} }} }}"#);
            let quick = run(&file, &plan(&operation, r#"{ "pixels": {} }"#)).expect("a small one");
            let thorough = operate(&full.bytes, full.width, full.height, &operation);
            let likeness = likeness(&quick.bytes, &thorough.bytes);
            assert!(likeness > 40.0, "{name} to 1/{part}: {likeness}");
            reduced += usize::from(likeness.is_finite());
        }
    }
    assert!(reduced > 0, "no photograph was decoded at a reduced size");
}

#[test]
fn a_photograph_becomes_a_small_jpeg() {
    let photographs = photographs();
    let (name, file) = photographs.last().expect("a photograph");
    let header = info(file, &Limits::default()).expect("a header");
    let made = run(
        file,
        &plan(
            r#"{ "resize": { "width": 800, "height": 800, "fit": "inside" } }, { "sharpen": {} }"#,
            r#"{ "jpeg": {} }"#,
        ),
    );
    let made = made.unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(
        made.width.max(made.height),
        800.min(header.width.max(header.height)),
        "{name}"
    );
    assert!(
        made.bytes.len() < file.len() / 4,
        "{name}: {} bytes of {}",
        made.bytes.len(),
        file.len()
    );
    let back = info(&made.bytes, &Limits::default()).expect("a header");
    assert_eq!(
        (back.width, back.height, back.orientation, back.exif),
        (made.width, made.height, 1, false)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// A small picture and a cut or damaged photograph: an error or the right size, never a panic.
    #[test]
    fn a_damaged_photograph_is_an_error_or_a_picture(
        which: prop::sample::Index,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        static PHOTOGRAPHS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(photographs);
        let (name, mut file) = PHOTOGRAPHS[which.index(PHOTOGRAPHS.len())].clone();
        for (index, value) in changes {
            let at = index.index(file.len());
            file[at] = value;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        let plan = plan(r#"{ "resize": { "width": 200 } }"#, r#"{ "jpeg": {} }"#);
        match run(&file, &plan) {
            Ok(made) => prop_assert!(made.width <= 200, "{}: {} wide", name, made.width),
            Err(error) => prop_assert!(error.code().starts_with("image/"), "{}: {}", name, error),
        }
    }
}
