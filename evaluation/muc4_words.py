"""What the MUC-4 tagger sees of each word: the words around it, its ending, and how violent its sentence and document are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from evaluation.tagger import WORD, bucket

Tilts = npt.NDArray[np.float32]
SENTENCE_END = frozenset({".", "!", "?"})
VIOLENT = 1.2
"""A word whose log-odds of standing in a sentence with a role filler exceed this is taken as a trigger; set on events_muc4/train by eye."""
REACH = 14
"""How many words away a trigger may stand."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the document and where it stands."""

    text: str
    start: int
    stop: int


def words_of(text: str) -> list[Word]:
    """The words and marks of the text, lower-cased."""
    return [Word(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text)]


def sentences_of(words: Sequence[Word]) -> list[range]:
    """The sentences, as ranges of word numbers.

    >>> sentences_of(words_of("two fell. one rose."))
    [range(0, 3), range(3, 6)]
    """
    cuts = [0, *(n + 1 for n, word in enumerate(words) if word.text in SENTENCE_END and (n == 0 or len(words[n - 1].text) > 1)), len(words)]
    return [range(a, b) for a, b in pairwise(cuts) if a < b]


def tilt_of(words: Sequence[Word], among: range, tilts: Tilts) -> float:
    """How violent a stretch is: its three most telling words' log-odds, added."""
    found = sorted((float(tilts[bucket(words[n].text)]) for n in among), reverse=True)
    return sum(found[:3])


def features_of(words: Sequence[Word], tilts: Tilts) -> list[list[str]]:
    """The features of each word."""
    sentences = sentences_of(words)
    document = sum(sorted((tilt_of(words, s, tilts) for s in sentences), reverse=True)[:3])
    rows: list[list[str]] = []
    for sentence in sentences:
        mood = f"{min(8, int(tilt_of(words, sentence, tilts) * 1.5))}"
        story = f"{min(12, int(document))}"
        triggers = [n for n in sentence if tilts[bucket(words[n].text)] > VIOLENT and words[n].text.isalpha()]
        for n in sentence:
            rows.append(_around(words, sentence, n) + _triggers(words, triggers, n) + [f"mood={mood}", f"story={story}", f"both={mood}{story}"])
    return rows


def _around(words: Sequence[Word], sentence: range, n: int) -> list[str]:
    def at(k: int) -> str:
        return words[k].text if k in sentence else "|"

    w, p, q, a, b = at(n), at(n - 1), at(n - 2), at(n + 1), at(n + 2)
    shape = re.sub(r"\d+", "9", w)[-3:]
    return [
        *("bias", f"w={w}", f"p={p}", f"q={q}", f"a={a}", f"b={b}", f"pw={p} {w}", f"wa={w} {a}", f"qp={q} {p}", f"ab={a} {b}"),
        *(
            f"end={shape}",
            f"head={w[:4]}",
            f"pwa={p} {w} {a}",
            f"c={at(n + 3)}",
            f"r={at(n - 3)}",
            f"rqp={at(n - 3)} {q} {p}",
            f"len={min(len(w), 6)}",
        ),
    ]


def _triggers(words: Sequence[Word], triggers: Sequence[int], n: int) -> list[str]:
    """The nearest trigger on each side with what links it to the word: "by", "was", how far."""
    found = []
    before = [t for t in triggers if n - REACH <= t < n]
    after = [t for t in triggers if n < t <= n + REACH]
    if before:
        between = {word.text for word in words[before[-1] + 1 : n]}
        link = "by" if "by" in between else "of" if "of" in between else "and" if "and" in between else "-"
        near = min(3, (n - before[-1]) // 3)
        found += [
            f"left={words[before[-1]].text} {link}",
            f"left={words[before[-1]].text} {link} {near}",
            f"leftw={words[before[-1]].text} {words[n].text}",
        ]
    if after:
        between = {word.text for word in words[n + 1 : after[0]]}
        link = "was" if between & {"was", "were", "been", "be", "is", "are"} else "who" if between & {"who", "which", "that"} else "-"
        near = min(3, (after[0] - n) // 3)
        found += [
            f"right={words[after[0]].text} {link}",
            f"right={words[after[0]].text} {link} {near}",
            f"rightw={words[after[0]].text} {words[n].text}",
        ]
    return found
