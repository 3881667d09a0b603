//! A say in a call that runs: whether it is to stop, and how far it is.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use crate::lane::{Caller, LaneControl};

/// Tells a function whether its caller still wants the result, and the caller how far the function is.
///
/// A parameter `&Control` of an exported function is filled in: JavaScript does not see it. The caller stops the call by the
/// options `signal` and `timeout`, and hears of progress by `onProgress`. What returns early then returns the error
/// [`Cancelled`], and the caller gets the signal's own reason.
///
/// Natively a control is made, in a test or by a program that uses the engine as a library:
///
/// ```
/// use std::sync::{Arc, Mutex};
/// use outboard::{Cancelled, Control};
///
/// #[outboard::export]
/// pub fn count_primes(limit: u32, control: &Control) -> Result<u32, Cancelled> {
///     let mut count = 0;
///     for number in 2..limit {
///         if number % 256 == 0 {
///             control.check()?;
///             control.progress(f64::from(number) / f64::from(limit), "sieving");
///         }
///         count += u32::from((2..number).all(|divisor| number % divisor != 0));
///     }
///     Ok(count)
/// }
///
/// assert_eq!(count_primes(100, &Control::none()), Ok(25));
///
/// let seen = Arc::new(Mutex::new(Vec::new()));
/// let control = Control::new({
///     let seen = Arc::clone(&seen);
///     move |fraction, note| seen.lock().unwrap().push((fraction, note.to_owned()))
/// });
/// assert_eq!(count_primes(1024, &control), Ok(172));
/// assert_eq!(seen.lock().unwrap()[0], (0.25, "sieving".to_owned()));
///
/// control.stop();
/// assert_eq!(count_primes(1024, &control), Err(Cancelled));
/// ```
///
/// A clone is the same control: an async function, a stream or a thread may keep one, also one of rayon's in a build with threads.
#[derive(Clone, Default)]
pub struct Control(Option<Arc<Shared>>);

/// What the clones of a control have in common.
struct Shared {
    stopped: AtomicBool,
    other_end: OtherEnd,
}

/// What natively hears of progress.
type OnProgress = dyn Fn(f64, &str) + Send + Sync;

/// Who is told how far the work is.
enum OtherEnd {
    Rust(Box<OnProgress>),
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    Lane(Caller),
}

impl Control {
    /// A control that never stops, and reports to nobody.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// A control that goes on until [`stop`](Self::stop), and reports to a closure: a fraction from 0 to 1, and a note, which
    /// may be empty.
    pub fn new(on_progress: impl Fn(f64, &str) + Send + Sync + 'static) -> Self {
        Self::with(OtherEnd::Rust(Box::new(on_progress)))
    }

    /// The control that a lane put among the arguments.
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    pub(crate) fn of_lane(lane: LaneControl) -> Self {
        Self::with(OtherEnd::Lane(lane.into()))
    }

    fn with(other_end: OtherEnd) -> Self {
        Self(Some(Arc::new(Shared {
            stopped: AtomicBool::new(false),
            other_end,
        })))
    }

    /// Asks whatever runs under this control, or a clone of it, to stop. [`Control::none`] does not.
    pub fn stop(&self) {
        if let Some(shared) = &self.0 {
            shared.stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the work is to stop. To ask costs tens of nanoseconds: ask some thousand times a second, and not for each pixel.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        let Some(shared) = &self.0 else { return false };
        shared.stopped.load(Ordering::Relaxed) || shared.other_end.is_stopped()
    }

    /// An error when the work is to stop, so that `control.check()?` is all it takes.
    ///
    /// # Errors
    ///
    /// [`Cancelled`], when the caller does not want the result any more.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_stopped() {
            return Err(Cancelled);
        }
        Ok(())
    }

    /// Says how far the work is: a fraction, and a note for people, which may be empty. What lies outside of 0 to 1 becomes the
    /// nearer end, and what is no number 0.
    ///
    /// It may be called as often as one likes: a lane passes on what a screen can show, and always the last.
    pub fn progress(&self, fraction: f64, note: &str) {
        let Some(shared) = &self.0 else { return };
        let fraction = if fraction.is_nan() {
            0.0
        } else {
            fraction.clamp(0.0, 1.0)
        };
        shared.other_end.progress(fraction, note);
    }
}

impl OtherEnd {
    fn is_stopped(&self) -> bool {
        match self {
            Self::Rust(_) => false,
            #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
            Self::Lane(lane) => lane.is_stopped(),
        }
    }

    fn progress(&self, fraction: f64, note: &str) {
        match self {
            Self::Rust(on_progress) => on_progress(fraction, note),
            #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
            Self::Lane(lane) => lane.report(fraction, note),
        }
    }
}

// A class that keeps a control can be exported by an engine that unwinds: there is nothing in a control that a panic leaves
// half done, and a closure that panicked is only told the next time.
impl UnwindSafe for Control {}
impl RefUnwindSafe for Control {}

impl fmt::Debug for Control {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Control")
            .field("stopped", &self.is_stopped())
            .finish_non_exhaustive()
    }
}

/// The caller does not want the result any more. In JavaScript its code is `outboard/cancelled`, which a client turns into the
/// signal's own reason, or into a `TimeoutError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cancelled;

impl Cancelled {
    /// The code of the [`Error`](crate::Error) that it becomes.
    pub const CODE: &str = "outboard/cancelled";
}

impl fmt::Display for Cancelled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the call was cancelled")
    }
}

impl std::error::Error for Cancelled {}

impl From<Cancelled> for crate::Error {
    fn from(cancelled: Cancelled) -> Self {
        Self::new(Cancelled::CODE, cancelled.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::{Cancelled, Control};

    #[test]
    fn no_control_never_stops() {
        let control = Control::none();
        control.stop();
        control.progress(0.5, "to nobody");
        assert_eq!(control.check(), Ok(()));
        assert!(!Control::default().is_stopped());
    }

    #[test]
    fn a_clone_is_stopped_with_it_also_from_another_thread() {
        let control = Control::new(|_, _| {});
        let clone = control.clone();
        assert_eq!(clone.check(), Ok(()));
        thread::spawn(move || control.stop())
            .join()
            .expect("the thread ends");
        assert!(clone.is_stopped());
        assert_eq!(clone.check(), Err(Cancelled));
        assert_eq!(format!("{clone:?}"), "Control { stopped: true, .. }");
    }

    #[test]
    fn a_fraction_is_one() {
        let (sender, receiver) = mpsc::channel();
        let control = Control::new(move |fraction, note| {
            sender
                .send((fraction, note.to_owned()))
                .expect("somebody listens");
        });
        for fraction in [0.25, -1.0, 1.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            control.progress(fraction, "a note");
        }
        drop(control);
        let fractions: Vec<f64> = receiver
            .iter()
            .map(|(fraction, note)| {
                assert_eq!(note, "a note");
                fraction
            })
            .collect();
        assert_eq!(fractions, [0.25, 0.0, 1.0, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn what_was_cancelled_is_known_by_its_code() {
        let error = crate::Error::from(Cancelled);
        assert_eq!(error.code(), "outboard/cancelled");
        assert_eq!(error.to_string(), "the call was cancelled");
    }

    #[test]
    fn a_control_goes_wherever_it_is_needed() {
        fn check<T: Clone + Send + Sync + std::panic::RefUnwindSafe + 'static>() {}
        check::<Control>();
    }
}
