//! Is Rust worth it for a histogram? `outboard bench tests/benches/histogram`

use outboard_bench::Bench;

/// Pixels that look like noise, the same in every build.
fn photo(bytes: usize) -> Vec<u8> {
    let mut state = 1u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8
    };
    (0..bytes).map(|_| next()).collect()
}

fn cases(bench: &mut Bench) {
    bench
        .case("histogram")
        .sizes([1 << 12, 1 << 16, 1 << 20])
        .input(photo)
        .run(|rgba| histogram::histogram(rgba));
    bench
        .case("equalise")
        .sizes([1 << 12, 1 << 16, 1 << 20])
        .input(photo)
        .run(|rgba| histogram::equalise(rgba));
    bench
        .case("contrast")
        .sizes([1 << 12, 1 << 16, 1 << 20])
        .input(photo)
        .tolerance(1e-9)
        .parallel()
        .run(|rgba| histogram::contrast(rgba, 127.5));
}

fn main() {
    outboard_bench::run(cases)
}
