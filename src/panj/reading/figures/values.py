"""One value and the tokens that say it: what the readers of numerals hand on."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import isfinite

from panj.reading.figures.tokens import NUMBER, Tokens

MOST_DIGITS = 24  # a longer run of digits is a code: the world's debt in dollars has 15

_SMALL_FRACTION = frozenset([2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 128, 1000])


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A value and the tokens [start, stop) that say it."""

    start: int
    stop: int
    value: float
    coefficient: float
    """The value without its magnitude: 2 of "2 million"; equal to the value where none is written."""
    shape: str = "exact"
    """exact, crowd (dozens), share (a third), several, pair, times (twice) or zero (no, none)."""
    base: float = 0.0
    """For a crowd: what one is (12 for dozens)."""
    spelled: bool = False


def scaled(value: float, magnitude: float) -> float:
    """The product without the dust of binary fractions: 4.1 billion is 4,100,000,000."""
    return round(value * magnitude, 6)


def digits_value(tokens: Tokens, i: int) -> float | None:
    """The value of a digit token; None where it is none that counts."""
    if tokens.kind(i) != NUMBER:
        return None
    word = tokens.words[i]
    if len(word) == 1 and not word.isdecimal():
        return unicodedata.numeric(word, None)
    plain = word.replace(",", "")
    if len(plain) > MOST_DIGITS:
        return None
    value = float(plain)
    return value if isfinite(value) else None


def slashed(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """The value of "1/16" or "1⁄32" at i and where it ends."""
    if tokens.word(i + 1) not in {"/", "⁄"} or tokens.kind(i + 2) != NUMBER or not (tokens.joined(i + 1) and tokens.joined(i + 2)):
        return None
    above, below = digits_value(tokens, i), digits_value(tokens, i + 2)
    if above is None or not below or above >= below or below not in _SMALL_FRACTION:
        return None
    return above / below, i + 3
