"""What was converted against what it was converted from: `cargo xtask models --check`."""

import os
import sys
import wave
from pathlib import Path

import numpy as np
import onnxruntime

MODELS = Path(os.environ["OUTBOARD_MODELS"])
ORIGINALS = Path(os.environ["OUTBOARD_ORIGINALS"])

# The searches and the spectrogram that the figures are made with serve the tests as well.
sys.path.append(str(Path(__file__).parents[2] / "reference"))


def session(model):
    """A model, a file or its bytes, in onnxruntime, with one thread, so that its sums are always the same."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def clip(name):
    """A sample of speech, between -1 and 1."""
    with wave.open(str(MODELS / "samples/speech" / name)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32) / 32768


def run(session, inputs):
    """The outputs by their names."""
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs), strict=True))
