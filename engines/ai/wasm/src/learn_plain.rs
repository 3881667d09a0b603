//! Settings and results of what is learned, as plain objects.

use outboard_learn::{
    BanditOptions, Because, Choice, Known, Limits, Method, Recommendation, RecommenderOptions,
    Similar, Source, Standing,
};
use serde::{Deserialize, Serialize};

/// Those of a recommender; what is left out is as it is by default.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct RecommenderSettings {
    factors: usize,
    iterations: usize,
    confidence: f64,
    regularisation: f64,
    rating_regularisation: f64,
    scale: (f64, f64),
    half_life: Option<f64>,
    seed: u32,
    limits: LimitSettings,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LimitSettings {
    users: usize,
    items: usize,
    pairs: usize,
}

impl Default for RecommenderSettings {
    fn default() -> Self {
        let options = RecommenderOptions::default();
        Self {
            factors: options.factors,
            iterations: options.iterations,
            confidence: options.confidence,
            regularisation: options.regularisation,
            rating_regularisation: options.rating_regularisation,
            scale: options.scale,
            half_life: options.half_life,
            seed: 1,
            limits: LimitSettings::default(),
        }
    }
}

impl Default for LimitSettings {
    fn default() -> Self {
        let Limits {
            users,
            items,
            pairs,
        } = Limits::default();
        Self {
            users,
            items,
            pairs,
        }
    }
}

impl From<RecommenderSettings> for RecommenderOptions {
    fn from(settings: RecommenderSettings) -> Self {
        Self {
            factors: settings.factors,
            iterations: settings.iterations,
            confidence: settings.confidence,
            regularisation: settings.regularisation,
            rating_regularisation: settings.rating_regularisation,
            scale: settings.scale,
            half_life: settings.half_life,
            seed: u64::from(settings.seed),
            limits: Limits {
                users: settings.limits.users,
                items: settings.limits.items,
                pairs: settings.limits.pairs,
            },
        }
    }
}

/// Those of a bandit; what is left out is as it is by default.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct BanditSettings {
    options: Vec<String>,
    features: Vec<String>,
    method: MethodName,
    exploration: f64,
    regularisation: f64,
    decay: f64,
    waiting: usize,
    seed: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum MethodName {
    Ucb,
    Thompson,
}

impl Default for BanditSettings {
    fn default() -> Self {
        let options = BanditOptions::default();
        Self {
            options: options.options,
            features: options.features,
            method: MethodName::Ucb,
            exploration: options.exploration,
            regularisation: options.regularisation,
            decay: options.decay,
            waiting: options.waiting,
            seed: 1,
        }
    }
}

impl From<BanditSettings> for BanditOptions {
    fn from(settings: BanditSettings) -> Self {
        Self {
            options: settings.options,
            features: settings.features,
            method: match settings.method {
                MethodName::Ucb => Method::Ucb,
                MethodName::Thompson => Method::Thompson,
            },
            exploration: settings.exploration,
            regularisation: settings.regularisation,
            decay: settings.decay,
            waiting: settings.waiting,
            seed: u64::from(settings.seed),
        }
    }
}

/// What is to be recommended.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Wanted {
    pub(crate) top: usize,
    pub(crate) because: usize,
    pub(crate) seen: bool,
    pub(crate) only: Option<Vec<String>>,
    pub(crate) except: Vec<String>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            top: 10,
            because: 3,
            seen: false,
            only: None,
            except: Vec::new(),
        }
    }
}

/// What is to be forgotten: a user, an item, both together, or everything.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gone {
    pub(crate) user: Option<String>,
    pub(crate) item: Option<String>,
}

/// How much is known, and whether all was trained just now.
#[derive(Serialize)]
pub(crate) struct Status {
    users: usize,
    items: usize,
    pairs: usize,
    ratings: usize,
    full: bool,
}

impl Status {
    pub(crate) fn of(known: Known, full: bool) -> Self {
        Self {
            users: known.users,
            items: known.items,
            pairs: known.pairs,
            ratings: known.ratings,
            full,
        }
    }
}

/// A recommendation.
#[derive(Serialize)]
pub(crate) struct Found {
    item: String,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<f64>,
    source: &'static str,
    because: Vec<Reason>,
}

impl From<Recommendation> for Found {
    fn from(found: Recommendation) -> Self {
        Self {
            item: found.item,
            score: found.score,
            rating: found.rating,
            source: match found.source {
                Source::Interest => "interest",
                Source::Popular => "popular",
            },
            because: found.because.into_iter().map(Reason::from).collect(),
        }
    }
}

/// A reason.
#[derive(Serialize)]
pub(crate) struct Reason {
    item: String,
    share: f64,
}

impl From<Because> for Reason {
    fn from(because: Because) -> Self {
        let Because { item, share } = because;
        Self { item, share }
    }
}

/// An item that is like another.
#[derive(Serialize)]
pub(crate) struct Like {
    item: String,
    similarity: f64,
}

impl From<Similar> for Like {
    fn from(similar: Similar) -> Self {
        let Similar { item, similarity } = similar;
        Self { item, similarity }
    }
}

/// A choice.
#[derive(Serialize)]
pub(crate) struct Chosen {
    id: u64,
    option: String,
    why: Vec<Stood>,
}

#[derive(Serialize)]
struct Stood {
    option: String,
    expected: f64,
    uncertainty: f64,
    score: f64,
    rewards: u64,
}

impl From<Choice> for Chosen {
    fn from(choice: Choice) -> Self {
        let stood = |each: Standing| Stood {
            option: each.option,
            expected: each.expected,
            uncertainty: each.uncertainty,
            score: each.score,
            rewards: each.rewards,
        };
        Self {
            id: choice.id,
            option: choice.option,
            why: choice.standings.into_iter().map(stood).collect(),
        }
    }
}
