"""A headline or sentence in, its subject and what is said of it out: the first word that acts as a verb divides them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.words import listed

VERBS = Path(__file__).with_name("verbs.tsv")
SURE, LIKELY, AFTER_A_NAME = 0.5, 0.25, 0.15
"""Shares of verbal use above which a word is taken as the verb: anywhere, where its neighbours speak for it, and for a form in -s right after a name.

Set by eye on the headlines of stories/dev, which have no labels for it."""
WORD = re.compile(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*['’]?|\d[\d,.]*\w*|[^\w\s]")
AUXILIARIES = listed("headlines", "auxiliaries")
NEVER = listed("headlines", "never_a_verb")
NOMINAL = listed("headlines", "nominal")
ENDINGS = (("ies", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ied", ("y",)), ("ed", ("e", "")), ("ing", ("e", "")))
UNHEARD = {"ed": 0.5, "ied": 0.5, "s": 0.3, "es": 0.3}
"""What a word that the table does not know is taken for by its ending: it is rarer than any noun that heads a headline."""
DETERMINERS = listed("headlines", "determiners")
OPENINGS = listed("headlines", "openings")


@dataclass(frozen=True, slots=True)
class Parted:
    """Where the subject stands and where the predicate begins and ends, as offsets."""

    subject: tuple[int, int]
    verb: tuple[int, int]
    stop: int
    passive: bool


def part(sentence: str) -> Parted | None:
    """The subject and the predicate of a headline or plain sentence; None when no word acts as a verb.

    >>> parted = part("Miners block the northern road after talks fail")
    >>> "Miners block the northern road after talks fail"[slice(*parted.subject)]
    'Miners'
    """
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(sentence)]
    words = words[_opening(words) :]
    for n in range(1, len(words)):
        if words[n][0] in {",", "–", "—"} and n + 1 < len(words) and words[n + 1][0].lower() in {"who", "which"}:
            continue
        if _acts_as_verb(words, n):
            word = words[n][0].lower()
            passive = word in {"was", "were", "been"} or (
                word.endswith("ed") and n + 1 < len(words) and words[n + 1][0].lower() in NOMINAL | {"as", "after"}
            )
            last = n - 1 if n > 1 and words[n - 1][0].lower().endswith("ly") else n
            return Parted(_trimmed(sentence, words[0][1], words[last - 1][2]), (words[last][1], words[n][2]), len(sentence.rstrip(" .")), passive)
    return None


def _opening(words: list[tuple[str, int, int]]) -> int:
    """Where the main clause begins when a clause of time or contrast stands first: "While ..., the mayor resigns"."""
    if words and words[0][0].lower() in OPENINGS:
        commas = [n for n, word in enumerate(words) if word[0] == ","]
        return commas[0] + 1 if commas else 0
    return 0


def _acts_as_verb(words: list[tuple[str, int, int]], n: int) -> bool:
    word = words[n][0]
    low = word.lower().replace("’", "'")
    before = words[n - 1][0].lower()
    if low in AUXILIARIES:
        return True
    if low in NEVER or not low[:1].isalpha() or before in DETERMINERS | NOMINAL | {"to"} or low.endswith("'s"):
        return False
    share = verbal_share(low)
    if share >= SURE:
        return not (_all_capitals_like(words) is False and word[:1].isupper())
    following = words[n + 1][0] if n + 1 < len(words) else ""
    if low.endswith("s") and word[:1].islower() and words[n - 1][0][:1].isupper() and share >= AFTER_A_NAME:
        return n + 1 == len(words) or verbal_share(words[n + 1][0].lower()) < SURE
    hinted = (
        following[:1].isupper() or following.lower() in DETERMINERS | NOMINAL | {"to", "over", "as", "after", "outside"} or following[:1].isdigit()
    )
    return share >= LIKELY and hinted and (word[:1].islower() or _all_capitals_like(words))


def _all_capitals_like(words: list[tuple[str, int, int]]) -> bool:
    """Whether the headline is written in Title Case, so that a capital says nothing."""
    long_words = [w for w, _, _ in words if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long_words) > 0.8 * len(long_words)


def _trimmed(sentence: str, start: int, stop: int) -> tuple[int, int]:
    while stop > start and not (sentence[stop - 1].isalnum() or sentence[stop - 1] in ")'’\""):
        stop -= 1
    return start, stop


def verbal_share(word: str) -> float:
    """How verbal a lower-case word is, 0 to 1; a form that is not listed is judged by its base.

    >>> verbal_share("signed") > verbal_share("bridge")
    True
    """
    table = _shares()
    best = table.get(word, 0.0)
    for ending, bases in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
            from_base = 0.8 * max(table.get(form, 0.0) for form in (*(stem + base for base in bases), single))
            unheard = UNHEARD.get(ending, 0.0) if word not in table else 0.0
            return max(best, from_base, unheard)
    return best


@cache
def _shares() -> dict[str, float]:
    rows = (line.split("\t") for line in VERBS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {word: float(share) for word, share in rows}
