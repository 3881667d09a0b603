//! What is in a file is what comes out, in every form a format has.

mod common;

use common::files::{self, PngHeader};
use common::{decode, encode, likeness, pattern, plan};
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
