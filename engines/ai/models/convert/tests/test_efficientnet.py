"""EfficientNet-Lite0 against its weights, run layer by layer in NumPy as they were saved, and against what is in the pictures."""

import unittest
from pathlib import Path

import numpy as np
from PIL import Image

import efficientnet
import torch_format
from tests import MODELS, ORIGINALS, session


def picture(name):
    """The middle of a picture as the network wants it."""
    image = Image.open(MODELS / "samples/pictures" / name).convert("RGB")
    side, (width, height) = min(image.size) * 0.875, image.size
    box = (width - side) / 2, (height - side) / 2, (width + side) / 2, (height + side) / 2
    pixels = np.asarray(image.crop([round(edge) for edge in box]).resize((224, 224), Image.Resampling.BICUBIC), np.float32)
    return np.ascontiguousarray(((pixels - 127) / 128).transpose(2, 0, 1)[None])


class Plainly:
    """The network as its paper has it: no folding, in double precision."""

    def __init__(self, weights):
        self.weights = {name: array.astype(np.float64) for name, array in weights.items()}

    def conv(self, x, name, stride=1):
        kernel = self.weights[f"{name}.weight"]
        count, _, size, _ = kernel.shape
        side = x.shape[1]
        total = max((-(-side // stride) - 1) * stride + size - side, 0)
        x = np.pad(x, ((0, 0), *[(total // 2, total - total // 2)] * 2))
        windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), (1, 2))[:, ::stride, ::stride]
        if kernel.shape[1] == 1 and count == len(x):
            return np.einsum("cyxij,cij->cyx", windows, kernel[:, 0], optimize=True)
        return np.einsum("cyxij,ocij->oyx", windows, kernel, optimize=True)

    def norm(self, x, name):
        mean, variance, weight, bias = (
            self.weights[f"{name}.{part}"][:, None, None] for part in ("running_mean", "running_var", "weight", "bias")
        )
        return (x - mean) / np.sqrt(variance + 1e-3) * weight + bias

    def __call__(self, x):
        def bounded(x):
            return np.clip(x, 0, 6)

        x = bounded(self.norm(self.conv(x, "_conv_stem", 2), "_bn0"))
        for index, stride in enumerate(efficientnet.STRIDES):
            block, y = f"_blocks.{index}", x
            if f"{block}._expand_conv.weight" in self.weights:
                y = bounded(self.norm(self.conv(y, f"{block}._expand_conv"), f"{block}._bn0"))
            y = bounded(self.norm(self.conv(y, f"{block}._depthwise_conv", stride), f"{block}._bn1"))
            y = self.norm(self.conv(y, f"{block}._project_conv"), f"{block}._bn2")
            x = x + y if x.shape == y.shape else y
        x = bounded(self.norm(self.conv(x, "_conv_head"), "_bn1")).mean((1, 2))
        return self.weights["_fc.weight"] @ x + self.weights["_fc.bias"]


class EfficientNet(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ours = session(MODELS / "efficientnet-lite0/model.onnx")
        cls.labels = Path(MODELS / "efficientnet-lite0/labels.txt").read_text(encoding="utf-8").splitlines()

    def test_is_the_network_that_was_saved(self):
        plainly = Plainly(torch_format.read(ORIGINALS / efficientnet.WEIGHTS))
        x = picture("coffee.png")
        expected, found = plainly(x[0].astype(np.float64)), self.ours.run(None, {"input": x})[0][0]
        self.assertLess(np.abs(found - expected).max(), 0.01)

    def test_sees_what_is_there(self):
        for name, label in (("coffee.png", "espresso"), ("camera.png", "tripod"), ("chelsea.png", "tiger cat")):
            row = self.ours.run(None, {"input": picture(name)})[0][0]
            self.assertEqual(self.labels[row.argmax()], label, name)

    def test_takes_several_pictures_at_once(self):
        two = np.concatenate([picture("coffee.png"), picture("camera.png")])
        rows = self.ours.run(None, {"input": two})[0]
        self.assertEqual([self.labels[row.argmax()] for row in rows], ["espresso", "tripod"])


if __name__ == "__main__":
    unittest.main()
