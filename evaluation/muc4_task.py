"""Who did it, to whom, with what, over a document of the MUC-4 kind: the reader's tags, gathered by their words into entities."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.desk import Desk, Record, text_of
from panj.reading.decoding import find_stretches, log_softmax, to_words
from panj.reading.reader import Reader, Scan
from panj.reading.roles import trim

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
EAGER = 3.0
"""Taken from the score of outside when candidates are looked for."""
LEAST = 0.25
"""The chance that at least one mention of an entity is right, from which the entity is given."""
ARTICLES = frozenset({"a", "an", "the"})


def predict(record: Record, desk: Desk) -> Record:
    """The role fillers of the record."""
    scan = desk.reader.scan(text_of(record))
    return {"roles": {role: [[name] for name in entities(list(mentions(scan, desk.reader, role)))] for role in ROLES}}


def mentions(scan: Scan, reader: Reader, role: str) -> Iterator[tuple[str, float]]:
    """The words that may fill the role, in order, each with its chance."""
    scores = scan.mentions[:, reader.labels.mentions.index(f"muc:{role}")]
    logs = log_softmax(scores)
    eager = scores - np.array([EAGER, 0, 0], dtype=np.float32)
    for first, last, _ in find_stretches(eager):
        span = trim(scan.span(*to_words(scan.pieces, first, last)), scan.text)
        if span:
            yield " ".join(span.of(scan.text).split()), 1.0 - float(np.exp(logs[first : last + 1, 0].mean()))


def entities(found: list[tuple[str, float]]) -> list[str]:
    """The name of each distinct thing that is likely enough: a mention whose words another, longer one holds is of that one.

    >>> entities([("two armed men", 0.2), ("men", 0.2), ("a truck", 0.1)])
    ['two armed men']
    """
    missed: dict[str, float] = {}
    for name, chance in sorted(found, key=lambda m: -len(m[0].split())):
        words = set(name.lower().split()) - ARTICLES
        if words:
            held = next((e for e in missed if words <= set(e.lower().split()) or name.lower() in initials(e)), name)
            missed[held] = missed.get(held, 1.0) * (1.0 - chance)
    names = [name for name, _ in found]
    return sorted((name for name, miss in missed.items() if 1.0 - miss >= LEAST), key=names.index)


def initials(name: str) -> set[str]:
    """The short forms that a name's initials make, with and without its small words.

    >>> sorted(initials("Army of National Liberation"))
    ['anl', 'aonl']
    """
    words = name.lower().split()
    return (
        {"".join(w[0] for w in words), "".join(w[0] for w in words if len(w) > 3 or w not in {"of", "the", "and", "for", "de", "la"})}
        if len(words) > 1
        else set()
    )
