//! Small JPEG files that ask for hours of work.

mod common;

use common::{encode, files, pattern, plan};
use outboard_image::{Limits, Plan, run};

/// A JPEG whose last scan comes again and again, each time as a header and no data: the decoder takes what is missing for zeros.
fn bomb(file: &[u8], scans: usize) -> Vec<u8> {
    let last = file
        .windows(2)
        .rposition(|marker| marker == [0xff, 0xda])
        .expect("a scan");
    let length = usize::from(u16::from_be_bytes([file[last + 2], file[last + 3]]));
    let header = &file[last..last + 2 + length];
    let end = [0xff, 0xd9];
    let whole = file.strip_suffix(&end).expect("an end");
    [whole, &header.repeat(scans), &end].concat()
}

fn progressive(side: u16) -> Vec<u8> {
    let rgb = vec![100; usize::from(side) * usize::from(side) * 3];
    files::jpeg(&rgb, side, side, |encoder| {
        encoder.set_progressive(true);
    })
}

fn code(file: &[u8], plan: &Plan) -> Result<(), &'static str> {
    run(file, plan).map(|_| ()).map_err(|error| error.code())
}

#[test]
fn thousands_of_scans_of_a_large_picture_are_refused_before_the_first() {
    for (side, scans) in [(2000, 5000), (8000, 100)] {
        let file = bomb(&progressive(side), scans);
        assert!(file.len() < 4_000_000, "{}", file.len());
        // Also where it is decoded at a reduced size, and without scans that would not be seen.
        for operations in ["", r#"{ "resize": { "width": 5 } }"#] {
            let plan = plan(operations, r#"{ "pixels": {} }"#);
            assert_eq!(code(&file, &plan), Err("image/too-large"), "{side}");
        }
    }
}

#[test]
fn scans_of_files_that_are_not_progressive_count_too() {
    let file = bomb(
        &encode(&pattern(200, 200, false), 200, 200, r#"{ "jpeg": {} }"#),
        100,
    );
    let limits = Limits {
        pixels: 40_000,
        ..Limits::default()
    };
    let plan = Plan {
        limits,
        ..Plan::default()
    };
    assert_eq!(code(&file, &plan), Err("image/too-large"));
}

#[test]
fn as_many_scans_as_files_in_use_have_are_read_at_any_limit() {
    for side in [1, 40, 300] {
        let limits = Limits {
            pixels: u64::from(side) * u64::from(side),
            ..Limits::default()
        };
        let plan = Plan {
            limits,
            ..Plan::default()
        };
        assert_eq!(code(&bomb(&progressive(side), 12), &plan), Ok(()), "{side}");
    }
}
