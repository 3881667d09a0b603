//! Is Rust worth it here? `outboard bench` runs this natively, in browsers and in Node, against `search.js`.

use outboard::Control;
use outboard_bench::Bench;
use __crate__::search;

fn cases(bench: &mut Bench) {
    bench
        .case("search")
        .sizes([1 << 14, 1 << 17, 1 << 20])
        .input(text)
        .run(|text| {
            let found = search(text, "lighthouse keeper", 2, &Control::none()).unwrap_or_default();
            found
                .iter()
                .map(|found| (found.line, found.typos))
                .collect::<Vec<_>>()
        });
}

/// A text of about so many bytes.
fn text(size: usize) -> Vec<u8> {
    let lines = [
        "The keeper of the lighthouse went down to the harbour.\n",
        "Nobody had seen the lighthuose keeper since the storm.\n",
        "Rain fell on the boats, and on the empty market.\n",
    ];
    let mut bytes: Vec<u8> = lines.concat().bytes().cycle().take(size).collect();
    bytes.push(b'\n');
    bytes
}

fn main() {
    outboard_bench::run(cases);
}
