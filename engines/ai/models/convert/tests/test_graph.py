"""What every converted graph keeps to, whatever is in it."""

import unittest

import onnx

from tests import MODELS

WRITTEN = {
    "moonshine-tiny": ("encoder", "decoder"),
    "whisper-tiny-en": ("encoder", "decoder"),
    "minilm-q8": ("model",),
    "minilm-f32": ("model",),
    "efficientnet-lite0": ("model",),
    "selfie": ("model",),
}


class Graphs(unittest.TestCase):
    def setUp(self):
        self.models = {f"{kit}/{name}": onnx.load(MODELS / kit / f"{name}.onnx") for kit in WRITTEN for name in WRITTEN[kit]}

    def test_operators_are_those_of_onnx_itself(self):
        for place, model in self.models.items():
            self.assertEqual({node.domain for node in model.graph.node}, {""}, place)
            self.assertFalse({"If", "Loop", "Scan"} & {node.op_type for node in model.graph.node}, place)

    def test_what_engines_guess_differently_is_written(self):
        for place, model in self.models.items():
            shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
            for node in model.graph.node:
                self.assertTrue(all(node.input[-1:]), f"{place}, {node.name}: an empty input at the end")
                if node.op_type == "Conv":
                    self.assertIn("pads", {attribute.name for attribute in node.attribute}, f"{place}, {node.name}")
                if node.op_type == "Slice":
                    self.assertGreaterEqual(len(node.input), 4, f"{place}, {node.name}: no axes")
                if node.op_type == "MatMulInteger":
                    self.assertEqual(shapes[node.input[3]], (), f"{place}, {node.name}: zero points by column")


if __name__ == "__main__":
    unittest.main()
