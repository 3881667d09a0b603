//! Joins `Relu` and `Clip` to the convolution before them.

use std::sync::Arc;

use super::fusions::{FusedOp, Fusion, FusionError, FusionVisitor};
use crate::graph::{Graph, Node, NodeId, OperatorNode, TypedConstant};
use crate::ops::{Clamp, ClampedConv, Conv};

/// Fuses `Relu(Conv(..))` and `Clip(Conv(..), min, max)` with constant limits
/// into [`ClampedConv`].
pub struct ClampedConvFusion {}

impl FusionVisitor for ClampedConvFusion {
    type State = ();

    fn name(&self) -> &str {
        "ClampedConvFusion"
    }

    fn prepare(&self, _: &Graph) {}

    fn maybe_fuse(
        &self,
        _state: &(),
        graph: &Graph,
        _op_node_id: NodeId,
        op_node: &OperatorNode,
    ) -> Result<Fusion, FusionError> {
        let inputs = op_node.input_ids();
        let limit = |at: usize, otherwise: f32| match inputs.get(at).copied().flatten() {
            None => Ok(otherwise),
            Some(id) => match graph.get_node(id) {
                Some(Node::Constant(limit)) => TypedConstant::<f32>::as_scalar(limit),
                _ => None,
            }
            .ok_or(FusionError::CheckFailed("limit is not a constant float")),
        };
        let is = op_node.operator().name();
        let source = match (is, inputs.first()) {
            ("Relu" | "Clip", Some(&Some(input))) => graph.get_source_node(input),
            _ => None,
        };
        let (_, conv_node) = source.ok_or(FusionError::NoMatch)?;
        let conv = conv_node.operator().downcast_ref::<Conv>();
        let conv = conv.ok_or(FusionError::NoMatch)?;
        let clamp = match is {
            "Relu" => Clamp {
                min: 0.,
                max: f32::INFINITY,
            },
            _ => Clamp {
                min: limit(1, f32::MIN)?,
                max: limit(2, f32::MAX)?,
            },
        };
        Ok(Fusion::Op(FusedOp {
            name: op_node.name().map(|name| name.to_string()),
            fused_op: Arc::new(ClampedConv {
                conv: Conv {
                    groups: conv.groups,
                    dilations: conv.dilations.clone(),
                    padding: conv.padding.clone(),
                    strides: conv.strides.clone(),
                },
                clamp,
            }),
            input_ids: conv_node.input_ids().to_vec(),
            new_constant_inputs: Vec::new(),
            output_ids: op_node.output_ids().to_vec(),
            unused_input_ids: Vec::new(),
        }))
    }
}
