//! Builds again when the runtime that is embedded changes, new files included.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../packages/runtime/src");
}
