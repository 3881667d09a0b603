//! Streams, which compute an item when it is asked for.

use futures_util::stream::unfold;
use outboard::{Control, Stream};

use crate::slow::sleep;
use crate::{EngineError, Tally};

/// What each item takes, in milliseconds.
const PAUSE: f64 = 1.0;

/// The numbers from 1 on.
#[outboard::export]
pub fn numbers_up_to(last: u32) -> impl Stream<Item = u32> {
    unfold(0, move |number| async move {
        if number == last {
            return None;
        }
        sleep(PAUSE).await;
        Some((number + 1, number + 1))
    })
}

/// The numbers from 1 on, and an error in place of one of them. It stops when its control says so.
#[outboard::export]
pub async fn numbers_failing_at(
    bad: u32,
    control: Control,
) -> Result<impl Stream<Item = Result<u32, EngineError>>, EngineError> {
    if bad == 0 {
        return Err(EngineError::TooLarge);
    }
    sleep(PAUSE).await;
    Ok(unfold(1, move |number| {
        let control = control.clone();
        async move {
            sleep(PAUSE).await;
            let item = match control.check() {
                Err(cancelled) => Err(cancelled.into()),
                Ok(()) if number == bad => Err(EngineError::TooLarge),
                Ok(()) => Ok(number),
            };
            Some((item, number + 1))
        }
    }))
}

/// Pieces of a file that is never in memory as a whole.
#[outboard::export(returns = "Uint8Array<ArrayBuffer>")]
pub fn zeros(pieces: u32, length: usize) -> impl Stream<Item = Vec<u8>> {
    unfold(pieces, move |left| async move {
        let left = left.checked_sub(1)?;
        Some((vec![0; length], left))
    })
}

#[outboard::export]
impl Tally {
    /// Tallies that begin where this one is, each one higher.
    pub fn followers(&self, count: u32) -> impl Stream<Item = Result<Tally, EngineError>> + use<> {
        let start = self.total();
        unfold(0, move |step| async move {
            if step == count {
                return None;
            }
            Some((Tally::new(start + f64::from(step)), step + 1))
        })
    }
}
