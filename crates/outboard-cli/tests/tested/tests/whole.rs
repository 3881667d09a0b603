//! The crate from outside.

#[test]
fn adds_from_outside() {
    assert_eq!(tested::add(2, 2), 4);
}
