//! Rust streams, for JavaScript.

use futures_core::Stream;

use crate::Error;

/// What a stream may give: what an exported function may return.
///
/// Numbers, `bool`, `String`, `Vec`s of these, [`JsValue`](crate::JsValue), exported structs and enums, an `Option` of such a type,
/// and `Result<T, E>` for any `E: Into<outboard::Error>`. An error ends the stream, and is thrown at whoever reads it.
#[diagnostic::on_unimplemented(
    message = "a stream cannot give `{Self}` to JavaScript",
    label = "this is what the stream gives",
    note = "it may give numbers, strings, vectors of them, exported structs and enums, `JsValue`, and `Result`s of these"
)]
pub trait StreamItem {
    /// The item as JavaScript sees it.
    ///
    /// # Errors
    ///
    /// The error that the item is.
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    fn into_js(self) -> Result<crate::JsValue, Error>;
}

/// Items that wasm-bindgen knows how to convert, or the attribute has taught it. Elsewhere there is nothing to convert for.
#[macro_export]
#[doc(hidden)]
macro_rules! __stream_item {
    ($($item:ty),* $(,)?) => {
        $(
            impl $crate::__private::StreamItem for $item {
                #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
                fn into_js(self) -> ::core::result::Result<$crate::JsValue, $crate::Error> {
                    ::core::result::Result::Ok(::core::convert::Into::into(self))
                }
            }
        )*
    };
}

crate::__stream_item!(
    u8,
    i8,
    u16,
    i16,
    u32,
    i32,
    u64,
    i64,
    u128,
    i128,
    usize,
    isize,
    f32,
    f64,
    bool,
    String,
    crate::JsValue,
);

impl<T> StreamItem for Vec<T>
where
    crate::JsValue: From<Vec<T>>,
{
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    fn into_js(self) -> Result<crate::JsValue, Error> {
        Ok(self.into())
    }
}

impl<T: StreamItem> StreamItem for Option<T> {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    fn into_js(self) -> Result<crate::JsValue, Error> {
        self.map_or(Ok(crate::JsValue::UNDEFINED), T::into_js)
    }
}

impl<T: StreamItem, E: Into<Error>> StreamItem for Result<T, E> {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    fn into_js(self) -> Result<crate::JsValue, Error> {
        self.map_err(Into::into)?.into_js()
    }
}

/// What a wrapper returns where the author's function returns a stream.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub struct OutboardStream(());

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use boundary::OutboardStream;

/// What JavaScript gets of a stream. It outlives the call, so it borrows nothing.
pub fn stream<T: StreamItem + 'static, S: Stream<Item = T> + 'static>(stream: S) -> OutboardStream {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    return OutboardStream::new(stream);
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    {
        drop(stream);
        OutboardStream(())
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod boundary {
    use std::cell::{Cell, RefCell};
    use std::future::poll_fn;
    use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use futures_core::Stream;
    use js_sys::{Object, Promise, Reflect};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen_futures::future_to_promise;

    use super::StreamItem;
    use crate::Error;

    type Item = Result<JsValue, Error>;

    /// Polls the stream, and converts what it gives.
    type Items = Box<dyn FnMut(&mut Context<'_>) -> Poll<Option<Item>>>;

    /// A stream of Rust's: `next()` gives one item after the other.
    #[wasm_bindgen]
    pub struct OutboardStream(Rc<State>);

    struct State {
        /// Absent while it is polled, and from its end on. A panic while it is polled is an end too.
        items: RefCell<Option<Items>>,
        /// Whether somebody awaits an item.
        awaited: Cell<bool>,
        /// Whether JavaScript freed it.
        freed: Cell<bool>,
        waiting: RefCell<Option<Waker>>,
    }

    #[wasm_bindgen]
    impl OutboardStream {
        /// The next item. There is one caller at a time: another is refused, and not queued.
        #[wasm_bindgen(
            unchecked_return_type = "Promise<{ done: false; value: any } | { done: true; value: undefined }>"
        )]
        pub fn next(&self) -> Promise {
            crate::__private::enter();
            let state = Rc::clone(&self.0);
            if state.awaited.replace(true) {
                let error = Error::new(
                    "outboard/stream-busy",
                    "the stream is asked for an item while it computes another one",
                );
                return Promise::reject(&error.into());
            }
            future_to_promise(AssertUnwindSafe(async move {
                let turn = Turn(state);
                match poll_fn(|context| turn.0.poll(context)).await {
                    Some(item) => Ok(step(false, &item?)),
                    None => Ok(step(true, &JsValue::UNDEFINED)),
                }
            }))
        }
    }

    impl OutboardStream {
        pub(super) fn new<T: StreamItem + 'static>(
            stream: impl Stream<Item = T> + 'static,
        ) -> Self {
            let mut stream = Box::pin(stream);
            let items: Items = Box::new(move |context| {
                let item = stream.as_mut().poll_next(context);
                item.map(|item| item.map(T::into_js))
            });
            Self(Rc::new(State {
                items: RefCell::new(Some(items)),
                awaited: Cell::new(false),
                freed: Cell::new(false),
                waiting: RefCell::new(None),
            }))
        }
    }

    /// Who awaits an item of a stream that is freed hears that it has ended. What the stream holds is let go at once.
    impl Drop for OutboardStream {
        fn drop(&mut self) {
            self.0.freed.set(true);
            drop(self.0.items.take());
            if let Some(waker) = self.0.waiting.take() {
                waker.wake();
            }
        }
    }

    // After a panic there is no stream any more, and the next item is its end.
    impl UnwindSafe for OutboardStream {}
    impl RefUnwindSafe for OutboardStream {}

    impl State {
        fn poll(&self, context: &mut Context<'_>) -> Poll<Option<Item>> {
            // It is taken out, for it may come back here: by a callback that frees it.
            let Some(mut items) = self.items.take() else {
                return Poll::Ready(None);
            };
            let polled = items(context);
            if self.freed.get() {
                return Poll::Ready(None);
            }
            match polled {
                Poll::Ready(None | Some(Err(_))) => {}
                Poll::Ready(Some(Ok(_))) => *self.items.borrow_mut() = Some(items),
                Poll::Pending => {
                    *self.items.borrow_mut() = Some(items);
                    *self.waiting.borrow_mut() = Some(context.waker().clone());
                }
            }
            polled
        }
    }

    /// One wait for an item, which ends however it ends.
    struct Turn(Rc<State>);

    impl Drop for Turn {
        fn drop(&mut self) {
            self.0.awaited.set(false);
        }
    }

    fn step(done: bool, value: &JsValue) -> JsValue {
        let step = Object::new();
        // An object that was made a line ago takes any property, so there is nothing that could be reported.
        let _ = Reflect::set(&step, &"done".into(), &done.into());
        let _ = Reflect::set(&step, &"value".into(), value);
        step.into()
    }
}
