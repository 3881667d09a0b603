//! Choices that were made: what each was, until its reward comes.

use std::collections::{HashSet, VecDeque};

use crate::bytes::{Reader, Writer};
use crate::{Error, Result};

/// A choice that waits for its reward.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    pub(super) id: u64,
    pub(super) option: String,
    pub(super) context: Vec<f64>,
}

/// The choices of late.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Waiting {
    /// The number of the next choice.
    next: u64,
    made: VecDeque<Made>,
    /// Those of late that had their reward, so that a second is told from one that comes too late.
    rewarded: VecDeque<u64>,
}

impl Waiting {
    pub(super) fn add(&mut self, option: &str, context: &[f64], limit: usize) -> u64 {
        let id = self.next;
        self.next += 1;
        self.made.push_back(Made {
            id,
            option: option.to_owned(),
            context: context.to_vec(),
        });
        while self.made.len() > limit {
            self.made.pop_front();
        }
        id
    }

    /// The choice that is to be rewarded, and waits no more.
    pub(super) fn take(&mut self, id: u64, limit: usize) -> Result<Made> {
        if id >= self.next {
            return Err(Error::UnknownChoice(id));
        }
        let found = self.made.binary_search_by_key(&id, |made| made.id).ok();
        let Some(made) = found.and_then(|at| self.made.remove(at)) else {
            return Err(if self.rewarded.contains(&id) {
                Error::AlreadyRewarded(id)
            } else {
                Error::ChoiceExpired(id)
            });
        };
        self.rewarded.push_back(id);
        while self.rewarded.len() > limit {
            self.rewarded.pop_front();
        }
        Ok(made)
    }

    /// Forgets choices of an option, or all.
    pub(super) fn forget(&mut self, option: Option<&str>) {
        self.made
            .retain(|made| option.is_some_and(|option| made.option != option));
    }

    pub(super) fn len(&self) -> usize {
        self.made.len()
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.u64(self.next);
        writer.count(self.made.len());
        for made in &self.made {
            writer.u64(made.id);
            writer.text(&made.option);
            writer.f64s(&made.context);
        }
        writer.count(self.rewarded.len());
        self.rewarded.iter().for_each(|id| writer.u64(*id));
    }

    pub(super) fn read(
        reader: &mut Reader<'_>,
        width: usize,
        limit: usize,
        known: &HashSet<&str>,
    ) -> Result<Self> {
        let next = reader.u64()?;
        let count = reader.count(16)?;
        let mut made: VecDeque<Made> = VecDeque::with_capacity(count);
        for _ in 0..count {
            let each = Made {
                id: reader.u64()?,
                option: reader.text()?.to_owned(),
                context: reader.f64s(width)?,
            };
            let in_order = made.back().is_none_or(|last| last.id < each.id) && each.id < next;
            let sound = each
                .context
                .iter()
                .all(|value| value.abs() <= super::LARGEST);
            if !(in_order && sound && known.contains(&*each.option)) {
                return Err(Error::bad_state("a choice in it is none"));
            }
            made.push_back(each);
        }
        let count = reader.count(8)?;
        let rewarded: VecDeque<u64> = (0..count).map(|_| reader.u64()).collect::<Result<_>>()?;
        // Numbers of choices cross to JavaScript, where they are exact up to 2⁵³.
        if made.len() > limit || rewarded.len() > limit || next > 1 << 53 {
            return Err(Error::bad_state("it holds more than its own limits"));
        }
        Ok(Self {
            next,
            made,
            rewarded,
        })
    }
}
