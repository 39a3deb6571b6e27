"""Counts of nothing: "no casualties", "none", "nobody was hurt", "did not cause any deaths"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import counted_after, singular
from panj.reading.figures.tokens import Tokens

_ALONE = frozenset(["none", "nobody", "nil"])
_REPORTS = frozenset(["report", "reports", "sign", "signs", "record"])
ANY_REACH = 7  # tokens from "not" or "without" to its "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zero:
    """A count of nothing in the tokens [start, stop); the noun counted is in [noun, end), empty for "none"."""

    start: int
    stop: int
    noun: int
    end: int


def find_zeros(tokens: Tokens) -> Iterator[Zero]:
    """The counts of nothing in a text.

    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("No houses were lit and there is no doubt; none died.")
    >>> [text.between(z.start, z.stop) for z in find_zeros(text)]
    ['No', 'none']
    """
    for i, word in enumerate(tokens.lower):
        if (word in _ALONE and tokens.word(i + 1) != "of") or (word == "none" and tokens.word(i + 2) != "which"):
            if tokens.word(i + 1) not in words().lists["modals"]:
                yield Zero(start=i, stop=i + 1, noun=i + 1, end=i + 1)
        elif word == "no" or word == "zero" or (word == "any" and _negated(tokens, i)):
            zero = _no(tokens, i)
            if zero:
                yield zero


def _no(tokens: Tokens, i: int) -> Zero | None:
    """The count of nothing that "no" at token i makes; None where it denies a thing that is not counted."""
    if tokens.word(i + 1) == "one":
        if tokens.word(i) == "any" or tokens.word(i + 2) == "-" or tokens.word(i + 2) in words().lists["modals"]:
            return None
        return Zero(start=i, stop=i + 2, noun=i + 2, end=i + 2)
    j = i + 1
    while tokens.word(j) in _REPORTS and tokens.word(j + 1) == "of":
        j += 2
    if tokens.word(i + 1) in {"longer", "matter", "-", "more"}:
        return None
    if tokens.word(j + 1) in {"or", "nor"}:
        return _counted_none(tokens, i, j) or _counted_none(tokens, i, j + 2)
    return _counted_none(tokens, i, j)


def _counted_none(tokens: Tokens, i: int, j: int) -> Zero | None:
    """The count of nothing of the noun phrase that begins at token j."""
    counted = counted_after(tokens, j, one=False, partitive=False)
    if counted is None:
        return None
    nouns = words().lists["zero_nouns"]
    for k in range(counted.start, counted.stop):
        if singular(tokens.lower[k]) in nouns or tokens.lower[k] in nouns:
            end = max(k + 1, counted.head + 1) if counted.plural else k + 1
            last = singular(tokens.lower[end - 1])
            if (last in nouns or tokens.lower[end - 1] in nouns) and (counted.plural or k == counted.head):
                return Zero(start=i, stop=i + 1, noun=counted.start, end=end)
    return None


def _negated(tokens: Tokens, i: int) -> bool:
    """Whether "any" at token i stands under "not" or "without" a few words before."""
    for k in range(i - 1, max(-1, i - 1 - ANY_REACH), -1):
        word = tokens.lower[k]
        if word in {"not", "without", "never", "cannot"} or word.endswith("n't"):
            return True
        if word in {".", ";", ",", "but"}:
            return False
    return False
