//! Tensors that stay on the lane: what one run gave, for others to take without a copy.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::Math;
use outboard::Error;
use outboard_session::Value;
use outboard_session::tensor::Layout;

use crate::tensors::Element;

/// Bytes that all tensors held on a lane may take. A loop that disposes of nothing is told so before the memory is full.
const MOST: usize = 1 << 30;

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
    static LANE: OnceCell<f64> = const { OnceCell::new() };
}

/// One tensor on the shelf.
pub(crate) struct Held {
    owner: u32,
    pub(crate) kind: Element,
    pub(crate) value: Value,
}

/// What is held on this lane.
#[derive(Default)]
struct Shelf {
    held: HashMap<u32, Rc<Held>>,
    bytes: usize,
    /// Never used twice: what is gone stays gone.
    last: u32,
}

/// A number that tells this lane from all others.
pub(crate) fn lane() -> f64 {
    LANE.with(|lane| *lane.get_or_init(Math::random))
}

/// The owner of what it puts on the shelf; all that goes with it.
pub(crate) struct Owner(u32);

impl Owner {
    pub(crate) fn new() -> Self {
        Self(SHELF.with_borrow_mut(Shelf::number))
    }

    /// Holds a tensor, by the number that is given back.
    pub(crate) fn hold(&self, kind: Element, value: Value) -> Result<u32, Error> {
        let owner = self.0;
        SHELF.with_borrow_mut(|shelf| shelf.hold(Held { owner, kind, value }, MOST))
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        SHELF.with_borrow_mut(|shelf| {
            let of_it = shelf.held.iter().filter(|(_, held)| held.owner == self.0);
            let ids: Vec<u32> = of_it.map(|(id, _)| *id).collect();
            shelf.forget(&ids);
        });
    }
}

/// A tensor that is held. It lives as long as what is given here.
pub(crate) fn get(id: u32) -> Result<Rc<Held>, Error> {
    let held = SHELF.with_borrow(|shelf| shelf.held.get(&id).cloned());
    held.ok_or_else(|| {
        Error::new(
            "ai/not-held",
            "a held tensor was disposed of, or went with the model that gave it",
        )
    })
}

/// Lets go of tensors; of those that are gone nothing is said.
pub(crate) fn forget(ids: &[u32]) {
    if !ids.is_empty() {
        SHELF.with_borrow_mut(|shelf| shelf.forget(ids));
    }
}

impl Shelf {
    fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn hold(&mut self, held: Held, most: usize) -> Result<u32, Error> {
        let bytes = self.bytes + size(&held.value);
        if bytes > most {
            return Err(Error::new(
                "ai/too-much-held",
                format!(
                    "{} tensors are held on this lane, and with one more they would take over {most} bytes; \
                     dispose of those that are not needed any more",
                    self.held.len()
                ),
            ));
        }
        self.bytes = bytes;
        let id = self.number();
        self.held.insert(id, Rc::new(held));
        Ok(id)
    }

    fn forget(&mut self, ids: &[u32]) {
        for held in ids.iter().filter_map(|id| self.held.remove(id)) {
            self.bytes -= size(&held.value);
        }
    }
}

/// Bytes of the elements of a tensor.
fn size(value: &Value) -> usize {
    match value {
        Value::FloatTensor(data) => data.len() * 4,
        Value::Int32Tensor(data) => data.len() * 4,
        Value::Int8Tensor(data) => data.len(),
        Value::UInt8Tensor(data) => data.len(),
        // Lists are not held.
        _ => 0,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use outboard_session::tensor::{Layout, Tensor};

    use super::{Held, Owner, SHELF, Shelf, forget, get};
    use crate::tensors::Element;

    fn row(length: usize) -> Held {
        Held {
            owner: 1,
            kind: Element::Float32,
            value: Tensor::from_data(&[length], vec![1.0_f32; length]).into(),
        }
    }

    #[test]
    fn holds_so_much_and_no_more() {
        let mut shelf = Shelf::default();
        let first = shelf.hold(row(50), 400).unwrap();
        shelf.hold(row(50), 400).unwrap();
        let full = shelf.hold(row(1), 400);
        assert_eq!(full.unwrap_err().code(), "ai/too-much-held");
        shelf.forget(&[first, first, 77]);
        assert_eq!(shelf.bytes, 200);
        assert_ne!(shelf.hold(row(50), 400).unwrap(), first);
    }

    #[test]
    fn goes_with_its_owner() {
        let (one, other) = (Owner::new(), Owner::new());
        let hold = |owner: &Owner| owner.hold(Element::Float32, row(4).value).unwrap();
        let (first, second, third) = (hold(&one), hold(&one), hold(&other));
        forget(&[first]);
        assert!(get(first).is_err() && get(second).is_ok());
        let used = get(second).unwrap();
        drop(one);
        assert_eq!(get(second).err().unwrap().code(), "ai/not-held");
        assert_eq!(used.value.as_view().len(), 4);
        assert!(get(third).is_ok());
        assert_eq!(SHELF.with_borrow(|shelf| shelf.bytes), 16);
    }
}
