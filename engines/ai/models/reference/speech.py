"""What the speech models say in onnxruntime, with the simplest search: always the token that is likeliest."""

import json
import math
import wave

import numpy as np

RATE = 16000


def clip(path):
    """A recording of 16-bit numbers, one channel, at the rate of the models."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32) / 32768
        rate = file.getframerate()
    if rate != RATE:
        raise ValueError(f"{path} has {rate} samples a second, and the models want {RATE}")
    return samples


def search(decoder, heard, first, end, forbidden=(), forbidden_at_first=(), limit=200):
    """The likeliest tokens, one by one, until `end`."""
    past = {name.replace("present", "past_key_values"): value for name, value in heard.items()}
    for each in decoder.get_inputs():
        if ".decoder." in each.name:
            past[each.name] = np.zeros((1, each.shape[1], 0, each.shape[3]), np.float32)
    names = [output.name for output in decoder.get_outputs()]
    said, tokens = [], list(first)
    while len(said) < limit:
        outputs = dict(zip(names, decoder.run(names, {"input_ids": np.array([tokens]), **past}), strict=True))
        row = outputs.pop("logits")[0, -1].copy()
        past.update((name.replace("present", "past_key_values"), value) for name, value in outputs.items())
        row[list(forbidden)] = -np.inf
        if not said:
            row[list(forbidden_at_first)] = -np.inf
        token = int(row.argmax())
        if token == end:
            break
        said.append(token)
        tokens = [token]
    return said


def hear(encoder, features):
    """What the encoder gives, by name."""
    names = [output.name for output in encoder.get_outputs()]
    return dict(zip(names, encoder.run(names, {encoder.get_inputs()[0].name: features}), strict=True))


class Moonshine:
    """The kit `moonshine-tiny`."""

    def __init__(self, kit, session):
        self.encoder, self.decoder = session(kit / "encoder.onnx"), session(kit / "decoder.onnx")
        self.tokens = list(moonshine_tokens((kit / "tokenizer.bin").read_bytes()))

    def __call__(self, samples):
        # Moonshine repeats itself for ever on some noise; its authors allow six and a half tokens a second.
        limit = math.ceil(len(samples) / RATE * 6.5)
        said = search(self.decoder, hear(self.encoder, samples[None]), [1], 2, limit=limit)
        return b"".join(self.tokens[token] for token in said).decode("utf-8", "replace").replace("\u2581", " ").strip()


def moonshine_tokens(data):
    """The tokens of `tokenizer.bin`: a length, in one byte or two, and then the token."""
    at = 0
    while at < len(data):
        length = data[at]
        at += 1
        if length >= 128:
            length += data[at] * 128 - 128
            at += 1
        yield data[at : at + length]
        at += length


class Whisper:
    """The kit `whisper-tiny-en`."""

    def __init__(self, kit, session):
        settings = json.loads((kit / "kit.json").read_text())["settings"]
        self.encoder, self.decoder = session(kit / "encoder.onnx"), session(kit / "decoder.onnx")
        vocabulary = json.loads((kit / "tokenizer.json").read_text(encoding="utf-8"))
        self.tokens = {number: token for token, number in vocabulary["model"]["vocab"].items()}
        self.first, self.end = settings["start"], settings["end"]
        self.suppress, self.suppress_first = settings["suppress"], settings["suppress_first"]

    def __call__(self, samples):
        said = self.say(spectrogram(samples)[None])
        return decoded("".join(self.tokens[token] for token in said if token in self.tokens and token < self.end)).strip()

    def say(self, features):
        """The tokens of a spectrogram."""
        return search(
            self.decoder, hear(self.encoder, features), self.first, self.end, self.suppress, self.suppress_first
        )


def decoded(text):
    """Text of the letters by which byte-level tokenizers write bytes."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    letters = {chr(byte): byte for byte in plain} | {chr(256 + index): byte for index, byte in enumerate(others)}
    return bytes(letters[letter] for letter in text).decode("utf-8", "replace")


def spectrogram(samples, seconds=30):
    """Whisper's: 80 mels a hundredth of a second, logarithmic, of 30 seconds with silence at the end."""
    padded = np.zeros(seconds * RATE, np.float64)
    padded[: len(samples)] = samples[: len(padded)]
    padded = np.pad(padded, 200, mode="reflect")
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 400)
    frames = np.lib.stride_tricks.sliding_window_view(padded, 400)[::160][: seconds * 100]
    power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
    mels = np.log10(np.maximum(power @ mel_filters().T, 1e-10)).T
    return ((np.maximum(mels, mels.max() - 8) + 4) / 4).astype(np.float32)


def mel_filters(count=80, size=400):
    """Triangles on Slaney's scale of pitch, of the same area each."""

    def pitch(hertz):
        return hertz * 3 / 200 if hertz < 1000 else 15 + math.log(hertz / 1000) * 27 / math.log(6.4)

    def hertz(pitch):
        return pitch * 200 / 3 if pitch < 15 else 1000 * math.exp((pitch - 15) * math.log(6.4) / 27)

    corners = np.array([hertz(pitch(RATE / 2) * index / (count + 1)) for index in range(count + 2)])
    lines = np.arange(size // 2 + 1) * RATE / size
    rising = (lines - corners[:-2, None]) / (corners[1:-1] - corners[:-2])[:, None]
    falling = (corners[2:, None] - lines) / (corners[2:] - corners[1:-1])[:, None]
    return np.maximum(0, np.minimum(rising, falling)) * (2 / (corners[2:] - corners[:-2]))[:, None]
