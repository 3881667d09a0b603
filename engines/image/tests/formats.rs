//! What is in a file is what comes out, in every form a format has.

mod common;

use common::files::{self, PngHeader};
use common::{decode, encode, likeness, operate, pattern, plan};
use outboard_image::{ColourModel, Format, Info, Limits, OutputFormat, info, run};

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
fn lossless_formats_give_back_every_pixel() {
    for output in [
        r#"{ "png": {} }"#,
        r#"{ "png": { "compression": "fast" } }"#,
        r#"{ "png": { "compression": "small" } }"#,
        r#"{ "webp": {} }"#,
    ] {
        for alpha in [false, true] {
            let pixels = pattern(WIDTH, HEIGHT, alpha);
            let file = encode(&pixels, WIDTH, HEIGHT, output);
            let back = decode(&file).expect("the pixels");
            assert_eq!((back.width, back.height), (WIDTH, HEIGHT), "{output}");
            assert!(back.bytes == pixels, "{output}, alpha: {alpha}");
        }
    }
}

#[test]
fn jpeg_gives_back_something_alike() {
    let pixels = pattern(WIDTH, HEIGHT, false);
    for (options, least) in [
        (r#""quality": 95, "subsampling": "4:4:4""#, 38.0),
        (r#""quality": 95, "subsampling": "4:2:2""#, 30.0),
        (r#""quality": 90"#, 28.0),
        (r#""quality": 90, "progressive": true"#, 28.0),
    ] {
        let file = encode(
            &pixels,
            WIDTH,
            HEIGHT,
            &format!(r#"{{ "jpeg": {{ {options} }} }}"#),
        );
        let back = decode(&file).expect("the pixels");
        let likeness = likeness(&back.bytes, &pixels);
        assert!(likeness > least, "{options}: {likeness}");
    }
}

#[test]
fn quality_costs_bytes() {
    let pixels = pattern(200, 150, false);
    let sizes = [10, 50, 80, 95].map(|quality| {
        encode(
            &pixels,
            200,
            150,
            &format!(r#"{{ "jpeg": {{ "quality": {quality} }} }}"#),
        )
        .len()
    });
    assert!(sizes.is_sorted() && sizes[0] * 2 < sizes[3], "{sizes:?}");
}

#[test]
fn greyscale_is_written_with_one_channel() {
    let pixels = pattern(WIDTH, HEIGHT, false);
    // Through JPEG, which has no alpha channel.
    let file = encode(&pixels, WIDTH, HEIGHT, r#"{ "jpeg": {} }"#);
    for output in ["jpeg", "png"] {
        let grey = run(
            &file,
            &plan(
                r#"{ "greyscale": {} }"#,
                &format!(r#"{{ "{output}": {{}} }}"#),
            ),
        )
        .expect("a grey file");
        assert_eq!(header(&grey.bytes).colour, ColourModel::Grey, "{output}");
        let back = decode(&grey.bytes).expect("the pixels");
        assert!(
            back.bytes
                .chunks_exact(4)
                .all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2] && pixel[3] == 255)
        );
    }
}

#[test]
fn each_png_form_is_read() {
    let rgb = rgb(&pattern(WIDTH, HEIGHT, false));
    let interlaced = files::interlaced(&rgb, WIDTH, HEIGHT);
    let back = decode(&interlaced).expect("an interlaced PNG");
    assert!(
        back.bytes
            .chunks_exact(4)
            .zip(rgb.chunks_exact(3))
            .all(|(a, b)| &a[..3] == b)
    );

    let small = |depth, colour| PngHeader {
        width: 4,
        height: 1,
        depth,
        colour,
        interlaced: false,
    };
    let palette = (*b"PLTE", vec![255, 0, 0, 0, 255, 0, 0, 0, 255]);
    let see_through = (*b"tRNS", vec![255, 128]);
    let be = |samples: &[u16]| {
        samples
            .iter()
            .flat_map(|sample| sample.to_be_bytes())
            .collect::<Vec<u8>>()
    };
    struct Case {
        name: &'static str,
        file: Vec<u8>,
        depth: u8,
        colour: ColourModel,
        alpha: bool,
        pixels: [[u8; 4]; 4],
    }
    let cases = [
        Case {
            name: "palette of 2 bits with tRNS",
            file: files::png(
                &small(2, 3),
                &[vec![0b00_01_10_00]],
                &[palette.clone(), see_through],
                &[],
            ),
            depth: 2,
            colour: ColourModel::Palette,
            alpha: true,
            pixels: [
                [255, 0, 0, 255],
                [0, 255, 0, 128],
                [0, 0, 255, 255],
                [255, 0, 0, 255],
            ],
        },
        Case {
            name: "palette of 8 bits",
            file: files::png(&small(8, 3), &[vec![2, 1, 0, 2]], &[palette], &[]),
            depth: 8,
            colour: ColourModel::Palette,
            alpha: false,
            pixels: [
                [0, 0, 255, 255],
                [0, 255, 0, 255],
                [255, 0, 0, 255],
                [0, 0, 255, 255],
            ],
        },
        Case {
            name: "grey of 1 bit",
            file: files::png(&small(1, 0), &[vec![0b0101_0000]], &[], &[]),
            depth: 1,
            colour: ColourModel::Grey,
            alpha: false,
            pixels: [
                [0, 0, 0, 255],
                [255, 255, 255, 255],
                [0, 0, 0, 255],
                [255, 255, 255, 255],
            ],
        },
        Case {
            // 128 × 257 is exactly 128; what lies between is rounded, not cut off.
            name: "grey of 16 bits",
            file: files::png(&small(16, 0), &[be(&[0, 32_896, 32_767, 65_535])], &[], &[]),
            depth: 16,
            colour: ColourModel::Grey,
            alpha: false,
            pixels: [
                [0, 0, 0, 255],
                [128, 128, 128, 255],
                [127, 127, 127, 255],
                [255, 255, 255, 255],
            ],
        },
        Case {
            name: "grey and alpha of 16 bits",
            file: files::png(
                &small(16, 4),
                &[be(&[0, 65_535, 65_535, 0, 1000, 1000, 254, 65_407])],
                &[],
                &[],
            ),
            depth: 16,
            colour: ColourModel::Grey,
            alpha: true,
            pixels: [
                [0, 0, 0, 255],
                [255, 255, 255, 0],
                [4, 4, 4, 4],
                [1, 1, 1, 255],
            ],
        },
        Case {
            name: "RGB of 16 bits with tRNS",
            file: files::png(
                &small(16, 2),
                &[be(&[65_535, 0, 0, 0, 65_535, 0, 0, 0, 65_535, 1, 2, 3])],
                &[(*b"tRNS", be(&[0, 65_535, 0]))],
                &[],
            ),
            depth: 16,
            colour: ColourModel::Rgb,
            alpha: true,
            pixels: [
                [255, 0, 0, 255],
                [0, 255, 0, 0],
                [0, 0, 255, 255],
                [0, 0, 0, 255],
            ],
        },
    ];
    for case in cases {
        let header = header(&case.file);
        assert_eq!(
            (header.bit_depth, header.colour, header.alpha),
            (case.depth, case.colour, case.alpha),
            "{}",
            case.name
        );
        let back = decode(&case.file).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        assert_eq!(back.bytes, case.pixels.as_flattened(), "{}", case.name);
    }
}

#[test]
fn inks_become_light() {
    use jpeg_encoder::ColorType::{Cmyk, CmykAsYcck};
    let cases = [
        ([0, 0, 0, 0], [255, 255, 255]),
        ([0, 0, 0, 255], [0, 0, 0]),
        ([255, 0, 0, 0], [0, 255, 255]),
        ([0, 255, 255, 128], [127, 0, 0]),
    ];
    for (inks, light) in cases {
        for colour in [Cmyk, CmykAsYcck] {
            let file = files::jpeg_of(&inks.repeat(64), 8, 8, colour, |_| {});
            assert_eq!(header(&file).colour, ColourModel::Cmyk);
            let back = decode(&file).expect("a CMYK JPEG");
            let off = back.bytes[..3]
                .iter()
                .zip(light)
                .map(|(&got, wanted)| i32::from(got).abs_diff(wanted))
                .max();
            assert!(
                off <= Some(3),
                "{inks:?} as {colour:?}: {:?}",
                &back.bytes[..3]
            );
        }
    }
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
            encoder.add_exif_metadata(&exif).expect("room")
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
fn the_first_frame_of_an_animation_is_read() {
    let first = encode(
        &pattern(WIDTH, HEIGHT, false),
        WIDTH,
        HEIGHT,
        r#"{ "webp": {} }"#,
    );
    let second = encode(
        &vec![9; (WIDTH * HEIGHT * 4) as usize],
        WIDTH,
        HEIGHT,
        r#"{ "webp": {} }"#,
    );
    let file = files::animated_webp(&[&first, &second], WIDTH, HEIGHT);
    assert!(header(&file).animated);
    let back = decode(&file).expect("a frame");
    assert!(back.bytes == pattern(WIDTH, HEIGHT, false));
}

#[test]
fn a_profile_is_carried_where_it_fits() {
    let pixels = rgb(&pattern(16, 16, false));
    let with = |space| {
        files::jpeg(&pixels, 16, 16, |encoder| {
            encoder.add_icc_profile(&files::icc(space)).expect("room")
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

#[test]
fn same_keeps_the_format() {
    let pixels = pattern(16, 16, false);
    for (output, format) in [
        ("jpeg", Format::Jpeg),
        ("png", Format::Png),
        ("webp", Format::Webp),
    ] {
        let file = encode(&pixels, 16, 16, &format!(r#"{{ "{output}": {{}} }}"#));
        let out = run(&file, &plan("", r#"{ "same": {} }"#)).expect("a file");
        assert_eq!(out.format, OutputFormat::File(format));
        assert_eq!(header(&out.bytes).format, format);
        assert_eq!(out.source.map(|source| source.format), Some(format));
    }
    assert_eq!(
        header(&encode(&pixels, 16, 16, r#"{ "same": {} }"#)).format,
        Format::Png
    );
}

#[test]
fn jpeg_lays_transparency_on_its_background() {
    let pixels = [255, 0, 0, 0].repeat(64);
    for (options, wanted) in [("", 255), (r##""background": "#000""##, 0)] {
        let file = encode(&pixels, 8, 8, &format!(r#"{{ "jpeg": {{ {options} }} }}"#));
        let back = decode(&file).expect("the pixels");
        assert!(
            back.bytes[..3]
                .iter()
                .all(|&channel| channel.abs_diff(wanted) <= 1),
            "{options}: {:?}",
            &back.bytes[..3]
        );
    }
}
