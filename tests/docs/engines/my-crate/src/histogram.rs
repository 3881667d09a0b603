use outboard::{Cancelled, Control};

/// Rows of an image of 1,024 pixels in width.
const ROW: usize = 4 * 1024;

/// How often each brightness occurs.
#[outboard::export]
pub fn histogram(rgba: &[u8], control: &Control) -> Result<Vec<u32>, Cancelled> {
    let mut counts = vec![0; 256];
    let rows = rgba.len().div_ceil(ROW) as f64;
    for (index, row) in rgba.chunks(ROW).enumerate() {
        control.check()?; // the caller's `signal` or `timeout`
        control.progress(index as f64 / rows, "counting"); // the caller's `onProgress`
        for pixel in row.chunks_exact(4) {
            counts[usize::from(pixel[1])] += 1;
        }
    }
    Ok(counts)
}
