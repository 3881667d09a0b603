"""Reads the files that onnxruntime calls ORT format: the same graph as in ONNX, as flatbuffers, after its optimiser.

`read(path)` gives an `onnx.ModelProto` with the nodes as they are, those of `com.microsoft` among them.
"""

import os
import sys

import onnx
import onnxruntime
from onnx import AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto, helper

# The readers of the flatbuffers that onnxruntime ships name themselves by this folder. It stands last in the path, because it
# also holds a `types.py`.
sys.path.append(os.path.join(os.path.dirname(onnxruntime.__file__), "tools", "ort_format_model"))

from ort_flatbuffers_py.fbs.InferenceSession import InferenceSession  # noqa: E402
from ort_flatbuffers_py.fbs.TensorTypeAndShape import TensorTypeAndShape  # noqa: E402
from ort_flatbuffers_py.fbs.TypeInfoValue import TypeInfoValue  # noqa: E402


def read(path):
    """The model of an ORT file."""
    with open(path, "rb") as file:
        model = InferenceSession.GetRootAsInferenceSession(file.read(), 0).Model()
    opsets = [
        helper.make_opsetid(_text(opset.Domain()), opset.Version())
        for opset in _each(model.OpsetImportLength, model.OpsetImport)
    ]
    result = ModelProto(ir_version=8, opset_import=opsets)
    result.graph.CopyFrom(_graph(model.Graph(), "main"))
    return result


def _each(length, item):
    return [item(index) for index in range(length())]


def _text(value):
    return value.decode() if value is not None else ""


def _graph(source, name):
    args = {_text(arg.Name()): arg for arg in _each(source.NodeArgsLength, source.NodeArgs)}
    graph = GraphProto(name=name)
    graph.initializer.extend(map(_tensor, _each(source.InitializersLength, source.Initializers)))
    known = {tensor.name for tensor in graph.initializer}
    inputs = map(_text, _each(source.InputsLength, source.Inputs))
    graph.input.extend(_value(args[arg], arg) for arg in inputs if arg not in known)
    outputs = map(_text, _each(source.OutputsLength, source.Outputs))
    graph.output.extend(_value(args.get(arg), arg) for arg in outputs)
    graph.node.extend(in_order(map(_node, _each(source.NodesLength, source.Nodes))))
    return graph


def _node(source):
    node = NodeProto(name=_text(source.Name()), op_type=_text(source.OpType()), domain=_text(source.Domain()))
    node.input.extend(map(_text, _each(source.InputsLength, source.Inputs)))
    node.output.extend(map(_text, _each(source.OutputsLength, source.Outputs)))
    node.attribute.extend(map(_attribute, _each(source.AttributesLength, source.Attributes)))
    return node


def _attribute(source):
    name, kind = _text(source.Name()), source.Type()
    attribute = AttributeProto(name=name, type=kind)
    if kind == AttributeProto.FLOAT:
        attribute.f = source.F()
    elif kind == AttributeProto.INT:
        attribute.i = source.I()
    elif kind == AttributeProto.STRING:
        attribute.s = source.S() or b""
    elif kind == AttributeProto.TENSOR:
        attribute.t.CopyFrom(_tensor(source.T()))
    elif kind == AttributeProto.GRAPH:
        attribute.g.CopyFrom(_graph(source.G(), name))
    elif kind == AttributeProto.FLOATS:
        attribute.floats.extend(_each(source.FloatsLength, source.Floats))
    elif kind == AttributeProto.INTS:
        attribute.ints.extend(_each(source.IntsLength, source.Ints))
    else:
        raise ValueError(f"the attribute {name} has the type {kind}, which no model of ours had")
    return attribute


def _tensor(source):
    tensor = TensorProto(name=_text(source.Name()), data_type=source.DataType())
    tensor.dims.extend(_each(source.DimsLength, source.Dims))
    if source.DataType() == TensorProto.STRING:
        raise ValueError(f"{tensor.name} holds texts, which no model of ours had")
    tensor.raw_data = source.RawDataAsNumpy().tobytes() if source.RawDataLength() else b""
    return tensor


def _value(source, name):
    kind = source.Type() if source is not None else None
    if kind is None or kind.ValueType() != TypeInfoValue.tensor_type:
        return onnx.ValueInfoProto(name=name)
    value = TensorTypeAndShape()
    value.Init(kind.Value().Bytes, kind.Value().Pos)
    shape = value.Shape()
    dims = None if shape is None else [_dim(dim) for dim in _each(shape.DimLength, shape.Dim)]
    return helper.make_tensor_value_info(name, value.ElemType(), dims)


def _dim(source):
    value = source.Value()
    if value is None or value.DimType() == 0:
        return None
    return value.DimValue() if value.DimType() == 1 else _text(value.DimParam())


def in_order(nodes):
    """Nodes so that each stands behind those whose results it reads; the file has them as they were made."""
    nodes = list(nodes)
    maker = {output: index for index, node in enumerate(nodes) for output in node.output if output}
    result, state = [], [0] * len(nodes)
    for start in range(len(nodes)):
        stack = [start]
        while stack:
            index = stack[-1]
            waiting = [maker[name] for name in reads(nodes[index]) if name in maker and state[maker[name]] == 0]
            waiting = [other for other in waiting if other != index] if state[index] == 0 else []
            if waiting:
                stack.extend(waiting)
                continue
            stack.pop()
            if state[index] == 0:
                state[index] = 1
                result.append(nodes[index])
    return result


def reads(node):
    """The names that a node reads, those that its inner graphs take from outside among them."""
    names = [name for name in node.input if name]
    for attribute in node.attribute:
        if attribute.type == AttributeProto.GRAPH:
            inner = attribute.g
            made = {name for each in inner.node for name in each.output} | {tensor.name for tensor in inner.initializer}
            used = [name for each in inner.node for name in reads(each)] + [output.name for output in inner.output]
            names.extend(name for name in used if name not in made)
    return names
