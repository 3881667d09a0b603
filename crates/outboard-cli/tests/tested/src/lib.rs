//! Tests that end in every way that a test can end in.

/// Adds.
pub fn add(a: u32, b: u32) -> u32 {
    a + b
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn adds() {
        assert_eq!(add(1, 2), 3);
    }

    #[test]
    fn panics() {
        assert_eq!(add(1, 2), 4, "not four");
    }

    #[test]
    #[should_panic(expected = "overflow")]
    fn overflows() {
        add(std::hint::black_box(u32::MAX), 1);
    }

    #[test]
    #[should_panic(expected = "something else")]
    fn panics_with_other_words() {
        panic!("these words");
    }

    #[test]
    #[should_panic]
    fn does_not_panic() {}

    #[test]
    fn returns_an_error() -> Result<(), String> {
        Err("sorry".to_owned())
    }

    #[test]
    #[ignore = "it takes long"]
    fn is_ignored() {}

    #[test]
    fn never_ends() {
        loop {
            std::hint::black_box(1);
        }
    }

    #[test]
    fn overflows_the_stack() {
        fn deeper(n: u64) -> u64 {
            let here = std::hint::black_box([n; 512]);
            deeper(n + 1) + here[7]
        }
        std::hint::black_box(deeper(0));
    }

    #[test]
    fn passes_after_all_that() {
        assert_eq!(usize::BITS == 32, cfg!(target_family = "wasm"));
    }
}
