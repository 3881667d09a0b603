use outboard_bench::Bench;

fn cases(bench: &mut Bench) {
    bench
        .case("histogram")
        .sizes([1 << 12, 1 << 16, 1 << 20])
        .input(|size| (0..size).map(|i| (i * 31 % 251) as u8).collect::<Vec<u8>>())
        .run(|bytes| counts::histogram(bytes));
}

fn main() {
    outboard_bench::run(cases)
}
