"""What was said in the samples of speech -> `speech/transcripts.json`: the text of each file, in small letters without points.
What is written on the photograph of a page -> `pictures/page.txt`. And pages of our own, with their text beside them.

    python samples.py UNPACKED MADE
"""

import json
import re
import sys
from pathlib import Path

import pages

DATA = "pocketsphinx-testdata/usr/share/pocketsphinx/test/data"

# The list of transcripts, and what the names in it are called here.
LISTS = {
    "librivox/transcription": (r"sense_and_sensibility_01_austen_64kb-(\d+)", "librivox-{}.wav"),
    "cards/cards.transcription": (r"(\d+)", "cards-{}.wav"),
}

# Read by people. The photograph cuts the last line in two; it is left out.
PAGE = """\
Region-based segmentation
Let us first determine markers of the coins and the
background. These markers are pixels that we can label
unambiguously as either object or background. Here,
the markers are found at the two extreme parts of the
histogram of grey values:
>>> markers = np.zeros_like(coins)
"""


def transcripts(text, name, ours):
    """The lines of Sphinx, `<s> words </s> (name)`, as pairs of our file and its words."""
    for line in text.splitlines():
        found = re.fullmatch(rf"(?:<s> )?(.*?)(?: </s>)? \({name}\)", line.strip())
        if not found:
            raise SystemExit(f"this is no line of a transcript: {line}")
        yield ours.format(found[2]), found[1].strip().lower()


def main(unpacked, made):
    """Writes the transcripts of both lists, and the pages."""
    all_of_them = {}
    for path, (name, ours) in LISTS.items():
        all_of_them.update(transcripts(Path(unpacked, DATA, path).read_text(), name, ours))
    text = json.dumps(all_of_them, indent=2, sort_keys=True)
    folder = Path(made, "speech")
    folder.mkdir(exist_ok=True)
    (folder / "transcripts.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    pictures = Path(made, "pictures")
    pictures.mkdir(exist_ok=True)
    (pictures / "page.txt").write_text(PAGE, encoding="utf-8", newline="\n")
    pages.draw_all(Path(unpacked, pages.FONTS), pictures)


if __name__ == "__main__":
    main(*sys.argv[1:])
