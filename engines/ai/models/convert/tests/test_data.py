"""The scripts that make data of data: packages, transcripts, ratings."""

import json
import tempfile
import unittest
import zipfile
from pathlib import Path

import samples
import unpack
from tests import MODELS


class Data(unittest.TestCase):
    def test_transcripts_are_words(self):
        lines = "<s> ten of Clubs  </s> (001)\nfive five (002)\n"
        found = dict(samples.transcripts(lines, r"(\d+)", "cards-{}.wav"))
        self.assertEqual(found, {"cards-001.wav": "ten of clubs", "cards-002.wav": "five five"})
        with self.assertRaises(SystemExit):
            dict(samples.transcripts("nothing of the kind", r"(\d+)", "{}"))

    def test_movielens_is_all_there(self):
        lines = (MODELS / "movielens/ratings.tsv").read_text().splitlines()
        rows = [[int(number) for number in line.split("\t")] for line in lines]
        self.assertEqual(len(rows), 100_000)
        self.assertEqual(len({row[0] for row in rows}), 943)
        self.assertEqual({row[2] for row in rows}, {1, 2, 3, 4, 5})
        items = {item["id"]: item for item in json.loads((MODELS / "movielens/items.json").read_text(encoding="utf-8"))}
        self.assertEqual({row[1] for row in rows} - set(items), set())
        self.assertEqual((items[1]["title"], items[1]["year"]), ("Toy Story", 1995))

    def test_unpacking_says_what_is_not_there_and_stays_inside(self):
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder, "a.whl")
            with zipfile.ZipFile(archive, "w") as file:
                file.writestr("a/one.txt", "one")
                file.writestr("../two.txt", "two")
            unpack.unpack(archive, Path(folder, "out"), ["a/"])
            self.assertEqual(Path(folder, "out/a/one.txt").read_text(), "one")
            for wanted in (["b.txt"], ["../two.txt"]):
                with self.assertRaises(SystemExit):
                    unpack.unpack(archive, Path(folder, "out"), wanted)


if __name__ == "__main__":
    unittest.main()
