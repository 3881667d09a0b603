"""Whisper's graphs against CTranslate2, which the weights were made for."""

import json
import tempfile
import unittest
from pathlib import Path

import ctranslate2
import numpy as np
import onnx

import speech
import whisper
from tests import MODELS, ORIGINALS, clip, session

CLIPS = json.loads((MODELS / "samples/speech/transcripts.json").read_text())


class Whisper(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kit = MODELS / "whisper-tiny-en"
        cls.settings = json.loads((cls.kit / "kit.json").read_text())["settings"]
        cls.spectrograms = {name: np.ascontiguousarray(speech.spectrogram(clip(name))[None]) for name in CLIPS}

    def say(self, encoder, decoder, spectrogram):
        settings = self.settings
        heard = speech.hear(encoder, spectrogram)
        suppress = settings["suppress"], settings["suppress_first"]
        return speech.search(decoder, heard, settings["start"], settings["end"], *suppress)

    def test_floats_say_what_ctranslate2_says_token_by_token(self):
        theirs = ctranslate2.models.Whisper(str(ORIGINALS / whisper.DATA), compute_type="float32", intra_threads=1)
        source = whisper.Source(ORIGINALS / whisper.DATA / "model.bin", wide=True)
        encoder, decoder = (session(part(source).SerializeToString()) for part in (whisper.encoder, whisper.decoder))
        for name, spectrogram in self.spectrograms.items():
            features = ctranslate2.StorageView.from_array(spectrogram)
            (expected,) = theirs.generate(features, [self.settings["start"]], beam_size=1)[0].sequences_ids
            self.assertEqual(self.say(encoder, decoder, spectrogram), expected, name)

    def test_int8_is_as_certain_as_floats(self):
        source = whisper.Source(ORIGINALS / whisper.DATA / "model.bin", wide=True)
        wide = session(whisper.encoder(source).SerializeToString())
        ours = session(self.kit / "encoder.onnx")
        spectrogram = self.spectrograms["librivox-0870.wav"]
        expected, found = speech.hear(wide, spectrogram), speech.hear(ours, spectrogram)
        for name in expected:
            alike = (expected[name] * found[name]).sum() / np.sqrt((expected[name] ** 2).sum() * (found[name] ** 2).sum())
            self.assertGreater(alike, 0.99, name)

    def test_has_no_branches_and_stores_the_embedding_once(self):
        decoder = onnx.load(self.kit / "decoder.onnx")
        self.assertNotIn("If", {node.op_type for node in decoder.graph.node})
        tables = [tensor for tensor in decoder.graph.initializer if 51864 in tensor.dims and len(tensor.dims) == 2]
        self.assertEqual(len(tables), 1)

    def test_converting_twice_gives_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            whisper.main(ORIGINALS, folder)
            for name in ("encoder.onnx", "decoder.onnx"):
                self.assertEqual(Path(folder, name).read_bytes(), (self.kit / name).read_bytes(), name)


if __name__ == "__main__":
    unittest.main()
