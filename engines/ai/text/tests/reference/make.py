"""Writes the tables that the tests of this crate compare with, by the reference implementations:

    python3 -m venv venv
    venv/bin/pip install tokenizers==0.23.3 onnxruntime==1.32.0 fasttext-predict==0.9.2.4 magika==1.0.3 numpy
    venv/bin/python engines/ai/text/tests/reference/make.py ~/.cache/outboard/models engines/ai/text/tests/reference

The formatter (`npx biome check --write`) goes over the tables afterwards. The first folder is where `cargo xtask models` puts the kits.
"""

import json
import sys
from pathlib import Path

import fasttext
import numpy
import onnxruntime
from magika import Magika
from tokenizers import Tokenizer

TOKENS = [
    "",
    " ",
    "Hello, world!",
    "The quick brown fox jumps over the lazy dog.",
    "unbelievably antidisestablishmentarianism electroencephalography",
    "Ünïcödé café naïve coöperate façade Ångström ÉCOLE",
    "cafe\u0301 and caf\u00e9 are one word",
    "日本語のテキストと漢字",
    "中文分词不用空格",
    "한국어 문장입니다",
    "Привет, как дела?",
    "مرحبا بالعالم",
    "नमस्ते दुनिया",
    "สวัสดีชาวโลก",
    "emoji 🎉👩\u200d👩\u200d👧 end 👍🏽!",
    "🦀",
    "a\u0000b\ufffdc\u200bd\u00ade\u0007f",
    "tabs\tand\nlines\r\nand\u00a0no-break\u2003em",
    "don't (re)start e-mail@example.com: 3.14% $5 #tag_x `y` ~z ^w",
    "“quotes” — dashes… ¿qué? «là» §12 ™ ©",
    "x" * 100,
    "x" * 101,
    "zxqvwzxqvw \u0f3a\u2e2e\U0001f9ff word\U0001f9ffword",
    "[CLS] and [MASK] and [SEP]x[PAD] [UNK]",
    "İstanbul STRASSE Straße ﬁn ① ½ x² Ⅷ",
    "豈更\uf900\U0002f800 compatibility",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ℌ",
]

VECTORS = [
    "That is a happy person",
    "That is a happy dog",
    "That is a very happy person",
    "Today is a sunny day",
    "How do I reset my password?",
    "Der schnelle braune Fuchs springt über den faulen Hund, und niemand weiß, warum er das tut.",
    "🎉 party time 🎉",
    "word " * 400,
]

LANGUAGES = [
    "The weather is nice today and we are going to the beach.",
    "Das Wetter ist heute schön, und wir gehen an den Strand.",
    "Il fait beau aujourd'hui et nous allons à la plage.",
    "Hace buen tiempo hoy y vamos a la playa.",
    "Oggi il tempo è bello e andiamo in spiaggia.",
    "O tempo está bom hoje e vamos à praia.",
    "Het is vandaag mooi weer en we gaan naar het strand.",
    "Vädret är fint idag och vi ska till stranden.",
    "Pogoda jest dziś ładna i idziemy na plażę.",
    "Dnes je hezké počasí a jdeme na pláž.",
    "Ma szép az idő, és a strandra megyünk.",
    "Bugün hava güzel ve plaja gidiyoruz.",
    "Сегодня хорошая погода, и мы идём на пляж.",
    "Сьогодні гарна погода, і ми йдемо на пляж.",
    "Σήμερα ο καιρός είναι καλός και πάμε στην παραλία.",
    "今日は天気がいいので、海辺に行きます。",
    "今天天气很好，我们去海滩。",
    "오늘은 날씨가 좋아서 해변에 갑니다.",
    "الطقس جميل اليوم ونحن ذاهبون إلى الشاطئ.",
    "आज मौसम अच्छा है और हम समुद्र तट पर जा रहे हैं।",
    "วันนี้อากาศดีและเราจะไปชายหาด",
    "Hôm nay thời tiết đẹp và chúng tôi đi biển.",
    "Sää on tänään kaunis ja menemme rannalle.",
    "ok",
    "two lines\nof one text",
    "WHY IS EVERYBODY SHOUTING AT ME",
    "x",
]

FILES = [
    "samples/pictures/page.png",
    "samples/pictures/rocket.jpg",
    "samples/speech/cards-001.wav",
    "minilm/tokenizer.json",
    "movielens/ratings.tsv",
    "lid176/lid.176.ftz",
]

PYTHON = """import os
import sys


def count(folder):
    total = 0
    for root, _, files in os.walk(folder):
        total += len(files)
    return total


if __name__ == "__main__":
    print(count(sys.argv[1]))
"""

PACKAGE = {
    "name": "some-app",
    "version": "1.2.3",
    "type": "module",
    "scripts": {"build": "vite build", "test": "node --test"},
    "dependencies": {"some-library": "^4.0.0", "another": "~2.1.0"},
    "author": "somebody",
    "license": "MIT",
}

TEXTS = {
    "empty": "",
    "short": "hi",
    "padded": "     hi     \n\n\n",
    "words": "Just a few words that somebody wrote down.\n",
    "python": PYTHON,
    "json": json.dumps(PACKAGE, indent=2) + "\n",
    "csv": "id,name,price\n" + "".join(f"{n},item {n},{n * 1.5}\n" for n in range(60)),
    "html": "<!doctype html>\n<html><head><title>t</title></head><body><p>text</p></body></html>\n",
    "rust": "use std::fmt;\n\npub struct A;\n\nimpl fmt::Debug for A {\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        f.write_str(\"A\")\n    }\n}\n",
    "markdown": "# Title\n\nSome *words* and a [link](https://example.com).\n\n- one\n- two\n\n```js\nlet a = 1;\n```\n",
    "spaces": " " * 5000,
}


def tokens(kits):
    reference = Tokenizer.from_file(str(kits / "minilm/tokenizer.json"))
    reference.no_padding()
    reference.no_truncation()
    return [{"text": text, "ids": reference.encode(text).ids} for text in TOKENS]


def vectors(kits):
    reference = Tokenizer.from_file(str(kits / "minilm/tokenizer.json"))
    reference.no_padding()
    reference.enable_truncation(256)
    session = onnxruntime.InferenceSession(str(kits / "minilm/model.onnx"))
    rows = []
    for text in VECTORS:
        ids = numpy.array([reference.encode(text).ids], dtype=numpy.int64)
        feed = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
        hidden = session.run(None, feed)[0][0]
        mean = hidden.mean(axis=0)
        vector = mean / numpy.linalg.norm(mean)
        rows.append({"text": text, "vector": [round(float(x), 5) for x in vector]})
    return rows


def languages(kits):
    model = fasttext.load_model(str(kits / "lid176/lid.176.ftz"))
    rows = []
    for text in LANGUAGES:
        labels, scores = model.predict(text.replace("\n", " "), k=3)
        best = [[label.removeprefix("__label__"), round(float(score), 5)] for label, score in zip(labels, scores)]
        rows.append({"text": text, "best": best})
    return rows


def kinds(kits):
    magika = Magika()

    def row(result):
        output = result.output
        return {
            "label": str(output.label),
            "mime": output.mime_type,
            "guess": str(result.dl.label),
            "score": round(float(result.score), 5),
        }

    rows = [{"file": file, **row(magika.identify_path(kits / file))} for file in FILES]
    rows += [{"name": name, "text": text, **row(magika.identify_bytes(text.encode()))} for name, text in TEXTS.items()]
    return rows


def main():
    kits, folder = map(Path, sys.argv[1:3])
    for name, table in {"tokens": tokens, "vectors": vectors, "languages": languages, "kinds": kinds}.items():
        rows = ",\n".join(json.dumps(row, ensure_ascii=True) for row in table(kits))
        (folder / f"{name}.json").write_text(f"[\n{rows}\n]\n")


main()
