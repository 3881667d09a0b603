//! One core for the whole process: what is measured here is one thread, and some crates start threads of their own where they can, as
//! `jpeg-decoder` does natively. All threads then take turns, and the clock counts the work of all of them.

use std::{io, mem};

/// Keeps this thread, and all that it starts from here on, to the core that it runs on.
///
/// # Errors
/// When the system does not let it.
#[allow(unsafe_code, reason = "they are system calls")]
pub fn keep() -> io::Result<()> {
    // SAFETY: a set of cores is plain data for which zero is a value, and the calls read it and write none of it.
    let done = unsafe {
        let mut cores: libc::cpu_set_t = mem::zeroed();
        let current = libc::sched_getcpu();
        libc::CPU_SET(usize::try_from(current).unwrap_or(0), &mut cores);
        libc::sched_setaffinity(0, mem::size_of_val(&cores), &cores)
    };
    if done == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_is_one_core_afterwards() {
        let seen = std::thread::spawn(|| {
            super::keep().unwrap();
            std::thread::spawn(std::thread::available_parallelism)
                .join()
                .unwrap()
        });
        assert_eq!(seen.join().unwrap().unwrap().get(), 1);
    }
}
