//! What ends an instance: traps, and the end of its stack and of its memory.

use std::hint::black_box;

/// Runs into a trap without a panic.
#[outboard::export]
pub fn unreachable() {
    // Every other way to abort comes to the same instruction, and needs no `unsafe`.
    std::process::abort();
}

/// How deep a recursion came. Deep enough, the stack ends first.
#[outboard::export]
pub fn dive(depth: u32) -> u32 {
    // Kept in memory and used after the call, so that the recursion is no loop to the optimiser.
    let frame = black_box([depth; 64]);
    if depth == 0 {
        return 0;
    }
    dive(depth - 1) + black_box(frame)[0] / depth
}

const CHUNK: usize = 4 << 20;

/// Keeps so many chunks of 4 MiB. There is not memory for all: an allocation that nobody expects to fail ends the instance.
#[outboard::export]
pub fn hoard(chunks: u32) -> usize {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for _ in 0..chunks {
        kept.push(black_box(vec![1; CHUNK]));
    }
    kept.len()
}

/// Asks for so many bytes at once, and is content to be told that there are not so many.
#[outboard::export]
pub fn reserve(bytes: u32) -> Result<usize, outboard::Error> {
    let mut kept: Vec<u8> = Vec::new();
    kept.try_reserve_exact(bytes as usize)
        .map_err(|error| outboard::Error::new("out-of-memory", error.to_string()))?;
    Ok(black_box(kept).capacity())
}
