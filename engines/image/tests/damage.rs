//! Files that were damaged at random.

mod common;
mod counting;

use common::files;
use common::{encode, pattern, plan};
use counting::{KIB, MIB, alone, measured};
use outboard_image::{Limits, Plan, run};
use proptest::prelude::*;

fn victims() -> Vec<Vec<u8>> {
    let pixels = pattern(45, 33, true);
    let rgb: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| pixel[..3].to_vec())
        .collect();
    let webp = encode(&pixels, 45, 33, r#"{ "webp": {} }"#);
    vec![
        files::jpeg(&rgb, 45, 33, |encoder| {
            encoder.set_restart_interval(2);
        }),
        files::jpeg(&rgb, 45, 33, |encoder| {
            encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_2_0);
        }),
        files::jpeg(&rgb, 45, 33, |encoder| {
            encoder.set_progressive(true);
        }),
        files::jpeg_of(
            &pixels,
            45,
            33,
            jpeg_encoder::ColorType::CmykAsYcck,
            |encoder| {
                encoder.add_exif_metadata(&files::exif(6)).expect("room");
                encoder.add_icc_profile(&files::icc(b"CMYK")).expect("room");
            },
        ),
        encode(&pixels, 45, 33, r#"{ "png": {} }"#),
        files::interlaced(&rgb, 45, 33),
        files::animated_webp(&[&webp, &webp], 45, 33),
        webp,
        LOSSY_WEBP.to_vec(),
    ]
}

/// A lossy WebP with alpha, for there is no encoder of it here.
static LOSSY_WEBP: &[u8] = include_bytes!("data/lossy-alpha.webp");

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes changed, cut out, repeated and cut off: an error or a picture, never a panic, and memory within the limit.
    #[test]
    fn damaged_files_never_break_anything(
        victim in 0_usize..9,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
        doubled in proptest::option::of((any::<prop::sample::Index>(), 1_usize..40)),
        reduce: bool,
    ) {
        let _alone = alone();
        let mut file = victims().swap_remove(victim);
        for (index, value) in changes {
            let at = index.index(file.len());
            file[at] = value;
        }
        if let Some((index, length)) = doubled {
            let start = index.index(file.len());
            let part = file[start..(start + length).min(file.len())].to_vec();
            file.splice(start..start, part);
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        let limits = Limits { pixels: 1_000_000, bytes: 16 << 20 };
        let operations = if reduce { r#"{ "resize": { "width": 5 } }"# } else { "" };
        let plan = Plan { limits, ..plan(operations, r#"{ "pixels": {} }"#) };
        let (result, peak) = measured(|| run(&file, &plan));
        prop_assert!(peak <= (16 << 20) + 4 * MIB, "{} KiB", peak / KIB);
        if let Ok(output) = result {
            prop_assert_eq!(output.bytes.len() as u64, u64::from(output.width) * u64::from(output.height) * 4);
        }
    }
}
