"""Writes ONNX graphs node by node, with the few blocks that transformers are made of.

Shapes that are not known are written as -1, not computed by nodes; a graph that runs once a word must not spend its time on shapes.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 20


class Graph:
    """A graph that is being written. Every method that adds a node gives the name of its result.

    `width` is how many numbers a place has, which attention ends with; `batch` is 1, or 0 for as many as come.
    """

    def __init__(self, name, width=None, batch=1):
        self.name, self.width, self.batch = name, width, batch
        self.nodes, self.weights, self.inputs, self.outputs = [], {}, [], []

    def input(self, name, shape, kind=TensorProto.FLOAT):
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value, name, shape, kind=TensorProto.FLOAT):
        """Gives a result to the outside by this name."""
        self.nodes.append(helper.make_node("Identity", [value], [name], name=name))
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def weight(self, array, hint="c"):
        """A constant; one that is there already is not stored twice."""
        array = np.asarray(array, order="C")
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.weights:
            self.weights[key] = numpy_helper.from_array(array, f"{hint}.{len(self.weights)}")
        return self.weights[key].name

    def ints(self, *values):
        return self.weight(np.array(values, np.int64), "i")

    def op(self, kind, *inputs, outputs=1, **attributes):
        """Adds a node. Inputs are names, or arrays that become constants."""
        names = [name if isinstance(name, str) else self.weight(name) for name in inputs]
        results = [f"{kind.lower()}.{len(self.nodes)}.{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(kind, names, results, name=f"{kind}.{len(self.nodes)}", **attributes))
        return results[0] if outputs == 1 else results

    def reshape(self, x, *shape):
        return self.op("Reshape", x, self.ints(*shape))

    def transpose(self, x, *order):
        return self.op("Transpose", x, perm=list(order))

    def split(self, x, axis, *sizes):
        return self.op("Split", x, self.ints(*sizes), outputs=len(sizes), axis=axis)

    def size(self, x, axis):
        """How long an axis is, as a number of no dimension."""
        return self.op("Squeeze", self.op("Shape", x, start=axis, end=axis + 1))

    def range(self, start, end):
        """The whole numbers from start to end, as floats."""
        one = self.weight(np.array(1, np.int64))
        return self.op("Cast", self.op("Range", start, end, one), to=TensorProto.FLOAT)

    def normal(self, x, scale, bias=None, epsilon=1e-5):
        """Layer normalisation over the last axis."""
        inputs = [x, scale] if bias is None else [x, scale, bias]
        return self.op("LayerNormalization", *inputs, axis=-1, epsilon=epsilon)

    def linear(self, x, *weights):
        """`x` times one or more `Quantised`, side by side, or times an array of floats, plus the bias, where there is one."""
        if isinstance(weights[0], Quantised):
            rounded = self.quantise(x)
            parts = [self.scaled(rounded, weight) for weight in weights]
            return parts[0] if len(parts) == 1 else self.op("Concat", *parts, axis=-1)
        ((matrix, bias),) = weights
        y = self.op("MatMul", x, matrix)
        return y if bias is None else self.op("Add", y, bias)

    def quantise(self, x):
        return self.op("DynamicQuantizeLinear", x, outputs=3)

    def scaled(self, quantised, weight):
        """The product of what `quantise` gave and a `Quantised`, as floats, plus its bias, where it has one."""
        x, scale, zero = quantised
        y = self.op("MatMulInteger", x, weight.values, zero, weight.zero)
        y = self.op("Cast", y, to=TensorProto.FLOAT)
        y = self.op("Mul", y, self.op("Mul", scale, weight.scale))
        return y if weight.bias is None else self.op("Add", y, weight.bias)

    def attention(self, q, k, v, scale, mask=None):
        """Heads of `q`, `k`, `v`, each [batch, heads, length, size] -> [batch, length of q, heads * size]."""
        scores = self.op("MatMul", q, self.transpose(k, 0, 1, 3, 2))
        if scale != 1.0:
            scores = self.op("Mul", scores, np.array(scale, np.float32))
        if mask is not None:
            scores = self.op("Add", scores, mask)
        mixed = self.op("MatMul", self.op("Softmax", scores, axis=-1), v)
        return self.reshape(self.transpose(mixed, 0, 2, 1, 3), self.batch, -1, self.width)

    def heads(self, x, count, size):
        """[batch, length, count * size] -> [batch, count, length, size]"""
        return self.transpose(self.reshape(x, self.batch, -1, count, size), 0, 2, 1, 3)

    def causal(self, positions, total):
        """What is added to scores so that nothing looks ahead: [length, total]."""
        zero = self.weight(np.array(0, np.int64))
        ahead = self.op("Greater", self.range(zero, total), self.op("Unsqueeze", positions, self.ints(1)))
        return self.op("Where", ahead, np.array(-1e9, np.float32), np.array(0, np.float32))

    def model(self):
        """The finished model, checked."""
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, list(self.weights.values()))
        model = helper.make_model(
            graph, producer_name="outboard", opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9
        )
        onnx.checker.check_model(model)
        return model


class Quantised:
    """A matrix of int8 with one zero point and one scale, or a scale for each column.

    A zero point for each column is allowed as well, and kernels exist that compute it wrongly; so matrices with other zero
    points are multiplied one by one.
    """

    def __init__(self, values, scale, zero, bias=None):
        self.values, self.scale, self.zero, self.bias = values, scale, np.array(zero, np.int8), bias

    @classmethod
    def of_bytes(cls, values, scale, zero, bias=None):
        """One of uint8: int8 is the same, 128 lower."""
        lower = (values.astype(np.int16) - 128).astype(np.int8)
        return cls(lower, np.array(scale, np.float32).reshape(()), int(zero) - 128, bias)

    @classmethod
    def of_floats(cls, matrix, bias=None):
        """Rounds floats, each column with the scale that its greatest number needs."""
        scale = np.maximum(np.abs(matrix).max(axis=0), 1e-12).astype(np.float32) / np.float32(127)
        values = np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)
        return cls(values, scale.astype(np.float32), 0, bias)
