//! What a file says beside its pixels: which way up they are, and what their colours mean.

mod common;

use common::files::{self, PngHeader};
use common::{decode, likeness, operate, pattern, plan};
use outboard_image::{Info, Limits, info, run};

const WIDTH: u32 = 37;
const HEIGHT: u32 = 22;

fn rgb(rgba: &[u8]) -> Vec<u8> {
    rgba.chunks_exact(4)
        .flat_map(|pixel| pixel[..3].to_vec())
        .collect()
}

fn header(file: &[u8]) -> Info {
    info(file, &Limits::default()).expect("a header")
}

#[test]
fn every_orientation_comes_upright_in_every_format() {
    // The upright picture, and how a camera that was held that way would have stored it.
    let upright = pattern(WIDTH, HEIGHT, false);
    let stored_by = |orientation: u8| match orientation {
        1 => "",
        2 => r#"{ "flip": { "axis": "horizontal" } }"#,
        3 => r#"{ "rotate": { "degrees": 180 } }"#,
        4 => r#"{ "flip": { "axis": "vertical" } }"#,
        5 => r#"{ "rotate": { "degrees": 90 } }, { "flip": { "axis": "horizontal" } }"#,
        6 => r#"{ "rotate": { "degrees": -90 } }"#,
        7 => r#"{ "rotate": { "degrees": -90 } }, { "flip": { "axis": "horizontal" } }"#,
        _ => r#"{ "rotate": { "degrees": 90 } }"#,
    };
    for orientation in 1..=8 {
        let stored = operate(&upright, WIDTH, HEIGHT, stored_by(orientation));
        let (width, height, pixels) = (stored.width, stored.height, rgb(&stored.bytes));
        let exif = files::exif(orientation);
        let jpeg = files::jpeg(&pixels, width as u16, height as u16, |encoder| {
            encoder.add_exif_metadata(&exif).expect("room");
        });
        let rows: Vec<Vec<u8>> = pixels
            .chunks_exact(width as usize * 3)
            .map(<[u8]>::to_vec)
            .collect();
        let png = PngHeader {
            width,
            height,
            depth: 8,
            colour: 2,
            interlaced: false,
        };
        let chunk = [(*b"eXIf", exif.clone())];
        let mut webp = Vec::new();
        let mut encoder = image_webp::WebPEncoder::new(&mut webp);
        encoder.set_exif_metadata(exif.clone());
        encoder
            .encode(&pixels, width, height, image_webp::ColorType::Rgb8)
            .expect("a WebP");
        let cases = [
            ("jpeg", jpeg, 35.0),
            ("png", files::png(&png, &rows, &chunk, &[]), f64::INFINITY),
            (
                "png, late",
                files::png(&png, &rows, &[], &chunk),
                f64::INFINITY,
            ),
            ("webp", webp, f64::INFINITY),
        ];
        for (name, file, least) in cases {
            let header = header(&file);
            assert_eq!(
                (header.orientation, header.width, header.height),
                (orientation, WIDTH, HEIGHT),
                "{name}"
            );
            assert!(header.exif, "{name}");
            let back = decode(&file).expect("the pixels");
            assert!(
                likeness(&back.bytes, &upright) >= least,
                "{name}, orientation {orientation}"
            );
            // Turning after the resize is the same as turning before it.
            let small = run(
                &file,
                &plan(
                    r#"{ "resize": { "width": 9, "height": 9, "position": "topLeft" } }"#,
                    r#"{ "pixels": {} }"#,
                ),
            )
            .expect("a small one");
            let reference = operate(
                &upright,
                WIDTH,
                HEIGHT,
                r#"{ "resize": { "width": 9, "height": 9, "position": "topLeft" } }"#,
            );
            assert!(
                likeness(&small.bytes, &reference.bytes) > 35.0,
                "{name}, orientation {orientation}, resized"
            );
            let part = run(
                &file,
                &plan(
                    r#"{ "crop": { "left": 3, "top": 5, "width": 11, "height": 7 } }"#,
                    r#"{ "pixels": {} }"#,
                ),
            )
            .expect("a part");
            let reference = operate(
                &upright,
                WIDTH,
                HEIGHT,
                r#"{ "crop": { "left": 3, "top": 5, "width": 11, "height": 7 } }"#,
            );
            assert!(
                likeness(&part.bytes, &reference.bytes) >= least.min(33.0),
                "{name}, orientation {orientation}, cropped"
            );
        }
    }
}

#[test]
fn a_profile_is_carried_where_it_fits() {
    let pixels = rgb(&pattern(16, 16, false));
    let with = |space| {
        files::jpeg(&pixels, 16, 16, |encoder| {
            encoder.add_icc_profile(&files::icc(space)).expect("room");
        })
    };
    for output in ["jpeg", "png", "webp"] {
        let convert = |file: &[u8], operations: &str| {
            let out = run(
                file,
                &plan(operations, &format!(r#"{{ "{output}": {{}} }}"#)),
            )
            .expect("a file");
            header(&out.bytes)
        };
        assert!(convert(&with(b"RGB "), "").icc, "{output}");
        assert!(!convert(&with(b"CMYK"), "").icc, "{output}");
        assert!(
            !convert(&with(b"RGB "), r#"{ "greyscale": {} }"#).icc,
            "{output}"
        );
        assert!(!convert(&with(b"RGB "), "").exif, "{output}");
    }
}
