//! Whatever comes in: a typed error, or a right picture; and memory within the limits.

mod common;
mod counting;

use common::files::{self, PngHeader};
use common::{encode, pattern, plan};
use counting::{KIB, MIB, alone, measured};
use outboard_image::{Limits, Plan, info, run, run_pixels};

const BOMB: u32 = 30_000;

fn small_jpeg() -> Vec<u8> {
    encode(&pattern(64, 48, false), 64, 48, r#"{ "jpeg": {} }"#)
}

fn png_bomb(colour: u8, interlaced: bool) -> Vec<u8> {
    let header = PngHeader {
        width: BOMB,
        height: BOMB,
        depth: 8,
        colour,
        interlaced,
    };
    files::png(&header, &[vec![0; 100]], &[], &[])
}

fn palette(length: usize) -> Vec<u8> {
    let header = PngHeader {
        width: 4,
        height: 1,
        depth: 8,
        colour: 3,
        interlaced: false,
    };
    let palette = (*b"PLTE", vec![7; length]);
    files::png(&header, &[vec![0; 4]], &[palette], &[])
}

/// A lossy frame that claims a size, in a container that claims another.
fn webp_with_large_frame() -> Vec<u8> {
    let mut frame = vec![0x10, 0, 0, 0x9d, 0x01, 0x2a];
    frame.extend(16_383_u16.to_le_bytes());
    frame.extend(16_383_u16.to_le_bytes());
    frame.extend([0; 64]);
    files::webp(&[files::vp8x(0, 10, 10), (*b"VP8 ", frame)])
}

#[test]
fn each_bad_file_has_its_code() {
    let _alone = alone();
    let jpeg = small_jpeg();
    let png = encode(&pattern(64, 48, false), 64, 48, r#"{ "png": {} }"#);
    let webp = encode(&pattern(64, 48, false), 64, 48, r#"{ "webp": {} }"#);
    let cut = |file: &[u8], kept: usize| file[..file.len() * kept / 100].to_vec();
    let broken = |file: &[u8], at: usize| {
        let mut file = file.to_vec();
        let start = file.len() * at / 100;
        file[start..start + 16].fill(0xaa);
        file
    };
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("an empty file", vec![], "image/truncated"),
        ("one byte", vec![0xff], "image/unknown-format"),
        (
            "text",
            b"This is not an image.".to_vec(),
            "image/unknown-format",
        ),
        (
            "markup",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            "image/unknown-format",
        ),
        (
            "a GIF",
            b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(),
            "image/unsupported",
        ),
        (
            "an AVIF",
            b"\0\0\0\x20ftypavif\0\0\0\0avifmif1".to_vec(),
            "image/unsupported",
        ),
        (
            "a HEIC",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
            "image/unsupported",
        ),
        (
            "a JPEG's first bytes",
            jpeg[..3].to_vec(),
            "image/truncated",
        ),
        ("half a JPEG", cut(&jpeg, 50), "image/truncated"),
        (
            "a JPEG without its end",
            jpeg[..jpeg.len() - 2].to_vec(),
            "image/truncated",
        ),
        ("half a PNG", cut(&png, 50), "image/truncated"),
        ("a PNG's signature", png[..8].to_vec(), "image/truncated"),
        ("half a WebP", cut(&webp, 50), "image/truncated"),
        (
            "a PNG with a broken middle",
            broken(&png, 50),
            "image/corrupt",
        ),
        (
            "a PNG with a broken header",
            broken(&png, 2),
            "image/corrupt",
        ),
        (
            "text that says PNG",
            b"\x89PNG\r\n\x1a\nand then something else entirely".to_vec(),
            "image/corrupt",
        ),
        (
            "text that says JPEG",
            b"\xff\xd8\xffand then something else entirely".to_vec(),
            "image/corrupt",
        ),
        (
            "text that says WebP",
            b"RIFF\x20\0\0\0WEBPand then something else entirely".to_vec(),
            "image/corrupt",
        ),
        (
            "a JPEG without pixels",
            files::jpeg_claiming(&jpeg, 0, 48),
            "image/corrupt",
        ),
        (
            "a JPEG bomb",
            files::jpeg_claiming(&jpeg, BOMB as u16, BOMB as u16),
            "image/too-large",
        ),
        ("a PNG bomb", png_bomb(2, false), "image/too-large"),
        (
            "an interlaced PNG bomb",
            png_bomb(6, true),
            "image/too-large",
        ),
        (
            "a palette PNG bomb",
            files::png(
                &PngHeader {
                    width: BOMB,
                    height: BOMB,
                    depth: 1,
                    colour: 3,
                    interlaced: false,
                },
                &[vec![0; 8]],
                &[(*b"PLTE", vec![1, 2, 3])],
                &[],
            ),
            "image/too-large",
        ),
        ("a palette with half a colour", palette(5), "image/corrupt"),
        ("a palette with too many", palette(257 * 3), "image/corrupt"),
        (
            "a WebP bomb",
            files::webp(&[files::vp8x(0, BOMB, BOMB), files::lossless_frame(&webp)]),
            "image/too-large",
        ),
        (
            "a WebP with a larger frame",
            webp_with_large_frame(),
            "image/corrupt",
        ),
    ];
    for (name, file, code) in cases {
        let (result, peak) = measured(|| run(&file, &Plan::default()));
        let error = result.expect_err(name);
        assert_eq!(error.code(), code, "{name}: {error}");
        assert!(peak < MIB, "{name} took {} KiB", peak / KIB);
    }
}

#[test]
fn a_header_is_described_however_large_the_picture() {
    let _alone = alone();
    let (header, peak) = measured(|| info(&png_bomb(2, false), &Limits::default()));
    let header = header.expect("a header");
    assert_eq!((header.width, header.height), (BOMB, BOMB));
    assert!(peak < MIB, "{} KiB", peak / KIB);
}

#[test]
fn thin_and_tiny_pictures_are_pictures() {
    let _alone = alone();
    for (width, height) in [
        (1, 1),
        (100_000, 1),
        (1, 100_000),
        (65_535, 1),
        (1, 16_383),
        (15, 9),
    ] {
        let pixels = pattern(width, height, false);
        for (output, longest) in [("jpeg", 65_535), ("png", u32::MAX), ("webp", 16_383)] {
            let json = format!(r#"{{ "{output}": {{}} }}"#);
            let made = run_pixels(pixels.clone(), width, height, &plan("", &json));
            if width.max(height) > longest {
                assert_eq!(made.expect_err("refused").code(), "image/too-large");
                continue;
            }
            let file = made.expect("a file").bytes;
            let operations = r#"{ "resize": { "width": 100 } }, { "blur": { "sigma": 9 } }, { "sharpen": {} }, { "rotate": { "degrees": 90 } }"#;
            let small = run(&file, &plan(operations, &json)).expect("a small one");
            let scale = (100.0 / f64::from(width)).min(1.0);
            let wanted = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
            assert_eq!(
                (small.width, small.height),
                (wanted(height), wanted(width)),
                "{width} × {height} as {output}"
            );
        }
    }
}

#[test]
fn memory_stays_within_the_limit_and_is_refused_before_it_is_taken() {
    let _alone = alone();
    let (width, height) = (1000, 800);
    let pixels = pattern(width, height, true);
    let rgb: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| pixel[..3].to_vec())
        .collect();
    let progressive = files::jpeg(&rgb, width as u16, height as u16, |encoder| {
        encoder.set_progressive(true);
    });
    let animated = files::animated_webp(
        &[&encode(&pixels, width, height, r#"{ "webp": {} }"#)],
        width,
        height,
    );
    let files = [
        (
            "jpeg",
            files::jpeg(&rgb, width as u16, height as u16, |_| {}),
        ),
        ("progressive jpeg", progressive),
        (
            "png",
            encode(
                &pixels,
                width,
                height,
                r#"{ "png": { "compression": "fast" } }"#,
            ),
        ),
        ("interlaced png", files::interlaced(&rgb, width, height)),
        ("webp", encode(&pixels, width, height, r#"{ "webp": {} }"#)),
        ("animated webp", animated),
    ];
    let operations = [
        "",
        r#"{ "resize": { "width": 300 } }"#,
        r#"{ "resize": { "width": 2000, "enlarge": true } }"#,
        r#"{ "crop": { "width": 500, "height": 500 } }"#,
        r#"{ "blur": { "sigma": 3 } }"#,
        r#"{ "blur": { "sigma": 30 } }"#,
        r#"{ "sharpen": { "sigma": 2 } }"#,
        r#"{ "rotate": { "degrees": 90 } }, { "greyscale": {} }, { "saturation": { "amount": 2 } }"#,
    ];
    // Tables, rows and headers, which do not grow with the picture's area.
    let slack = 2 * MIB;
    for (name, file) in &files {
        for operations in operations {
            let mut refused = 0;
            for limit in [MIB, 2 * MIB, 4 * MIB, 8 * MIB, 16 * MIB, 32 * MIB, 64 * MIB] {
                let limits = Limits {
                    bytes: limit as u64,
                    ..Limits::default()
                };
                let plan = Plan {
                    limits,
                    ..plan(operations, r#"{ "pixels": {} }"#)
                };
                let (result, peak) = measured(|| run(file, &plan));
                assert!(
                    peak <= limit + slack,
                    "{name}, {operations}: {} KiB of {} KiB",
                    peak / KIB,
                    limit / KIB
                );
                match result {
                    Ok(_) => assert!(limit > MIB, "{name}: this cannot fit"),
                    Err(error) => {
                        assert_eq!(
                            error.code(),
                            "image/too-large",
                            "{name}, {operations}: {error}"
                        );
                        assert!(
                            peak < slack,
                            "{name}, {operations}: refused too late, at {} KiB",
                            peak / KIB
                        );
                        refused += 1;
                    }
                }
            }
            assert!(
                (1..7).contains(&refused),
                "{name}, {operations}: the limit does nothing, or refuses everything"
            );
        }
    }
}

#[test]
fn the_pixel_limit_is_the_callers() {
    let _alone = alone();
    let file = small_jpeg();
    let with = |pixels, operations| Plan {
        limits: Limits {
            pixels,
            ..Limits::default()
        },
        ..plan(operations, r#"{ "pixels": {} }"#)
    };
    assert!(run(&file, &with(64 * 48, "")).is_ok());
    let cases = [
        (64 * 48 - 1, ""),
        (64 * 48, r#"{ "resize": { "width": 65, "enlarge": true } }"#),
        (
            64 * 48,
            r#"{ "resize": { "width": 4000000000, "height": 4000000000, "enlarge": true, "fit": "fill" } }"#,
        ),
        (
            64 * 48,
            r#"{ "resize": { "width": 4000000000, "height": 4000000000, "fit": "contain" } }"#,
        ),
    ];
    for (pixels, operations) in cases {
        let (result, peak) = measured(|| run(&file, &with(pixels, operations)));
        assert_eq!(
            result.expect_err("too large").code(),
            "image/too-large",
            "{operations}"
        );
        assert!(peak < MIB);
    }
}

#[test]
fn pixels_must_be_as_many_as_the_size_says() {
    let _alone = alone();
    for (bytes, width, height) in [
        (15, 2, 2),
        (17, 2, 2),
        (0, 0, 0),
        (0, 0, 5),
        (4, u32::MAX, u32::MAX),
    ] {
        let error =
            run_pixels(vec![0; bytes], width, height, &Plan::default()).expect_err("refused");
        assert_eq!(error.code(), "image/bad-option");
    }
}
