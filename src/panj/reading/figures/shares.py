"""Shares of a whole: "a third", "two-thirds", "one in four", "half a million", "two and a half"."""

from __future__ import annotations

from dataclasses import replace

from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import is_plural
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.values import Numeral, digits_value

LARGEST_WHOLE = 1000  # "one in 1,000"; beyond that the words count

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
    """The share of "one in four", "one recruit in three", "nine out of ten", "one of every 20"; None where there is none."""
    i = _whole_at(tokens, numeral)
    if i is None:
        return None
    below = words().cardinals.get(tokens.word(i)) if tokens.kind(i) == WORD else (digits_value(tokens, i) if tokens.kind(i) == NUMBER else None)
    if not below or not numeral.value < below <= LARGEST_WHOLE or below != int(below):
        return None
    if "out" in tokens.lower[numeral.stop : i] and below not in _ROUND:
        return None  # "37 out of 415 parishes" counts 29
    if not _stands_for_share(tokens, numeral, i):
        return None
    share = numeral.value / below
    return Numeral(start=numeral.start, stop=i + 1, value=share, coefficient=share, shape="share", spelled=True)


def _whole_at(tokens: Tokens, numeral: Numeral) -> int | None:
    """Where the whole stands after "in", "man in", "out of", "in every", "of every"; None where none of these follows."""
    i = numeral.stop
    if tokens.kind(i) == WORD and tokens.word(i) not in {"in", "out", "of"} and tokens.word(i + 1) == "in":
        i += 1
    joint = tokens.word(i)
    if joint == "out" and tokens.word(i + 1) == "of":
        i += 1
    elif joint not in {"in", "out"} and not (joint == "of" and tokens.word(i + 1) == "every"):
        return None
    return i + 2 if tokens.word(i + 1) == "every" else i + 1


def _stands_for_share(tokens: Tokens, numeral: Numeral, i: int) -> bool:
    """Whether the whole at token i belongs to a share: nothing is counted by it, or "one in four children"."""
    after = tokens.word(i + 1)
    if tokens.word(i - 1) == "every" or after in words().lists["stops"] or tokens.kind(i + 1) not in {WORD, NUMBER}:
        return True
    if tokens.word(numeral.stop) != "in":
        return is_plural(after)
    return numeral.value == 1 and is_plural(after) and after not in words().lists["durations"]


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
