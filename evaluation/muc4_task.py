"""Who did it, to whom, with what, over a document of the MUC-4 kind: a small tagger learned from its training documents.

Words tagged anywhere in the document are gathered by their head into entities; Panj's own claims are not used here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from evaluation.desk import Desk, Record, text_of
from evaluation.muc4_words import Tilts, Word, features_of, words_of
from evaluation.tagger import Tagger, as_rows, load

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
WEIGHTS = Path(__file__).with_name("muc4_tagger.npz")
TILTS = Path(__file__).with_name("muc4_tilts.npz")
EAGER = 30.0
"""Added to every role's score: F1 on a held-out fifth of events_muc4/train is .362 at 0, .382 at 30, .367 at 60."""
ARTICLES = frozenset({"a", "an", "the"})


def predict(record: Record, _: Desk) -> Record:
    """The role fillers of the record."""
    tagger, tilts = _learned()
    return {"roles": roles_of(text_of(record), tagger, tilts)}


def roles_of(text: str, tagger: Tagger, tilts: Tilts, *, eager: float = EAGER) -> dict[str, list[list[str]]]:
    """For each role its entities, each a list with its plainest mention."""
    words = words_of(text)
    if not words:
        return {role: [] for role in ROLES}
    labels = tagger.tag(as_rows(features_of(words, tilts)), eager=eager)
    return {role: entities(mentions(text, words, labels, role)) for role in ROLES}


def mentions(text: str, words: list[Word], labels: list[str], role: str) -> list[str]:
    """The stretches tagged with the role, in order."""
    found: list[tuple[int, int]] = []
    for word, label in zip(words, labels, strict=True):
        if label == f"B-{role}":
            found.append((word.start, word.stop))
        elif label == f"I-{role}" and found:
            found[-1] = (found[-1][0], word.stop)
    return [" ".join(text[a:b].split()) for a, b in found]


def entities(found: list[str]) -> list[list[str]]:
    """One entity for each distinct thing: a mention whose words another, longer one holds is that one.

    >>> entities(["two armed men", "men", "a truck"])
    [['two armed men'], ['a truck']]
    """
    kept: list[str] = []
    for mention in sorted(dict.fromkeys(found), key=lambda m: (-len(m.split()), found.index(m))):
        words = set(mention.lower().split()) - ARTICLES
        if words and not any(words <= set(other.lower().split()) or mention.lower() in initials(other) for other in kept):
            kept.append(mention)
    return [[mention] for mention in sorted(kept, key=found.index)]


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


@cache
def _learned() -> tuple[Tagger, Tilts]:
    with np.load(TILTS, allow_pickle=False) as stored:
        return load(WEIGHTS), stored["tilts"].astype(np.float32)
