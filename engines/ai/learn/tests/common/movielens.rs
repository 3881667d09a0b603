//! The ratings of MovieLens 100K.

use outboard_learn::Event;

/// A line of the file.
pub(crate) struct Rating {
    /// Who.
    pub(crate) user: String,
    /// Which film.
    pub(crate) item: String,
    /// 1 to 5.
    pub(crate) rating: f64,
    /// In milliseconds.
    pub(crate) time: f64,
}

/// All of them, those to learn from and those to test with.
pub(crate) fn split(seed: u32) -> (Vec<Rating>, Vec<Rating>) {
    let text =
        String::from_utf8(outboard_models::read("movielens/ratings.tsv")).expect("it is text");
    let mut state = seed;
    // The same steps as in tests/browser/ai-learn.test.mjs, so that both have the same split.
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .map(rating)
        .partition(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8 >= (1 << 24) / 5
        })
}

/// As events.
pub(crate) fn events(ratings: &[Rating]) -> Vec<Event<'_>> {
    ratings
        .iter()
        .map(|each| {
            Event::new(&each.user, &each.item)
                .rating(each.rating)
                .time(each.time)
        })
        .collect()
}

fn rating(line: &str) -> Rating {
    let mut fields = line.split('\t');
    let mut field = || fields.next().expect("a line has four fields");
    let (user, item) = (field().to_owned(), field().to_owned());
    let mut number = || field().trim().parse::<f64>().expect("a number");
    Rating {
        user,
        item,
        rating: number(),
        time: number() * 1000.0,
    }
}
