"""Moonshine tiny as moonshine-voice packs it, in ORT format, -> `encoder.onnx` and `decoder.onnx`.

    python moonshine.py UNPACKED MADE

The files hold what onnxruntime's optimiser made of Hugging Face's graphs: a decoder whose two halves, with a cache and
without, are the branches of an `If`, with hundreds of nodes that compute shapes for batches. We take the weights from them, as
they are quantised there, and write the graphs anew for one recording: the encoder ends with the keys and values that the
decoder's layers look up, and the decoder takes a past that may be empty.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

import ort_format
from graph import Graph, Quantised

DATA = "moonshine-voice/moonshine_voice/assets/tiny-en"
LAYERS, HEADS, SIZE = 6, 8, 36
WIDTH = HEADS * SIZE
SCALE = SIZE**-0.5


class Source:
    """The weights of an ORT file, found by the nodes that use them."""

    def __init__(self, path):
        model = ort_format.read(path)
        self.arrays, self.nodes = {}, {}
        self._take(model.graph)

    def _take(self, graph):
        self.arrays.update((tensor.name, numpy_helper.to_array(tensor)) for tensor in graph.initializer)
        for node in graph.node:
            self.nodes.setdefault(node.name, node)
            for attribute in node.attribute:
                if attribute.type == onnx.AttributeProto.GRAPH:
                    self._take(attribute.g)

    def array(self, name):
        """A weight by its name, which a merged decoder has prolonged."""
        return self.arrays[name if name in self.arrays else f"{name}_merged_0"]

    def linear(self, name):
        """The matrix of a linear layer, with its bias."""
        node = self.nodes[f"{name}/MatMul_quant"]
        at = {"DynamicQuantizeMatMul": (1, 2, 3, 4), "MatMulIntegerToFloat": (1, 3, 5, 6)}[node.op_type]
        values, scale, zero, bias = (node.input[i] if i < len(node.input) else "" for i in at)
        arrays = (self.arrays[name] for name in (values, scale, zero))
        return Quantised.of_bytes(*arrays, self.arrays[bias] if bias else None)


class Rotary:
    """Turns queries and keys by their position: neighbours of the first 32 numbers of a head are the two sides of an angle."""

    def __init__(self, graph, speeds, positions):
        pairs = len(speeds)
        every = np.zeros(SIZE, np.float32)
        every[: 2 * pairs] = np.repeat(speeds, 2)
        self.quarter = np.zeros((SIZE, SIZE), np.float32)
        for pair in range(pairs):
            self.quarter[2 * pair + 1, 2 * pair] = -1
            self.quarter[2 * pair, 2 * pair + 1] = 1
        angles = graph.op("Mul", graph.op("Unsqueeze", positions, graph.ints(1)), every)
        self.graph, self.cos, self.sin = graph, graph.op("Cos", angles), graph.op("Sin", angles)

    def turn(self, x):
        g = self.graph
        return g.op("Add", g.op("Mul", x, self.cos), g.op("Mul", g.op("MatMul", x, self.quarter), self.sin))


def own_heads(g, source, layer, x, rotary):
    """The query, key and value heads of a layer's own attention."""
    weights = [source.linear(f"{layer}/self_attn/{kind}_proj") for kind in "qkv"]
    heads = g.heads(g.linear(x, *weights), 3 * HEADS, SIZE)
    turned, v = g.split(heads, 1, 2 * HEADS, HEADS)
    return *g.split(rotary.turn(turned), 1, HEADS, HEADS), v


def encoder(source, decoder):
    """[1, samples] -> the keys and values of what was heard, for each layer of the decoder."""
    g = Graph("encoder", WIDTH)
    x = g.reshape(g.input("input_values", [1, "samples"]), 1, 1, -1)
    x = g.op("Tanh", g.op("Conv", x, source.array("conv1.weight_add_tensor"), strides=[64], pads=[0, 0]))
    one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
    x = g.op("InstanceNormalization", g.reshape(x, 1, 1, -1), one, none, epsilon=1e-5)
    scale, shift = (source.array(name) for name in ("onnx::Mul_2080", "onnx::Add_2081"))
    x = g.op("Add", g.op("Mul", g.reshape(x, 1, WIDTH, -1), scale), shift)
    for name, stride in (("conv2", 3), ("conv3", 2)):
        weights = source.array(f"{name}.weight_add_tensor"), source.array(f"{name}.bias")
        x = g.op("Gelu", g.op("Conv", x, *weights, strides=[stride], pads=[0, 0]))
    x = g.transpose(x, 0, 2, 1)
    speeds = source.array("onnx::Expand_202").reshape(-1)
    rotary = Rotary(g, speeds, g.range(g.weight(np.array(0, np.int64)), g.size(x, 1)))
    for index in range(LAYERS):
        layer, name = f"/layers.{index}", f"layers.{index}"
        heads = own_heads(g, source, layer, g.normal(x, source.array(f"{name}.input_layernorm.weight")), rotary)
        x = g.op("Add", x, g.linear(g.attention(*heads, SCALE), source.linear(f"{layer}/self_attn/o_proj")))
        y = g.normal(x, source.array(f"{name}.post_attention_layernorm.weight"))
        y = g.op("Gelu", g.linear(y, source.linear(f"{layer}/mlp/fc1")))
        x = g.op("Add", x, g.linear(y, source.linear(f"{layer}/mlp/fc2")))
    x = g.normal(x, source.array("layer_norm.weight"))
    rounded = g.quantise(x)
    for index in range(LAYERS):
        for kind in ("key", "value"):
            weight = decoder.linear(f"/model/decoder/layers.{index}/encoder_attn/{kind[0]}_proj")
            value = g.heads(g.scaled(rounded, weight), HEADS, SIZE)
            g.output(value, f"present.{index}.encoder.{kind}", [1, HEADS, "frames", SIZE])
    return g.model()


def decoder(source, speeds):
    """Tokens and the past -> how likely each token is next, and the past with these tokens."""
    g = Graph("decoder", WIDTH)
    ids = g.input("input_ids", [1, "tokens"], TensorProto.INT64)
    kinds = [(index, side, kind) for index in range(LAYERS) for side in ("decoder", "encoder") for kind in ("key", "value")]
    past = {}
    for index, side, kind in kinds:
        length = "past" if side == "decoder" else "frames"
        past[index, side, kind] = g.input(f"past_key_values.{index}.{side}.{kind}", [1, HEADS, length, SIZE])
    before = g.size(past[0, "decoder", "key"], 2)
    total = g.op("Add", before, g.size(ids, 1))
    positions = g.range(before, total)
    rotary, mask = Rotary(g, speeds, positions), g.causal(positions, total)
    head = source.linear("/proj_out")
    x = embedding(g, source, ids, head)
    for index in range(LAYERS):
        layer, name = f"/model/decoder/layers.{index}", f"model.decoder.layers.{index}"
        q, k, v = own_heads(g, source, layer, g.normal(x, source.array(f"{name}.input_layernorm.weight")), rotary)
        k = g.op("Concat", past[index, "decoder", "key"], k, axis=2)
        v = g.op("Concat", past[index, "decoder", "value"], v, axis=2)
        g.output(k, f"present.{index}.decoder.key", [1, HEADS, "past_and_tokens", SIZE])
        g.output(v, f"present.{index}.decoder.value", [1, HEADS, "past_and_tokens", SIZE])
        x = g.op("Add", x, g.linear(g.attention(q, k, v, SCALE, mask), source.linear(f"{layer}/self_attn/o_proj")))
        y = g.normal(x, source.array(f"{name}.post_attention_layernorm.weight"))
        q = g.heads(g.linear(y, source.linear(f"{layer}/encoder_attn/q_proj")), HEADS, SIZE)
        heard = past[index, "encoder", "key"], past[index, "encoder", "value"]
        x = g.op("Add", x, g.linear(g.attention(q, *heard, SCALE), source.linear(f"{layer}/encoder_attn/o_proj")))
        y = g.linear(g.normal(x, source.array(f"{name}.final_layernorm.weight")), source.linear(f"{layer}/mlp/fc1"))
        y, gate = g.split(y, -1, 4 * WIDTH, 4 * WIDTH)
        gate = g.op("Mul", gate, g.op("Sigmoid", gate))
        x = g.op("Add", x, g.linear(g.op("Mul", gate, y), source.linear(f"{layer}/mlp/fc2")))
    x = g.normal(x, source.array("model.decoder.norm.weight"))
    g.output(g.linear(x, head), "logits", [1, "tokens", head.values.shape[1]])
    return g.model()


def embedding(g, source, ids, head):
    """The rows of the tokens. They are the columns of the last layer, so the table is stored once."""
    table = "model.decoder.embed_tokens.weight_merged_0"
    values, scale, zero = (source.array(f"{table}_{part}") for part in ("quantized", "scale", "zero_point"))
    turned = Quantised.of_bytes(values.T, scale, zero)
    if not all(np.array_equal(getattr(turned, part), getattr(head, part)) for part in ("values", "scale", "zero")):
        raise SystemExit("the embedding is not the last layer turned round, which the converter counts on")
    rows = g.transpose(g.op("Gather", head.values, g.reshape(ids, -1), axis=1), 1, 0)
    rows = g.op("Sub", g.op("Cast", rows, to=TensorProto.FLOAT), head.zero.astype(np.float32))
    return g.reshape(g.op("Mul", rows, head.scale), 1, -1, WIDTH)


def main(unpacked, made):
    """Writes both graphs."""
    data = Path(unpacked, DATA)
    heard, said = Source(data / "encoder_model.ort"), Source(data / "decoder_model_merged.ort")
    onnx.save(encoder(heard, said), Path(made, "encoder.onnx"))
    onnx.save(decoder(said, heard.array("onnx::Expand_202").reshape(-1)), Path(made, "decoder.onnx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
