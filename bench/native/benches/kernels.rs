//! The fixed list of `cargo xtask bench native`: 24 kernels on one thread, and those worth more than one once more with rayon.

use outboard_bench::{AsValue, Bench, Value};
use outboard_bench_native::games::{fannkuch, mandelbrot, maps, nbody, rays, spectral, trees};
use outboard_bench_native::{
    codecs, crypto, matrix, parallel, pixels, signal, sorting, tables, text,
};

fn cases(bench: &mut Bench) {
    pictures(bench);
    hashes_and_ciphers(bench);
    numbers(bench);
    texts(bench);
    games(bench);
    threads(bench);
}

fn pictures(bench: &mut Bench) {
    bench
        .case("JPEG decode")
        .input(|_| codecs::jpeg())
        .tolerance(0.01)
        .run(|file| Photograph(codecs::decode(file)));
    bench
        .case("JPEG encode")
        .input(|_| codecs::pixels())
        .run(|rgba| codecs::encode_jpeg(rgba));
    bench
        .case("PNG decode")
        .input(|_| codecs::png())
        .run(|file| codecs::decode(file));
    bench
        .case("PNG encode")
        .input(|_| codecs::small_pixels())
        .run(|rgba| codecs::encode_png(rgba));
    bench
        .case("resize")
        .input(|_| pixels::picture())
        .run(|rgba| pixels::resize(rgba));
    bench
        .case("blur")
        .input(|_| pixels::picture())
        .run(|rgba| pixels::blur(rgba));
}

fn hashes_and_ciphers(bench: &mut Bench) {
    bench
        .case("SHA-256")
        .input(|_| crypto::message())
        .run(|message| crypto::sha256(message));
    bench
        .case("BLAKE3")
        .input(|_| crypto::message())
        .run(|message| crypto::blake3(message));
    bench
        .case("ChaCha20-Poly1305")
        .input(|_| crypto::message())
        .run(|message| crypto::chacha20poly1305(message));
    bench
        .case("Argon2id")
        .input(|_| String::from("correct horse battery staple"))
        .run(|password| crypto::argon2id(password.as_bytes()));
}

fn numbers(bench: &mut Bench) {
    bench
        .case("FFT")
        .input(|_| signal::sound())
        .tolerance(1e-3)
        .run(|sound| signal::spectrum(sound));
    bench
        .case("sgemm")
        .input(|_| matrix::matrices())
        .tolerance(1e-5)
        .run(|matrices| matrix::sgemm(matrices));
    bench
        .case("sort")
        .input(|_| sorting::keys())
        .run(|keys| sorting::sort(keys));
}

fn texts(bench: &mut Bench) {
    bench
        .case("CSV parse and group")
        .input(|_| tables::csv())
        .run(|csv| tables::group(csv));
    bench
        .case("JSON parse")
        .input(|_| tables::json())
        .run(|json| tables::parse(json));
    bench
        .case("regex search")
        .input(|_| text::log())
        .run(|log| text::search(log));
    bench
        .case("string building")
        .input(|_| text::rows())
        .run(|rows| text::build(rows));
}

fn games(bench: &mut Bench) {
    bench
        .case("n-body")
        .sizes([300_000])
        .run(|steps| nbody::nbody(*steps as u32));
    bench
        .case("mandelbrot")
        .sizes([400])
        .run(|side| mandelbrot::mandelbrot(*side));
    bench
        .case("spectral norm")
        .sizes([500])
        .run(|n| spectral::spectral_norm(*n));
    bench
        .case("fannkuch")
        .sizes([9])
        .run(|n| fannkuch::fannkuch(*n));
    bench.case("ray tracing").run(|_| rays::picture());
    bench
        .case("hash map churn")
        .input(|_| maps::keys())
        .run(|keys| maps::churn(keys));
    bench
        .case("binary trees")
        .sizes([12])
        .run(|deepest| trees::trees(*deepest as u32));
}

fn threads(bench: &mut Bench) {
    bench
        .case("blur, threads")
        .parallel()
        .input(|_| pixels::picture())
        .run(|rgba| parallel::blur(rgba));
    bench
        .case("sgemm, threads")
        .parallel()
        .input(|_| matrix::matrices())
        .tolerance(1e-5)
        .run(|matrices| parallel::sgemm(matrices));
    bench
        .case("sort, threads")
        .parallel()
        .input(|_| sorting::keys())
        .run(|keys| parallel::sort(keys));
    bench
        .case("mandelbrot, threads")
        .parallel()
        .sizes([400])
        .run(|side| parallel::mandelbrot(*side));
    bench
        .case("spectral norm, threads")
        .parallel()
        .sizes([500])
        .run(|n| parallel::spectral_norm(*n));
    bench
        .case("ray tracing, threads")
        .parallel()
        .run(|_| parallel::rays());
}

/// What JPEG gives: how the transform is rounded is left to the decoder, so a channel may differ by one, and means are compared. They are
/// made where results are compared, and not where time is taken.
struct Photograph(Vec<u8>);

impl AsValue for Photograph {
    fn as_value(&self) -> Value {
        let sum = |piece: &[u8]| piece.iter().map(|&byte| f64::from(byte)).sum::<f64>();
        let pieces = self.0.chunks(256);
        let means = pieces.map(|piece| sum(piece) / piece.len() as f64);
        means.collect::<Vec<f64>>().as_value()
    }
}

fn main() {
    #[cfg(target_os = "linux")]
    if let Err(error) = outboard_bench_native::one_core::keep() {
        eprintln!("this process cannot be kept to one core: {error}");
        std::process::exit(1);
    }
    #[cfg(feature = "same-width")]
    if let Err(error) = outboard_bench_native::narrow::pretend() {
        eprintln!("{error}");
        std::process::exit(1);
    }
    outboard_bench::run(cases);
}
