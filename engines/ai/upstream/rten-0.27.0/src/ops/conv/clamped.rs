//! Convolutions whose outputs are limited to a range as they are written.

use rten_tensor::{NdTensorView, TensorView};

use super::{Conv, conv};
use crate::infer_shapes::InferShapes;
use crate::operator::{
    IntoOpResult, OpError, OpRunContext, Operator, OutputList, OutputTypeList, OutputTypesContext,
};

/// A range that values are limited to. Its lower end is made of NaN, as `Relu`
/// and `Clip` do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamp {
    pub min: f32,
    pub max: f32,
}

impl Clamp {
    pub fn of(self, value: f32) -> f32 {
        let value = if value > self.min { value } else { self.min };
        if value < self.max { value } else { self.max }
    }
}

/// A [`Conv`], and the `Relu` or `Clip` behind it.
#[derive(Debug)]
pub struct ClampedConv {
    pub conv: Conv,
    pub clamp: Clamp,
}

impl Operator for ClampedConv {
    fn name(&self) -> &str {
        "ClampedConv"
    }

    fn max_inputs(&self) -> Option<usize> {
        self.conv.max_inputs()
    }

    fn run(&self, ctx: &OpRunContext) -> Result<OutputList, OpError> {
        run(&self.conv, Some(self.clamp), ctx)
    }

    fn output_types(&self, ctx: &OutputTypesContext) -> Option<OutputTypeList> {
        self.conv.output_types(ctx)
    }

    fn as_infer_shapes(&self) -> Option<&dyn InferShapes> {
        Some(&self.conv)
    }
}

pub(super) fn run(
    op: &Conv,
    clamp: Option<Clamp>,
    ctx: &OpRunContext,
) -> Result<OutputList, OpError> {
    let inputs = ctx.inputs();
    let input: TensorView<f32> = inputs.require_as(0)?;
    let weight: TensorView<f32> = inputs.require_as(1)?;
    let bias: Option<NdTensorView<f32, 1>> = inputs.get_as(2)?;

    // What is not computed there is wrong, or has nothing in it.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    if let Some(output) = super::wasm::conv(ctx.pool(), &input, &weight, &bias, op, clamp) {
        return output.into_op_result();
    }

    let mut output = conv::<f32, f32, f32>(
        ctx.pool(),
        input,
        weight,
        bias,
        op.padding.clone(),
        op.groups,
        &op.strides,
        &op.dilations,
    )?;
    if let Some(clamp) = clamp {
        output.apply(|&value| clamp.of(value));
    }
    output.into_op_result()
}
