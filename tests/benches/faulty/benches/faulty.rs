//! Cases that go wrong, each in its own way, and one that does not.

use outboard_bench::Bench;

fn cases(bench: &mut Bench) {
    bench
        .case("fine")
        .sizes([1_000])
        .run(|size| (0..*size as u64).map(|n| n * n % 7).sum::<u64>());
    // Another result in wasm, as of a bug that only shows there.
    bench.case("differs").run(|_| {
        let odd = if cfg!(target_arch = "wasm32") { 30 } else { 3 };
        vec![1u32, 2, odd, 4]
    });
    bench.case("panics").run(|_| -> u32 { panic!("out of cheese") });
    bench.case("endless").run(|_| {
        let mut turns = 0u32;
        while cfg!(target_arch = "wasm32") {
            turns = std::hint::black_box(turns.wrapping_add(1));
        }
        0u32
    });
    // What JavaScript returns here is nothing that can be compared.
    bench.case("unfit").run(|_| 0u32);
}

fn main() {
    outboard_bench::run(cases)
}
