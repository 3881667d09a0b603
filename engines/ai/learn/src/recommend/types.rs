//! What is told to a recommender, and what it answers.

/// Something that a user did with an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event<'a> {
    /// Who: any name.
    pub user: &'a str,
    /// With what: any name.
    pub item: &'a str,
    /// How much it says, 0 to 1,000,000. Without one it is 1, or 0 where there is a rating, which says enough.
    pub weight: Option<f64>,
    /// How the user rated the item.
    pub rating: Option<f64>,
    /// When, in milliseconds since 1970; without, as late as the latest event known.
    pub time: Option<f64>,
}

impl<'a> Event<'a> {
    /// The user did something with the item, now.
    pub fn new(user: &'a str, item: &'a str) -> Self {
        Self {
            user,
            item,
            weight: None,
            rating: None,
            time: None,
        }
    }

    /// The same with a weight.
    #[must_use]
    pub fn weight(self, weight: f64) -> Self {
        Self {
            weight: Some(weight),
            ..self
        }
    }

    /// The same with a rating.
    #[must_use]
    pub fn rating(self, rating: f64) -> Self {
        Self {
            rating: Some(rating),
            ..self
        }
    }

    /// The same at a time.
    #[must_use]
    pub fn time(self, time: f64) -> Self {
        Self {
            time: Some(time),
            ..self
        }
    }
}

/// How much is trained when events come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Train {
    /// All, where a fifth or more is new since all was trained; else only what the events touch.
    #[default]
    Auto,
    /// All, from the beginning.
    Full,
    /// Only the users and items of the events, one step each.
    Touched,
}

/// What came of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trained {
    /// Whether all was trained, and not only what the events touch.
    pub full: bool,
    /// What is known now.
    pub known: Known,
}

/// How much is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Users with an event.
    pub users: usize,
    /// Items with an event.
    pub items: usize,
    /// Pairs of a user and an item.
    pub pairs: usize,
    /// Those with a rating.
    pub ratings: usize,
}

/// What is to be recommended.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// How many; 10 by default.
    pub top: usize,
    /// How many reasons each has at most; 3 by default.
    pub because: usize,
    /// Whether items that the user knows may be among them.
    pub seen: bool,
    /// Only these items.
    pub only: Option<&'a [&'a str]>,
    /// None of these items.
    pub except: &'a [&'a str],
}

impl Default for Wish<'_> {
    fn default() -> Self {
        Self {
            top: 10,
            because: 3,
            seen: false,
            only: None,
            except: &[],
        }
    }
}

/// An item that the user may like.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// Which.
    pub item: String,
    /// The higher, the better: near 1 for what surely interests, for [`Source::Popular`] as a share of the most popular.
    pub score: f64,
    /// The rating that the user would give, where ratings are known.
    pub rating: Option<f64>,
    /// Where the score comes from.
    pub source: Source,
    /// The user's own items that speak for it, the weightiest first.
    pub because: Vec<Because>,
}

/// Where a score comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From what the user did.
    Interest,
    /// From what all did, for of the user nothing is known.
    Popular,
}

/// A reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// Something that the user knows.
    pub item: String,
    /// Its part in all that speaks for the recommendation: those of all reasons sum up to 1.
    pub share: f64,
}

/// An item that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Which.
    pub item: String,
    /// 0 to 1.
    pub similarity: f64,
}

/// What is to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forget<'a> {
    /// All that this user did.
    User(&'a str),
    /// All that was done with this item.
    Item(&'a str),
    /// What this user did with this item.
    Pair(&'a str, &'a str),
    /// Everything.
    All,
}
