"""Moonshine's graphs against the files they were made of, which onnxruntime runs as they are."""

import unittest

import numpy as np

import moonshine
from tests import MODELS, ORIGINALS, clip, run, session

STEPS = 30


class Moonshine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        data = ORIGINALS / moonshine.DATA
        cls.theirs = [session(data / name) for name in ("encoder_model.ort", "decoder_model_merged.ort")]
        cls.ours = [session(MODELS / "moonshine-tiny" / name) for name in ("encoder.onnx", "decoder.onnx")]

    def test_says_the_same_with_the_same_certainty(self):
        for name in ("librivox-0870.wav", "librivox-0920.wav", "cards-005.wav"):
            samples = clip(name)[None]
            theirs, ours = self.their_steps(samples), self.our_steps(samples)
            self.assertEqual([row.argmax() for row in theirs], [row.argmax() for row in ours], name)
            for step, (expected, found) in enumerate(zip(theirs, ours, strict=True)):
                # Where a sum ends in another last digit, dynamic quantisation may round to the neighbour.
                far = np.abs(expected - found).max() / np.abs(expected).max()
                self.assertLess(far, 0.05, f"{name}, step {step}")

    def their_steps(self, samples):
        mask = np.ones(samples.shape, np.int64)
        encoder, decoder = self.theirs
        hidden = encoder.run(None, {"input_values": samples, "attention_mask": mask})[0]
        names = [each.name for each in decoder.get_inputs() if each.name.startswith("past")]
        past = {name: np.zeros((1, 8, 0, 36), np.float32) for name in names}
        rows, token = [], 1
        while token != 2 and len(rows) < STEPS:
            inputs = {"input_ids": np.array([[token]]), "use_cache_branch": np.array([bool(rows)])}
            outputs = run(decoder, {**inputs, "encoder_attention_mask": mask, "encoder_hidden_states": hidden, **past})
            for name in names:
                if not rows or "decoder" in name:
                    past[name] = outputs[name.replace("past_key_values", "present")]
            rows.append(outputs["logits"][0, -1])
            token = int(rows[-1].argmax())
        return rows

    def our_steps(self, samples, first=(1,)):
        encoder, decoder = self.ours
        past = {
            name.replace("present", "past_key_values"): value
            for name, value in run(encoder, {"input_values": samples}).items()
        }
        for layer in range(moonshine.LAYERS):
            for kind in ("key", "value"):
                past[f"past_key_values.{layer}.decoder.{kind}"] = np.zeros((1, 8, 0, 36), np.float32)
        rows, tokens = [], list(first)
        while tokens != [2] and len(rows) < STEPS:
            outputs = run(decoder, {"input_ids": np.array([tokens]), **past})
            for name, value in outputs.items():
                if name != "logits":
                    past[name.replace("present", "past_key_values")] = value
            rows.append(outputs["logits"][0, -1])
            tokens = [int(rows[-1].argmax())]
        return rows

    def test_several_tokens_at_once_are_as_one_by_one(self):
        samples = clip("librivox-0870.wav")[None]
        slow = self.our_steps(samples)
        first = [1] + [int(row.argmax()) for row in slow[:4]]
        quick = self.our_steps(samples, first)
        self.assertLess(np.abs(quick[0] - slow[4]).max() / np.abs(slow[4]).max(), 0.05)


if __name__ == "__main__":
    unittest.main()
