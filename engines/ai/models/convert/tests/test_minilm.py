"""MiniLM's graphs against its paper in NumPy, and against the same model as another package has it."""

import unittest
from math import erf

import numpy as np
from tokenizers import Tokenizer

import minilm
from tests import MODELS, ORIGINALS, session

SENTENCES = ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]


class Plainly:
    """BERT as its paper has it, for one sentence, in double precision."""

    def __init__(self, weights):
        self.weights = {name: array.astype(np.float64) for name, array in weights.items()}

    def linear(self, x, name):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def normal(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def __call__(self, ids):
        table = "embeddings.{}_embeddings.weight".format
        x = self.weights[table("word")][ids] + self.weights[table("position")][: len(ids)]
        x = self.normal(x + self.weights[table("token_type")][0], "embeddings.LayerNorm")
        for index in range(6):
            name = f"encoder.layer.{index}"
            q, k, v = (
                self.linear(x, f"{name}.attention.self.{kind}").reshape(len(ids), 12, 32).transpose(1, 0, 2)
                for kind in ("query", "key", "value")
            )
            scores = q @ k.transpose(0, 2, 1) / np.sqrt(32)
            weights = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (weights / weights.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(ids), 384)
            mixed = self.linear(mixed, f"{name}.attention.output.dense")
            x = self.normal(x + mixed, f"{name}.attention.output.LayerNorm")
            y = self.linear(x, f"{name}.intermediate.dense")
            y = y * (1 + np.vectorize(erf)(y / np.sqrt(2))) / 2
            x = self.normal(x + self.linear(y, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        return x


class MiniLM(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tokenizer = Tokenizer.from_file(str(MODELS / "minilm-f32/tokenizer.json"))
        cls.tokenizer.enable_padding()
        cls.models = {name: session(MODELS / name / "model.onnx") for name in ("minilm", "minilm-f32", "minilm-q8")}

    def hidden(self, name, sentences):
        tokens = self.tokenizer.encode_batch(sentences)
        ids, mask = np.array([each.ids for each in tokens]), np.array([each.attention_mask for each in tokens])
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        return self.models[name].run(None, inputs)[0], mask

    def meanings(self, name, sentences):
        hidden, mask = self.hidden(name, sentences)
        means = (hidden * mask[..., None]).sum(1)
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    def test_floats_are_the_network_that_was_saved(self):
        plainly = Plainly(minilm.safetensors(ORIGINALS / minilm.DATA))
        hidden, _ = self.hidden("minilm-f32", SENTENCES[:1])
        expected = plainly(self.tokenizer.encode(SENTENCES[0]).ids)
        self.assertLess(np.abs(hidden[0] - expected).max(), 1e-4)

    def test_means_what_the_other_package_means(self):
        other = self.meanings("minilm", SENTENCES)
        for name, least in (("minilm-f32", 0.999), ("minilm-q8", 0.97)):
            alike = (self.meanings(name, SENTENCES) * other).sum(1)
            self.assertGreater(alike.min(), least, name)

    def test_orders_sentences_as_it_should(self):
        for name in self.models:
            first, *others = self.meanings(name, SENTENCES)
            dog, very, sunny = (float(first @ other) for other in others)
            self.assertGreater(very, dog, name)
            self.assertGreater(dog, sunny + 0.3, name)

    def test_padding_changes_nothing(self):
        alone, _ = self.hidden("minilm-f32", SENTENCES[:1])
        together, _ = self.hidden("minilm-f32", [SENTENCES[0], "It is longer than the first one by quite some words"])
        self.assertLess(np.abs(together[0, : alone.shape[1]] - alone[0]).max(), 1e-4)


if __name__ == "__main__":
    unittest.main()
