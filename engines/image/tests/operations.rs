//! What each operation does to known pictures.

mod common;

use common::{likeness, operate, pattern};
use outboard_image::{Error, Plan, run_pixels};
use proptest::prelude::*;

const FILTERS: [&str; 6] = [
    "nearest",
    "bilinear",
    "hamming",
    "catmullRom",
    "mitchell",
    "lanczos3",
];

fn refusal(operations: &str) -> Error {
    let json = format!(r#"{{ "operations": [{operations}] }}"#);
    let made =
        Plan::from_json(&json).and_then(|plan| run_pixels(pattern(8, 6, false), 8, 6, &plan));
    made.map(|_| ()).expect_err(operations)
}

/// What is seen of each pixel: colour by opacity.
fn seen(rgba: &[u8]) -> Vec<u8> {
    rgba.chunks_exact(4)
        .flat_map(|pixel| {
            [pixel[0], pixel[1], pixel[2], 255]
                .map(|channel| (u32::from(channel) * u32::from(pixel[3]) / 255) as u8)
        })
        .collect()
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let cases = [
        ("null", "plan"),
        (r#"{ "rezise": { "width": 5 } }"#, "plan"),
        (r#"{ "resize": { "widht": 5 } }"#, "plan"),
        (r#"{ "resize": { "width": -5 } }"#, "plan"),
        (r#"{ "resize": { "width": 1.5 } }"#, "plan"),
        (r#"{ "resize": { "width": 5, "fit": "squash" } }"#, "plan"),
        (
            r#"{ "resize": { "width": 5, "background": "red" } }"#,
            "plan",
        ),
        (r#"{ "resize": {} }"#, "resize"),
        (r#"{ "resize": { "width": 0 } }"#, "resize.width"),
        (r#"{ "crop": { "width": 9, "height": 1 } }"#, "crop"),
        (
            r#"{ "crop": { "left": 4294967295, "width": 2, "height": 1 } }"#,
            "crop",
        ),
        (r#"{ "crop": { "width": 0, "height": 1 } }"#, "crop"),
        (r#"{ "rotate": { "degrees": 45 } }"#, "rotate.degrees"),
        (r#"{ "flip": { "axis": "diagonal" } }"#, "plan"),
        (r#"{ "blur": { "sigma": 0 } }"#, "blur.sigma"),
        (r#"{ "blur": { "sigma": 1e9 } }"#, "blur.sigma"),
        (r#"{ "sharpen": { "amount": -1 } }"#, "sharpen.amount"),
        (
            r#"{ "brightness": { "amount": -0.1 } }"#,
            "brightness.amount",
        ),
        (r#"{ "contrast": { "amount": 101 } }"#, "contrast.amount"),
        (r#"{ "saturation": {} }"#, "plan"),
        // The second operation sees what the first one leaves.
        (
            r#"{ "rotate": { "degrees": 90 } }, { "crop": { "width": 8, "height": 1 } }"#,
            "crop",
        ),
    ];
    for (operations, at) in cases {
        match refusal(operations) {
            Error::BadOption { option, reason } => {
                assert_eq!(option, at, "{operations}");
                assert!(!reason.contains(" line "), "{reason}");
            }
            other => panic!("{operations}: {other}"),
        }
    }
    for output in [
        r#"{ "jpeg": { "quality": 0 } }"#,
        r#"{ "jpeg": { "quality": 101 } }"#,
        r##"{ "jpeg": { "background": "#0000" } }"##,
        r#"{ "gif": {} }"#,
        r#"{ "webp": { "quality": 80 } }"#,
    ] {
        let made = Plan::from_json(&format!(r#"{{ "output": {output} }}"#))
            .and_then(|plan| run_pixels(pattern(8, 6, false), 8, 6, &plan));
        assert_eq!(made.expect_err(output).code(), "image/bad-option");
    }
}

#[test]
fn a_plan_is_what_its_documentation_says() {
    let plan = Plan::from_json(
        r#"{
            "operations": [{ "resize": { "width": 800 } }, { "blur": { "sigma": 2 } }],
            "output": { "jpeg": { "quality": 80 } },
            "limits": { "pixels": 100000000, "bytes": 1073741824 }
        }"#,
    )
    .expect("a plan");
    assert_eq!(
        plan.limits,
        Plan::default().limits,
        "the limits written down are the usual ones"
    );
    assert_eq!(plan.operations.len(), 2);
    assert_eq!(Plan::from_json("{}"), Ok(Plan::default()));
}

#[test]
fn one_colour_stays_that_colour() {
    let colour = [200, 100, 50, 255];
    let pixels = colour.repeat(40 * 30);
    let operations = FILTERS
        .iter()
        .map(|filter| format!(r#"{{ "resize": {{ "width": 17, "filter": "{filter}" }} }}"#));
    let operations = operations.chain(FILTERS.iter().map(|filter| {
        format!(r#"{{ "resize": {{ "width": 77, "enlarge": true, "filter": "{filter}" }} }}"#)
    }));
    let more = [
        r#"{ "blur": { "sigma": 0.1 } }"#,
        r#"{ "blur": { "sigma": 3 } }"#,
        r#"{ "blur": { "sigma": 50 } }"#,
        r#"{ "sharpen": { "amount": 10 } }"#,
        r#"{ "brightness": { "amount": 1 } }"#,
        r#"{ "contrast": { "amount": 1 } }"#,
        r#"{ "saturation": { "amount": 1 } }"#,
    ];
    for operation in operations.chain(more.map(String::from)) {
        let made = operate(&pixels, 40, 30, &operation);
        let off = made
            .bytes
            .chunks_exact(4)
            .flat_map(|pixel| {
                pixel
                    .iter()
                    .zip(colour)
                    .map(|(&got, wanted)| got.abs_diff(wanted))
            })
            .max();
        assert!(off <= Some(1), "{operation}: off by {off:?}");
    }
}

#[test]
fn transparent_pixels_do_not_bleed() {
    // Transparent red beside opaque blue: nothing red may ever be seen.
    let pixels: Vec<u8> = (0..60 * 40)
        .flat_map(|index| {
            if index % 60 < 30 {
                [255, 0, 0, 0]
            } else {
                [0, 0, 255, 255]
            }
        })
        .collect();
    let resizes = FILTERS
        .iter()
        .map(|filter| format!(r#"{{ "resize": {{ "width": 21, "filter": "{filter}" }} }}"#));
    for operation in resizes.chain([
        r#"{ "blur": { "sigma": 4 } }"#.into(),
        r#"{ "blur": { "sigma": 9 } }"#.into(),
        r#"{ "sharpen": { "sigma": 3 } }"#.into(),
    ]) {
        let made = operate(&pixels, 60, 40, &operation);
        let mut soft = 0;
        for pixel in made.bytes.chunks_exact(4) {
            let seen_red = u32::from(pixel[0]) * u32::from(pixel[3]) / 255;
            assert!(seen_red <= 2, "{operation}: {pixel:?}");
            soft += usize::from((1..255).contains(&pixel[3]));
        }
        let keeps_edges = operation.contains("nearest") || operation.contains("sharpen");
        assert!(keeps_edges || soft > 0, "{operation}: the edge is gone");
    }
}

#[test]
fn contain_puts_the_background_around() {
    let pixels = [9, 9, 9, 255].repeat(20 * 10);
    let at = |made: &[u8], x: usize, y: usize| made[(y * 20 + x) * 4..][..4].to_vec();
    let contain = |more: &str| {
        operate(
            &pixels,
            20,
            10,
            &format!(r#"{{ "resize": {{ "width": 20, "height": 20, "fit": "contain"{more} }} }}"#),
        )
        .bytes
    };
    let made = contain("");
    assert_eq!(
        (
            at(&made, 5, 0),
            at(&made, 5, 5),
            at(&made, 5, 14),
            at(&made, 5, 15)
        ),
        (
            vec![0; 4],
            vec![9, 9, 9, 255],
            vec![9, 9, 9, 255],
            vec![0; 4]
        )
    );
    let made = contain(r##", "background": "#102030", "position": "top""##);
    assert_eq!(
        (at(&made, 0, 0), at(&made, 0, 10)),
        (vec![9, 9, 9, 255], vec![0x10, 0x20, 0x30, 255])
    );
    let made = operate(&pixels, 20, 10, r#"{ "rotate": { "degrees": 90 } }, { "resize": { "width": 20, "height": 20, "fit": "contain", "position": "left" } }"#).bytes;
    assert_eq!(
        (at(&made, 0, 19), at(&made, 10, 19)),
        (vec![9, 9, 9, 255], vec![0; 4])
    );
}

#[test]
fn tones_are_those_of_css() {
    let cases = [
        (
            r#"{ "brightness": { "amount": 1.5 } }"#,
            [100, 200, 10, 77],
            [150, 255, 15, 77],
        ),
        (
            r#"{ "brightness": { "amount": 0 } }"#,
            [100, 200, 10, 77],
            [0, 0, 0, 77],
        ),
        (
            r#"{ "brightness": { "amount": 100 } }"#,
            [1, 200, 3, 255],
            [100, 255, 255, 255],
        ),
        (
            r#"{ "contrast": { "amount": 2 } }"#,
            [128, 100, 10, 255],
            [129, 73, 0, 255],
        ),
        (
            r#"{ "contrast": { "amount": 0 } }"#,
            [1, 255, 10, 255],
            [128, 128, 128, 255],
        ),
        (
            r#"{ "saturation": { "amount": 0 } }"#,
            [255, 0, 0, 9],
            [54, 54, 54, 9],
        ),
        (
            r#"{ "saturation": { "amount": 2 } }"#,
            [120, 100, 100, 255],
            [136, 96, 96, 255],
        ),
        (
            r#"{ "greyscale": {} }"#,
            [0, 255, 0, 255],
            [182, 182, 182, 255],
        ),
        (r#"{ "greyscale": {} }"#, [10, 20, 30, 40], [19, 19, 19, 40]),
    ];
    for (operation, before, after) in cases {
        let made = operate(&before.repeat(9), 9, 1, operation);
        assert_eq!(made.bytes, after.repeat(9), "{operation}");
    }
}

#[test]
fn sharpening_steepens_edges_beyond_its_threshold() {
    let pixels: Vec<u8> = (0..40_u32)
        .flat_map(|x| {
            let v = if x < 20 { 100 } else { 140 };
            [v, v, v, 255]
        })
        .collect();
    let at = |made: &[u8], x: usize| made[x * 4];
    let made = operate(&pixels, 40, 1, r#"{ "sharpen": {} }"#).bytes;
    assert!(
        at(&made, 19) < 95 && at(&made, 20) > 145 && at(&made, 0) == 100 && at(&made, 39) == 140
    );
    let made = operate(&pixels, 40, 1, r#"{ "sharpen": { "threshold": 40 } }"#).bytes;
    assert_eq!(made, pixels);
}

#[test]
fn a_wide_blur_is_like_many_narrow_ones() {
    let pixels = pattern(120, 90, false);
    let narrow = r#"{ "blur": { "sigma": 5 } }"#;
    // Variances add up: four times 5² is 10².
    let many = operate(&pixels, 120, 90, &[narrow; 4].join(","));
    let wide = operate(&pixels, 120, 90, r#"{ "blur": { "sigma": 10 } }"#);
    let likeness = likeness(&many.bytes, &wide.bytes);
    assert!(likeness > 40.0, "{likeness}");
}

#[test]
fn turns_and_flips_go_back() {
    let pixels = pattern(31, 17, true);
    let quarter = r#"{ "rotate": { "degrees": 90 } }"#;
    let flip = r#"{ "flip": { "axis": "horizontal" } }"#;
    let down = r#"{ "flip": { "axis": "vertical" } }"#;
    for operations in [
        [quarter; 4].join(","),
        [flip, flip].join(","),
        [flip, down, r#"{ "rotate": { "degrees": 180 } }"#].join(","),
        [quarter, r#"{ "rotate": { "degrees": -450 } }"#].join(","),
    ] {
        let made = operate(&pixels, 31, 17, &operations);
        assert!(made.bytes == pixels, "{operations}");
    }
    let turned = operate(&pixels, 31, 17, quarter);
    assert_eq!((turned.width, turned.height), (17, 31));
    assert_eq!(
        turned.bytes[..4],
        pixels[16 * 31 * 4..][..4],
        "the left bottom corner comes to the left top"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Operations see an upright picture, however it lies in memory.
    #[test]
    fn a_turn_commutes_with_what_follows(
        width in 1_u32..40,
        height in 1_u32..40,
        quarters in 0_i32..4,
        flipped: bool,
        operation in 0_usize..6,
        side in 1_u32..50,
    ) {
        let pixels = pattern(width, height, true);
        let turn = format!(r#"{{ "rotate": {{ "degrees": {} }} }}"#, quarters * 90);
        let turn = if flipped { format!(r#"{turn}, {{ "flip": {{ "axis": "vertical" }} }}"#) } else { turn };
        let operation = match operation {
            0 => format!(r#"{{ "resize": {{ "width": {side}, "height": 9, "position": "topRight" }} }}"#),
            1 => format!(r#"{{ "resize": {{ "width": {side}, "height": 20, "fit": "contain", "position": "bottomLeft" }} }}"#),
            2 => format!(r#"{{ "resize": {{ "height": {side}, "enlarge": true, "filter": "bilinear" }} }}"#),
            3 => r#"{ "crop": { "width": 1, "height": 1 } }"#.into(),
            4 => r#"{ "blur": { "sigma": 1.3 } }"#.into(),
            _ => r#"{ "sharpen": {} }"#.into(),
        };
        let lazily = operate(&pixels, width, height, &format!("{turn}, {operation}"));
        let turned = operate(&pixels, width, height, &turn);
        let stepwise = operate(&turned.bytes, turned.width, turned.height, &operation);
        prop_assert_eq!((lazily.width, lazily.height), (stepwise.width, stepwise.height));
        // Where rows and columns change places, so do the two passes, and what each of them clamps.
        let likeness = likeness(&seen(&lazily.bytes), &seen(&stepwise.bytes));
        prop_assert!(likeness > 33.0, "{likeness}");
    }

    /// No size, fit or position breaks anything, and the result has the size that is promised.
    #[test]
    fn every_size_can_be_asked_for(
        width in 1_u32..60,
        height in 1_u32..60,
        box_width in 1_u32..80,
        box_height in 1_u32..80,
        fit in 0_usize..5,
        position in 0_usize..9,
        filter in 0_usize..6,
        enlarge: bool,
    ) {
        let fit = ["cover", "contain", "fill", "inside", "outside"][fit];
        let position = ["center", "top", "topRight", "right", "bottomRight", "bottom", "bottomLeft", "left", "topLeft"][position];
        let operation = format!(
            r#"{{ "resize": {{ "width": {box_width}, "height": {box_height}, "fit": "{fit}", "position": "{position}", "filter": "{}", "enlarge": {enlarge} }} }}"#,
            FILTERS[filter],
        );
        let made = operate(&pattern(width, height, false), width, height, &operation);
        prop_assert_eq!(made.bytes.len() as u32, made.width * made.height * 4);
        match fit {
            "contain" => prop_assert_eq!((made.width, made.height), (box_width, box_height)),
            "inside" => prop_assert!(made.width <= box_width && made.height <= box_height),
            "cover" | "fill" if enlarge => prop_assert_eq!((made.width, made.height), (box_width, box_height)),
            "cover" | "fill" => prop_assert!(made.width <= box_width && made.height <= box_height),
            _ if enlarge => prop_assert!(made.width >= box_width && made.height >= box_height),
            _ => {}
        }
        prop_assert!(enlarge || fit == "contain" || (made.width <= width && made.height <= height));
    }
}
