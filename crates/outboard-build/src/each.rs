//! One of something for each variant.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::variant::Variant;

/// One of something for each variant of a package. That of `simd` is always there, and comes first when work is done.
pub(crate) struct Each<T> {
    pub(crate) simd: T,
    /// Best first.
    others: Vec<(Variant, T)>,
}

impl<T> Each<T> {
    /// Of all variants of a package, with that of `simd`; those of the others are made by all cores.
    pub(crate) fn make<E>(
        variants: &[Variant],
        simd: T,
        of: impl Fn(Variant, &T) -> Result<T, E> + Sync,
    ) -> Result<Self, E>
    where
        T: Send + Sync,
        E: Send,
    {
        let others = variants.iter().filter(|variant| **variant != Variant::SIMD);
        let others = others.map(|variant| (*variant, *variant)).collect();
        let ((), others) = at_once((), others, |()| Ok(()), |variant| of(variant, &simd))?;
        Ok(Self { simd, others })
    }

    /// The same variants of something that is made of this.
    pub(crate) fn try_map<U, E>(self, mut of: impl FnMut(T) -> Result<U, E>) -> Result<Each<U>, E> {
        let simd = of(self.simd)?;
        let others = self.others.into_iter();
        let others = others
            .map(|(variant, one)| Ok((variant, of(one)?)))
            .collect::<Result<_, E>>()?;
        Ok(Each { simd, others })
    }

    /// The same, with all cores at work.
    pub(crate) fn try_map_at_once<U, E>(
        self,
        of: impl Fn(T) -> Result<U, E> + Sync,
    ) -> Result<Each<U>, E>
    where
        T: Send,
        U: Send,
        E: Send,
    {
        let (simd, others) = at_once(self.simd, self.others, &of, &of)?;
        Ok(Each { simd, others })
    }

    /// All, best first.
    pub(crate) fn best_first(&self) -> impl Iterator<Item = (Variant, &T)> {
        let others = self.others.iter().map(|(variant, one)| (*variant, one));
        others.chain([(Variant::SIMD, &self.simd)])
    }

    /// All but `simd`, best first.
    pub(crate) fn others(&self) -> impl Iterator<Item = (Variant, &T)> {
        self.others.iter().map(|(variant, one)| (*variant, one))
    }
}

/// Works on the first in this thread, and on the others in this and as many as there are cores.
fn at_once<A, B, T, U, E>(
    first: A,
    others: Vec<(Variant, T)>,
    of_first: impl FnOnce(A) -> Result<B, E>,
    of: impl Fn(T) -> Result<U, E> + Sync,
) -> Result<(B, Vec<(Variant, U)>), E>
where
    T: Send,
    U: Send,
    E: Send,
{
    let waiting = Mutex::new(others.into_iter().enumerate());
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next()
    };
    let work = || {
        let mut done = Vec::new();
        while let Some((at, (variant, one))) = next() {
            done.push((at, variant, of(one)?));
        }
        Ok(done)
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (first, mut others) = thread::scope(|scope| {
        let helpers: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let first = of_first(first)?;
        let mut others = work()?;
        for helper in helpers {
            others.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok((first, others))
    })?;
    others.sort_by_key(|(at, ..)| *at);
    let others = others.into_iter();
    Ok((
        first,
        others.map(|(_, variant, one)| (variant, one)).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn simd_is_worked_on_first_and_listed_last() {
        let all = Variant::all(true, true);
        let each = Each::make(&all, 0, |variant, _| {
            Ok::<_, Infallible>(variant.name().len())
        });
        let mut seen = Vec::new();
        let each = each.unwrap().try_map(|one| {
            seen.push(one);
            Ok::<_, Infallible>(one * 10)
        });
        assert_eq!(seen, [0, 15, 7, 7]);
        let listed: Vec<_> = each
            .unwrap()
            .best_first()
            .map(|(of, one)| (of.name(), *one))
            .collect();
        let expected = [
            ("threads-relaxed", 150),
            ("threads", 70),
            ("relaxed", 70),
            ("simd", 0),
        ];
        assert_eq!(listed, expected);
    }

    #[test]
    fn what_is_made_at_once_keeps_its_place_and_its_error() {
        let each =
            || Each::make(&Variant::all(true, true), 0, |_, _| Ok::<_, Infallible>(1)).unwrap();
        let lengths = Each::make(&Variant::all(true, true), 4, |variant, _| {
            Ok::<_, Infallible>(variant.name().len())
        });
        let made = lengths
            .unwrap()
            .try_map_at_once(|one| Ok::<_, Infallible>(one * 2));
        let made: Vec<_> = made.unwrap().best_first().map(|(_, one)| *one).collect();
        assert_eq!(made, [30, 14, 14, 8]);
        let failed = each().try_map_at_once(|one| if one == 0 { Err("simd") } else { Ok(one) });
        assert_eq!(failed.err(), Some("simd"));
        let failed = each().try_map_at_once(|one| if one == 1 { Err("others") } else { Ok(one) });
        assert_eq!(failed.err(), Some("others"));
    }
}
