"""Shares of a whole: "a third", "two-thirds", "one in four", "half a million", "two and a half"."""

from __future__ import annotations

from dataclasses import replace

from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import is_plural
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.values import Numeral, digits_value

_ROUND = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000])


def share_at(tokens: Tokens, i: int) -> Numeral | None:
    """The share at i: "a third", "two-thirds", "one in four", "three quarters", "half"."""
    word = tokens.word(i)
    if word == "half":
        return Numeral(start=i, stop=i + 1, value=0.5, coefficient=0.5, shape="share", spelled=True)
    above = 1.0 if word in {"a", "an"} else words().cardinals.get(word)
    if not above:
        return None
    j = i + 2 if tokens.word(i + 1) == "-" else i + 1
    below = words().denominators.get(tokens.word(j))
    if below is None or tokens.breaks(j) or (above >= below and below != 2) or (above > 1 and not tokens.word(j).endswith(("s", "lves"))):
        return None
    return Numeral(start=i, stop=j + 1, value=above / below, coefficient=above / below, shape="share", spelled=True)


def one_in_every(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """The share of "one in four", "one man in four", "nine out of ten", "one in every 20"; None where there is none."""
    j = numeral.stop
    if tokens.kind(j) == WORD and tokens.word(j) not in {"in", "out"} and tokens.word(j + 1) == "in":
        j += 1
    if tokens.word(j) not in {"in", "out"} or numeral.value > 100:
        return None
    j += 2 if tokens.word(j) == "out" and tokens.word(j + 1) == "of" else 1
    j += 1 if tokens.word(j) == "every" else 0
    below = words().cardinals.get(tokens.word(j)) if tokens.kind(j) == WORD else (digits_value(tokens, j) if tokens.kind(j) == NUMBER else None)
    follower = tokens.word(j + 1)
    closed = follower in words().lists["stops"] or tokens.kind(j + 1) not in {WORD, NUMBER} or tokens.word(j - 1) == "every"
    closed = closed or (
        numeral.value == 1 and tokens.word(numeral.stop) == "in" and is_plural(follower) and follower not in words().lists["durations"]
    )
    if not below or numeral.value >= below or below > 1000 or "." in tokens.words[j] or not (closed or is_plural(follower)):
        return None
    if (tokens.word(numeral.stop) == "in" and not closed) or ("out" in tokens.lower[numeral.stop : j] and below not in _ROUND):
        return None
    return Numeral(start=numeral.start, stop=j + 1, value=numeral.value / below, coefficient=numeral.value / below, shape="share", spelled=True)


def of_magnitude(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The plain number of "half a million", "a quarter of a million", "three quarters of a billion"; else the share."""
    j = numeral.stop
    j += 1 if tokens.word(j) == "of" else 0
    j += 1 if tokens.word(j) in {"a", "an"} else 0
    magnitude = words().magnitudes.get(tokens.word(j), 12.0 if tokens.word(j) == "dozen" and j == numeral.stop + 1 else None)
    if magnitude is None or (j == numeral.stop + 1 and tokens.word(numeral.stop) == "of"):
        return numeral
    return replace(numeral, stop=j + 1, value=numeral.value * magnitude, coefficient=numeral.value, shape="exact")


def with_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The numeral of "two and a half", "one and three quarters"; the magnitude may follow."""
    j = numeral.stop
    if tokens.word(j) != "and" or numeral.value >= 1000:
        return numeral
    share = share_at(tokens, j + 1) if tokens.word(j + 1) != "half" else None
    if share is None or share.value >= 1:
        return numeral
    return replace(numeral, stop=share.stop, value=numeral.value + share.value, coefficient=numeral.value + share.value)
