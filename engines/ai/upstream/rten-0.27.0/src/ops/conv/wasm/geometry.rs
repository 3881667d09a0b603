//! Where the inputs of a convolution lie.

/// The sizes of a convolution over one image.
#[derive(Clone, Copy, Debug)]
pub struct Geometry {
    pub in_size: [usize; 2],
    pub out_size: [usize; 2],
    pub kernel: [usize; 2],
    pub strides: [usize; 2],
    pub dilations: [usize; 2],
    /// Rows of padding above, and columns to the left.
    pub padding: [usize; 2],
}

impl Geometry {
    /// Whether each output is made of the inputs at its own place only.
    pub fn is_pointwise(&self) -> bool {
        self.kernel == [1, 1] && self.strides == [1, 1] && self.in_size == self.out_size
    }

    pub fn in_len(&self) -> usize {
        self.in_size[0] * self.in_size[1]
    }

    pub fn out_len(&self) -> usize {
        self.out_size[0] * self.out_size[1]
    }

    pub fn kernel_len(&self) -> usize {
        self.kernel[0] * self.kernel[1]
    }

    /// The input row for a row of outputs and one of the kernel, if it is not in
    /// the padding.
    pub fn in_row(&self, out_y: usize, k_y: usize) -> Option<usize> {
        let y = (out_y * self.strides[0] + k_y * self.dilations[0]).checked_sub(self.padding[0])?;
        (y < self.in_size[0]).then_some(y)
    }

    /// The outputs of a row for which a column of the kernel is not in the padding.
    pub fn valid(&self, k_x: usize) -> (usize, usize) {
        let (stride, at) = (self.strides[1], k_x * self.dilations[1]);
        let first = self.padding[1].saturating_sub(at).div_ceil(stride);
        let last = (self.in_size[1] + self.padding[1])
            .saturating_sub(at)
            .div_ceil(stride)
            .min(self.out_size[1]);
        (first.min(last), last)
    }
}
