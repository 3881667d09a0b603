"""MovieLens-100K as RecBole packs it -> `ratings.tsv` (user, item, rating, seconds since 1970) and `items.json`.

    python movielens.py UNPACKED MADE
"""

import csv
import json
import sys
from pathlib import Path

DATA = "recbole/recbole/dataset_example/ml-100k"


def rows(path):
    """The lines of one of RecBole's files by the names of their columns, without the types that stand behind these."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = [column.split(":")[0] for column in next(lines)]
        for line in lines:
            yield dict(zip(names, line, strict=True))


def main(unpacked, made):
    """Writes both files."""
    data = Path(unpacked, DATA)
    ratings = "".join(
        f"{row['user_id']}\t{row['item_id']}\t{row['rating']}\t{row['timestamp']}\n"
        for row in rows(data / "ml-100k.inter")
    )
    items = [
        {
            "id": int(row["item_id"]),
            "title": row["movie_title"],
            "year": int(row["release_year"]) if row["release_year"].isdigit() else None,
            "kinds": row["class"].split(),
        }
        for row in rows(data / "ml-100k.item")
    ]
    Path(made, "ratings.tsv").write_text(ratings, encoding="utf-8", newline="\n")
    text = json.dumps(items, ensure_ascii=False, indent=0)
    Path(made, "items.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
