"""The portrait's mask against what TensorFlow.js makes of the model it was converted from."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
from PIL import Image

import selfie
import tfjs_format
from tests import MODELS, ORIGINALS, session

SCRIPT = Path(__file__).with_name("tfjs.mjs")


def picture(name):
    """A picture as the network wants it."""
    image = Image.open(MODELS / "samples/pictures" / name).convert("RGB").resize((256, 256))
    return np.ascontiguousarray(np.asarray(image, np.float32).transpose(2, 0, 1)[None] / 255)


def mask(model, pixels):
    return model.run(None, {"input": pixels})[0][0, 0]


class Selfie(unittest.TestCase):
    def test_has_the_mask_of_tensorflow_js(self):
        sys.setrecursionlimit(10_000)
        nodes, weights = tfjs_format.read(ORIGINALS / selfie.DATA)
        exact = session(selfie.Converter(nodes, weights, swish=False).model(nodes).SerializeToString())
        ours = session(MODELS / "selfie/model.onnx")
        for name in ("astronaut.png", "coffee.png"):
            pixels = picture(name)
            expected = self.theirs(np.ascontiguousarray(pixels.transpose(0, 2, 3, 1)))
            far = np.abs(mask(exact, pixels) - expected)
            self.assertLess(far.max(), 0.001, name)
            # The sixths of hard swish are sixths in ours, and half floats in theirs: it shows in some pixels of an edge.
            far = np.abs(mask(ours, pixels) - expected)
            self.assertLess((far > 0.02).mean(), 0.01, name)
            self.assertLess(far.mean(), 0.001, name)

    def test_the_mask_is_the_astronaut(self):
        found = mask(session(MODELS / "selfie/model.onnx"), picture("astronaut.png"))
        self.assertGreater(found[200, 110], 0.9, "the suit")
        self.assertLess(found[20, 20], 0.1, "the flag behind")

    def theirs(self, pixels):
        with tempfile.TemporaryDirectory() as folder:
            given, result = Path(folder, "input.f32"), Path(folder, "output.f32")
            given.write_bytes(pixels.tobytes())
            self.assertIn("OUTBOARD_TFJS", os.environ, "cargo xtask models --check says where TensorFlow.js is")
            arguments = [ORIGINALS / selfie.DATA, given, result, ",".join(map(str, pixels.shape))]
            subprocess.run([shutil.which("node"), SCRIPT, *map(str, arguments)], check=True)
            return np.frombuffer(result.read_bytes(), np.float32).reshape(256, 256)


if __name__ == "__main__":
    unittest.main()
