"""What onnxruntime makes of the samples with the models of the kits: the figures that the engine's own are measured by.

    cargo xtask models --reference

prints them, and writes them with all texts into `reference.json` of the folder of models. `figures.json` here is such a file.
"""

import importlib.metadata
import json
import sys
from pathlib import Path

import onnxruntime
from rapidocr import RapidOCR

import errors
import speech

HERE = Path(__file__).parent


def session(path):
    """A model with one thread, so that its sums are always the same."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def rate(pairs, units):
    """How many units of what was expected are wrong in what was found."""
    wrong = sum(errors.edits(units(expected), units(found)) for expected, found in pairs)
    total = sum(len(units(expected)) for expected, _ in pairs)
    return {"wrong": wrong, "of": total, "rate": round(wrong / total, 4)}


def recognise(models):
    """Words in the clips, by each of the models of speech."""
    samples = models / "samples/speech"
    said = json.loads((samples / "transcripts.json").read_text())
    results = {}
    for name, kind in (("moonshine-tiny", speech.Moonshine), ("whisper-tiny-en", speech.Whisper)):
        recogniser = kind(models / name, session)
        texts = {clip: recogniser(speech.clip(samples / clip)) for clip in said}
        results[name] = {
            group: rate([(said[clip], texts[clip]) for clip in said if clip.startswith(group)], errors.words)
            for group in ("librivox", "cards")
        }
        results[name]["texts"] = texts
    return results


def read(models):
    """Letters on the pages, by rapidocr itself, in its order and in the best one."""
    pictures = models / "samples/pictures"
    reader = RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
    results = {}
    for name in ("page", "page-1", "page-2", "page-3"):
        expected = (pictures / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        found = list(reader(str(pictures / f"{name}.png")).txts)
        best = errors.in_best_order(expected, found)
        results[name] = {
            "in its order": rate([("\n".join(expected), "\n".join(found))], errors.letters),
            "in the best order": rate([("\n".join(expected), "\n".join(best))], errors.letters),
            "lines": found,
        }
    return results


def show(figures):
    """A table for people."""
    rows = [
        (f"{name}, {group}", "words", result)
        for name, groups in figures["speech"].items()
        for group, result in groups.items()
        if group != "texts"
    ]
    rows += [
        (f"rapidocr, {name}, {order}", "letters", result)
        for name, orders in figures["text in pictures"].items()
        for order, result in orders.items()
        if order != "lines"
    ]
    for name, units, result in rows:
        print(f"{name:40} {result['wrong']:4} of {result['of']:4} {units:8} {100 * result['rate']:6.2f} %")


def main(models, output):
    """Makes the figures, prints them, and says where they are not the committed ones."""
    models = Path(models)
    figures = {
        "command": "cargo xtask models --reference",
        "with": {name: importlib.metadata.version(name) for name in ("onnxruntime", "rapidocr", "numpy")},
        "speech": recognise(models),
        "text in pictures": read(models),
    }
    text = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
    Path(output).write_text(text, encoding="utf-8")
    show(figures)
    committed = HERE / "figures.json"
    if not committed.exists() or committed.read_text(encoding="utf-8") != text:
        print(f"these are not the figures of {committed.name}; they are in {output}")


if __name__ == "__main__":
    main(*sys.argv[1:])
