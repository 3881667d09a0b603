//! What the attribute says to a mistake, and where it points. `TRYBUILD=overwrite` blesses new words.

#[test]
fn mistakes_are_explained_where_they_are_made() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
}
