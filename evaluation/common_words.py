"""Writes the ordinary words that some place bears as well into the gazetteer's `common_words.txt`.

    python evaluation/common_words.py TEXTS.jsonl ...

TEXTS are records with a "text" in running English, of corpora that weights which ship may be trained on: PolNeAR, ECB+, and
the reports that were annotated for Panj. A word is ordinary when they write it small three times or more, and small more
often than with a capital inside a sentence. The words above the mark in the file were written by hand and stay.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from panj.gazetteer import Gazetteer

TARGET = Path(__file__).resolve().parent.parent / "src/panj/gazetteer/tables/common_words.txt"
MARK = "# Counted by evaluation/common_words.py in PolNeAR, ECB+ and the reports that were annotated for Panj."
LEAST = 3
"""Times that a word is written small; named guesses, as is the next."""
SHOUTED = 0.4
"""Texts with a larger share of capitals tell nothing about words and are left out."""
COUNTRIES_TOO = frozenset(["car", "us"])
"""Ordinary words although a country is so called or abbreviated."""
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")


def count_words(texts: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is written small, and how often with a capital after another word."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        if sum(c.isupper() for c in text) > SHOUTED * len(text):
            continue
        for match in _WORD.finditer(text):
            word, before = match.group(), text[max(0, match.start() - 2) : match.start()]
            if word.islower():
                small[word] += 1
            elif before == ", " or before.strip(" ")[-1:].isalpha():
                capital[word.lower()] += 1
    return small, capital


def ordinary_words(texts: Iterator[str], gazetteer: Gazetteer) -> list[str]:
    """The ordinary words that some place bears: not as an abbreviation, and not a country, province or large town before all."""
    small, capital = count_words(texts)
    words = sorted(word for word, count in small.items() if len(word) > 1 and count >= LEAST and count > capital[word])
    kept = []
    for word, entries in zip(words, gazetteer.find_all(words), strict=True):
        if entries and (word in COUNTRIES_TOO or not (entries[0].how == "abbreviation" or entries[0].kind in ("country", "capital"))):
            kept.append(word)
    return kept


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield str(json.loads(line).get("text") or "")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+")
    options = parser.parse_args()
    by_hand = TARGET.read_text(encoding="utf-8").split(MARK)[0].rstrip("\n").splitlines()
    with Gazetteer.open() as gazetteer:
        counted = [word for word in ordinary_words(_texts(options.texts), gazetteer) if word not in by_hand and f"# not {word}" not in by_hand]
    TARGET.write_text("\n".join([*by_hand, MARK, *counted]) + "\n", encoding="utf-8")
    print(f"{len(counted)} words counted, {len(by_hand)} lines by hand", file=sys.stderr)


if __name__ == "__main__":
    main()
