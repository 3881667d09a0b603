//! What never returns by itself.

use outboard::Control;

/// Never returns.
#[outboard::export]
pub fn spin() {
    loop {
        std::hint::spin_loop();
    }
}

/// Returns when it is asked to stop, and not before.
#[outboard::export]
pub fn spin_until_stopped(control: &Control) -> Result<u32, outboard::Error> {
    loop {
        control.check()?;
    }
}
