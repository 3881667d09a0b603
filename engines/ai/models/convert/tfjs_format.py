"""Reads a graph model of TensorFlow.js: its nodes, and its weights, where half floats become floats."""

import base64
import json
from pathlib import Path

import numpy as np


class Node:
    """A node, its attributes as plain numbers, texts and lists."""

    def __init__(self, source):
        self.name, self.op = source["name"], source["op"]
        self.inputs = [name.split(":")[0] for name in source.get("input", ()) if not name.startswith("^")]
        self.attributes = {name: _plain(value) for name, value in source.get("attr", {}).items()}


def _plain(value):
    if "list" in value:
        return [int(number) for number in value["list"].get("i", ())]
    if "s" in value:
        return base64.b64decode(value["s"]).decode()
    if "i" in value:
        return int(value["i"])
    return next(iter(value.values()), None)


def read(path):
    """The nodes in their order, and the weights by name."""
    path = Path(path)
    model = json.loads(path.read_text(encoding="utf-8"))
    weights = {}
    for group in model["weightsManifest"]:
        data, at = b"".join((path.parent / name).read_bytes() for name in group["paths"]), 0
        for entry in group["weights"]:
            kind = np.dtype(entry.get("quantization", entry)["dtype"])
            if kind not in ("float16", "float32", "int32"):
                raise ValueError(f"{entry['name']} is of {kind}, which no model of ours had")
            count = int(np.prod(entry["shape"]))
            array = np.frombuffer(data, kind, count, at).reshape(entry["shape"])
            weights[entry["name"]] = array.astype(entry["dtype"])
            at += count * kind.itemsize
    return [Node(node) for node in model["modelTopology"]["node"]], weights
