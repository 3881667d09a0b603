//! What goes into `vendor` must agree with the workspace that it is taken from.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use toml::Table;

fn table(text: &str) -> Table {
    text.parse::<Table>().unwrap()["workspace"]
        .as_table()
        .unwrap()
        .clone()
}

#[test]
fn the_workspace_in_vendor_says_what_ours_says() {
    let ours = table(include_str!("../../../Cargo.toml"));
    let theirs = table(include_str!("../templates/vendor/Cargo.toml"));
    assert_eq!(theirs["package"], ours["package"]);
    assert_eq!(theirs["resolver"], ours["resolver"]);
    for (name, there) in theirs["dependencies"].as_table().unwrap() {
        let mut here = ours["dependencies"][name].clone();
        if let Some(path) = here.get_mut("path") {
            *path = path.as_str().unwrap().replace("crates/", "").into();
        }
        assert_eq!(there, &here, "{name}");
    }
}
