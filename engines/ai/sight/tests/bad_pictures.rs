//! What is no picture is refused before anything is made of it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use outboard_sight::Picture;

#[test]
fn sizes_that_are_none_and_bytes_that_do_not_fit() {
    let bytes = vec![0; 4 * 10 * 10];
    for (width, height) in [
        (0, 0),
        (0, 10),
        (10, 0),
        (10, 9),
        (11, 10),
        // A hundred million pixels, as many as two numbers can say, and as many bytes as a product of 32 bits would say.
        (10_000, 10_000),
        (u32::MAX, u32::MAX),
        (1 << 31, 1 << 31),
        ((1 << 30) + 100, 1),
    ] {
        let refused = Picture::new(&bytes, width, height).unwrap_err();
        assert_eq!(refused.code(), "ai/bad-picture", "{width} × {height}");
        assert!(
            refused.to_string().contains(&width.to_string()),
            "{refused}"
        );
    }
    assert!(Picture::new(&bytes, 10, 10).is_ok());
    assert!(Picture::new(&bytes, 100, 1).is_ok());
}
