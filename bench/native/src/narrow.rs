//! A CPU that says it has no more than x86-64-v2, to a program that asks it.
//!
//! Most crates choose their kernels at run time, and few let anyone choose for them. What they ask is `CPUID`, and a process may tell
//! Linux to make that instruction fault (`ARCH_SET_CPUID`). The handler asks the CPU, leaves out what x86-64-v2 has not, and goes on behind
//! the instruction. So the same width is measured with every crate as it is. The C library has chosen its `memcpy` before.

use std::arch::x86_64::{__cpuid_count, CpuidResult};
use std::{error, fmt, io, mem, ptr};

/// The CPU or the system has no way to do this.
#[derive(Debug)]
pub struct NotHere(io::Error);

impl fmt::Display for NotHere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = &self.0;
        write!(
            f,
            "this machine cannot hide what its CPU has from a program (CPUID faulting): {reason}"
        )
    }
}

impl error::Error for NotHere {}

const ARCH_SET_CPUID: i64 = 0x1012;
const CPUID: [u8; 2] = [0x0f, 0xa2];

/// From here on, the CPU says it has x86-64-v2 and no more.
///
/// # Errors
/// Where it cannot be done.
#[allow(unsafe_code, reason = "signals have no safe interface")]
pub fn pretend() -> Result<(), NotHere> {
    // SAFETY: all zeros is a valid `sigaction`; the handler is one that takes three arguments, as SA_SIGINFO says, and it is set
    // before the first fault. Nothing else in a benchmark handles SIGSEGV after `main` began.
    unsafe {
        let mut action: libc::sigaction = mem::zeroed();
        action.sa_sigaction = answer as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO;
        let set = libc::sigaction(libc::SIGSEGV, &action, ptr::null_mut());
        if set != 0 || let_cpuid(false) != 0 {
            return Err(NotHere(io::Error::last_os_error()));
        }
    }
    Ok(())
}

#[allow(unsafe_code, reason = "it is a system call")]
unsafe fn let_cpuid(through: bool) -> i64 {
    // SAFETY: it changes a flag of this thread, and no memory.
    unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_SET_CPUID, i64::from(through)) }
}

/// What runs instead of the instruction.
#[allow(unsafe_code, reason = "a signal handler gets pointers")]
unsafe extern "C" fn answer(_: i32, _: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: the kernel gives the context of the interrupted thread, whose RIP points at the instruction that faulted.
    unsafe {
        let registers = &mut (*context.cast::<libc::ucontext_t>()).uc_mcontext.gregs;
        let at = registers[libc::REG_RIP as usize] as *const [u8; 2];
        if at.is_null() || at.read_unaligned() != CPUID {
            // A fault of another kind: let it happen again, and end the process.
            libc::signal(libc::SIGSEGV, libc::SIG_DFL);
            return;
        }
        let leaf = registers[libc::REG_RAX as usize] as u32;
        let part = registers[libc::REG_RCX as usize] as u32;
        let_cpuid(true);
        let said = narrowed(leaf, __cpuid_count(leaf, part));
        let_cpuid(false);
        registers[libc::REG_RAX as usize] = said.eax.into();
        registers[libc::REG_RBX as usize] = said.ebx.into();
        registers[libc::REG_RCX as usize] = said.ecx.into();
        registers[libc::REG_RDX as usize] = said.edx.into();
        registers[libc::REG_RIP as usize] += CPUID.len() as i64;
    }
}

/// SSE3, SSSE3, CMPXCHG16B, SSE4.1, SSE4.2 and POPCNT, as bits of leaf 1.
const OF_V2: u32 = 1 | 1 << 9 | 1 << 13 | 1 << 19 | 1 << 20 | 1 << 23;

fn narrowed(leaf: u32, said: CpuidResult) -> CpuidResult {
    let nothing = CpuidResult {
        eax: 0,
        ebx: 0,
        ecx: 0,
        edx: 0,
    };
    match leaf {
        1 => CpuidResult {
            ecx: said.ecx & OF_V2,
            ..said
        },
        // AVX2, AVX-512, SHA and the like; the state that they need saved; AVX10.
        7 | 0xd | 0x24 => nothing,
        // Of the extensions, LAHF alone.
        0x8000_0001 => CpuidResult {
            ecx: said.ecx & 1,
            ..said
        },
        _ => said,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn crates_that_ask_find_no_more_than_v2() {
        // The flag is the thread's, and so the rest of the tests see the whole CPU. What was asked before is remembered, so ask anew.
        super::pretend().unwrap();
        let leaf_1 = std::arch::x86_64::__cpuid(1);
        let leaf_7 = std::arch::x86_64::__cpuid(7);
        assert_eq!(leaf_1.ecx >> 20 & 1, 1, "SSE4.2");
        assert_eq!(leaf_1.ecx >> 28 & 1, 0, "AVX");
        assert_eq!((leaf_7.ebx, leaf_7.ecx, leaf_7.edx), (0, 0, 0));
    }
}
