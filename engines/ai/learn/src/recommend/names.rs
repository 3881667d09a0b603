//! The caller's names for users and items, and their numbers here.

use std::collections::HashMap;
use std::sync::Arc;

/// Names in the order of their numbers. Any text is one, also an empty one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    list: Vec<Arc<str>>,
    index: HashMap<Arc<str>, u32>,
}

impl Names {
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).map(|number| *number as usize)
    }

    pub(crate) fn name(&self, number: usize) -> &str {
        &self.list[number]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|name| &**name)
    }

    /// The number of a name, which is a new one if need be. Limits keep numbers below 2³².
    pub(crate) fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.get(name) {
            return number;
        }
        let number = self.list.len();
        let name: Arc<str> = name.into();
        self.list.push(Arc::clone(&name));
        self.index.insert(name, number as u32);
        number
    }

    /// Takes back the last ones.
    pub(crate) fn truncate(&mut self, count: usize) {
        for name in self.list.drain(count..) {
            self.index.remove(&name);
        }
    }

    /// The numbers in the order of the names.
    pub(crate) fn sorted(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.list.len() as u32).collect();
        order.sort_unstable_by(|a, b| self.list[*a as usize].cmp(&self.list[*b as usize]));
        order
    }

    /// Only these, in this order.
    pub(crate) fn picked(&self, order: &[u32]) -> Self {
        let list: Vec<_> = order
            .iter()
            .map(|number| Arc::clone(&self.list[*number as usize]))
            .collect();
        let index = list
            .iter()
            .enumerate()
            .map(|(number, name)| (Arc::clone(name), number as u32))
            .collect();
        Self { list, index }
    }
}
