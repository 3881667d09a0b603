"""How far a text is from what it should be: the share of words, or of letters, that must be put in, left out or changed."""

import re

NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
SHORT = {"mr": "mister", "mrs": "missus", "dr": "doctor"}


def words(text):
    """The words as one says them: small letters, no points, small numbers and titles written out."""
    found = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    return [SHORT.get(word, NUMBERS[int(word)] if word.isdigit() and int(word) <= 20 else word) for word in found]


def letters(text):
    """The letters, with one space between words and lines."""
    return list(" ".join(text.split()))


def edits(expected, found):
    """The least number of things to put in, leave out or change (Levenshtein)."""
    row = list(range(len(found) + 1))
    for index, wanted in enumerate(expected, 1):
        before, row[0] = row[0], index
        for place, given in enumerate(found, 1):
            change = before + (wanted != given)
            before = row[place]
            row[place] = min(change, row[place] + 1, row[place - 1] + 1)
    return row[-1]


def in_best_order(expected, found):
    """The lines found, in the order of those that they are nearest to: an error rate that does not ask for the order."""
    left, result = list(found), []
    for line in expected:
        if left:
            nearest = min(left, key=lambda other: edits(line, other))
            left.remove(nearest)
            result.append(nearest)
    return result + left
