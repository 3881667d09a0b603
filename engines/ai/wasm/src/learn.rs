//! What is learned on the machine: recommendations, and choices. Events come as records, for there may be many.

use outboard::{Control, Error, JsValue};
use outboard_learn::{
    Bandit as Choices, Event, Forget, Recommender as Recommendations, Train, Wish,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{failure, from_js, to_js};
use crate::learn_plain::{
    BanditSettings, Chosen, Found, Gone, Like, Reason, RecommenderSettings, Status, Wanted,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("learn.types.d.ts");

/// Something that a user did with an item.
#[outboard::record]
pub struct UserEvent {
    user: String,
    item: String,
    weight: Option<f64>,
    rating: Option<f64>,
    /// In milliseconds since 1970.
    time: Option<f64>,
}

/// A user and an item.
#[outboard::record]
pub struct UserItem {
    user: String,
    item: String,
}

/// A recommender on a lane.
#[outboard::export]
pub struct Recommender {
    inner: Recommendations,
}

/// A bandit on a lane.
#[outboard::export]
pub struct Bandit {
    inner: Choices,
}

#[outboard::export]
impl Recommender {
    /// One that knows nothing yet.
    #[outboard::export(constructor)]
    pub fn new(
        #[outboard(ts = "RecommenderSettings", optional)] settings: JsValue,
    ) -> Result<Recommender, Error> {
        let settings: RecommenderSettings = from_js(&settings)?;
        let inner = Recommendations::new(settings.into()).map_err(learn_failure)?;
        Ok(Recommender { inner })
    }

    /// The one that was exported.
    pub fn import(bytes: &[u8]) -> Result<Recommender, Error> {
        let inner = Recommendations::import(bytes).map_err(learn_failure)?;
        Ok(Recommender { inner })
    }

    /// All that is known and was learned.
    pub fn export(&self) -> Vec<u8> {
        self.inner.export()
    }

    /// Learns from events; `train` is `auto`, `full` or `touched`.
    #[outboard::export(returns = "LearnedStatus")]
    pub fn learn(
        &mut self,
        events: Vec<UserEvent>,
        train: &str,
        control: &Control,
    ) -> Result<JsValue, Error> {
        let train = match train {
            "full" => Train::Full,
            "touched" => Train::Touched,
            _ => Train::Auto,
        };
        let events: Vec<Event<'_>> = events.iter().map(UserEvent::event).collect();
        let done = self.inner.learn(&events, train, &watch(control));
        let done = done.map_err(learn_failure)?;
        to_js(&Status::of(done.known, done.full))
    }

    /// Forgets a user, an item, what the user did with the item, or everything.
    pub fn forget(
        &mut self,
        #[outboard(ts = "ForgetWhat")] what: JsValue,
        control: &Control,
    ) -> Result<(), Error> {
        let what: Gone = from_js(&what)?;
        let what = match (&what.user, &what.item) {
            (Some(user), Some(item)) => Forget::Pair(user, item),
            (Some(user), None) => Forget::User(user),
            (None, Some(item)) => Forget::Item(item),
            (None, None) => Forget::All,
        };
        self.inner
            .forget(what, &watch(control))
            .map_err(learn_failure)
    }

    /// What a user may like.
    #[outboard::export(returns = "FoundItem[]")]
    pub fn recommend(
        &self,
        user: &str,
        #[outboard(ts = "RecommendWish", optional)] wish: JsValue,
    ) -> Result<JsValue, Error> {
        let wanted: Wanted = from_js(&wish)?;
        let only = wanted.only.as_deref().map(names);
        let except = names(&wanted.except);
        let wish = Wish {
            top: wanted.top,
            because: wanted.because,
            seen: wanted.seen,
            only: only.as_deref(),
            except: &except,
        };
        let found = self.inner.recommend(user, &wish).map_err(learn_failure)?;
        to_js(&found.into_iter().map(Found::from).collect::<Vec<_>>())
    }

    /// What speaks for an item.
    #[outboard::export(returns = "ItemReason[]")]
    pub fn explain(&self, user: &str, item: &str) -> Result<JsValue, Error> {
        let reasons = self.inner.explain(user, item).map_err(learn_failure)?;
        to_js(&reasons.into_iter().map(Reason::from).collect::<Vec<_>>())
    }

    /// Items like one.
    #[outboard::export(returns = "LikeItem[]")]
    pub fn similar(&self, item: &str, top: usize) -> Result<JsValue, Error> {
        let found = self.inner.similar(item, top).map_err(learn_failure)?;
        to_js(&found.into_iter().map(Like::from).collect::<Vec<_>>())
    }

    /// How users would rate items.
    pub fn predict(&self, pairs: Vec<UserItem>) -> Result<Vec<f64>, Error> {
        let guess = |pair: &UserItem| self.inner.predict(&pair.user, &pair.item);
        let all: outboard_learn::Result<Vec<f64>> = pairs.iter().map(guess).collect();
        all.map_err(learn_failure)
    }

    /// The names of all items.
    pub fn items(&self) -> Vec<String> {
        self.inner.items().map(str::to_owned).collect()
    }

    /// How much is known.
    #[outboard::export(returns = "LearnedStatus")]
    pub fn known(&self) -> Result<JsValue, Error> {
        to_js(&Status::of(self.inner.known(), false))
    }
}

#[outboard::export]
impl Bandit {
    /// One that knows nothing yet.
    #[outboard::export(constructor)]
    pub fn new(
        #[outboard(ts = "BanditSettings", optional)] settings: JsValue,
    ) -> Result<Bandit, Error> {
        let settings: BanditSettings = from_js(&settings)?;
        let inner = Choices::new(settings.into()).map_err(learn_failure)?;
        Ok(Bandit { inner })
    }

    /// The one that was exported.
    pub fn import(bytes: &[u8]) -> Result<Bandit, Error> {
        let inner = Choices::import(bytes).map_err(learn_failure)?;
        Ok(Bandit { inner })
    }

    /// All that was learned.
    pub fn export(&self) -> Vec<u8> {
        self.inner.export()
    }

    /// Chooses for the numbers of a context.
    #[outboard::export(returns = "ChosenOption")]
    pub fn choose(&mut self, context: &[f64]) -> Result<JsValue, Error> {
        let choice = self.inner.choose(context).map_err(learn_failure)?;
        to_js(&Chosen::from(choice))
    }

    /// What came of a choice.
    pub fn reward(&mut self, id: f64, value: f64) -> Result<(), Error> {
        // Numbers are exact up to 2⁵³, and no choice has one that is larger.
        self.inner.reward(id as u64, value).map_err(learn_failure)
    }

    /// One more option.
    pub fn add(&mut self, option: &str) -> Result<(), Error> {
        self.inner.add(option).map_err(learn_failure)
    }

    /// Takes an option out.
    pub fn remove(&mut self, option: &str) -> Result<(), Error> {
        self.inner.remove(option).map_err(learn_failure)
    }

    /// Forgets what was learned of an option, or of all.
    pub fn forget(&mut self, option: Option<String>) -> Result<(), Error> {
        self.inner.forget(option.as_deref()).map_err(learn_failure)
    }

    /// What there is to choose among.
    pub fn names(&self) -> Vec<String> {
        self.inner.options().options.clone()
    }

    /// The names of the numbers of a context.
    pub fn features(&self) -> Vec<String> {
        self.inner.options().features.clone()
    }
}

impl UserEvent {
    fn event(&self) -> Event<'_> {
        Event {
            user: &self.user,
            item: &self.item,
            weight: self.weight,
            rating: self.rating,
            time: self.time,
        }
    }
}

fn names(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

fn learn_failure(error: outboard_learn::Error) -> Error {
    failure(error.code(), error)
}

/// Lets the caller look on, and stop the work.
fn watch(control: &Control) -> impl Fn(f64, &str) -> bool {
    move |fraction, what| {
        control.progress(fraction, what);
        !control.is_stopped()
    }
}
