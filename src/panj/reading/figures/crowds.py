"""Numbers that are not said: "dozens", "hundreds of thousands", "several", "a couple"; and the dozen."""

from __future__ import annotations

from panj.reading.figures.lexicon import words
from panj.reading.figures.tokens import WORD, Tokens
from panj.reading.figures.values import Numeral, digits_value


def crowd_at(tokens: Tokens, i: int) -> Numeral | None:
    """The crowd at i: "dozens", "tens of thousands", "hundreds of thousands", "several hundred", "a few thousand"."""
    crowds = words().crowds
    word = tokens.word(i)
    if word in {"several", "few", "couple"}:
        return _several(tokens, i)
    crowd = crowds.get(word)
    if (
        not crowd
        or (word == "tens" and tokens.word(i + 1) != "of")
        or (word == "scores" and tokens.word(i + 1) not in {"of", "more", "were", "have", "had", "are"})
    ):
        return None
    if tokens.capital(i) and tokens.kind(i - 1) == WORD and not tokens.words[i].isupper():
        return None  # a name: "the ship Billions No. 18"
    stop, low, base = i + 1, crowd.floor, crowd.base
    if tokens.word(stop) == "of" and tokens.word(stop + 1) in crowds:
        low, base, stop = low * crowds[tokens.word(stop + 1)].base, base * crowds[tokens.word(stop + 1)].base, stop + 2
    if word == "tens" and stop == i + 1:
        return None
    return Numeral(start=i, stop=stop, value=low, coefficient=low, shape="crowd", base=base, spelled=True)


def _several(tokens: Tokens, i: int) -> Numeral | None:
    """The number of "several" as three or more, "a couple" as two, both also of hundreds and more; "a few" only of hundreds and more."""
    word, start = tokens.word(i), i
    if word in {"few", "couple"}:
        if tokens.word(i - 1) not in {"a", "the", "last", "past", "next", "first"} and tokens.word(i + 1) not in words().magnitudes:
            return None
        start = i - 1 if tokens.word(i - 1) == "a" else i
    number = {"several": 3.0, "few": 2.0, "couple": 2.0}[word]
    j = i + 2 if tokens.word(i + 1) == "of" else i + 1
    magnitude = 12.0 if tokens.word(j) == "dozen" else words().magnitudes.get(tokens.word(j))
    if magnitude:
        return Numeral(start=start, stop=j + 1, value=number * magnitude, coefficient=number, shape="several", base=magnitude, spelled=True)
    if word == "few" or (word == "several" and tokens.kind(i + 1) != WORD):
        return None
    return Numeral(start=start, stop=i + 1, value=number, coefficient=number, shape="pair" if word == "couple" else "several", spelled=True)


def dozen_at(tokens: Tokens, i: int) -> Numeral | None:
    """The number of "a dozen", "two dozen", "half a dozen", "3 dozen"."""
    word = tokens.word(i)
    number = 1.0 if word in {"a", "dozen"} else words().cardinals.get(word) if tokens.kind(i) == WORD else digits_value(tokens, i)
    j = i if word == "dozen" else i + 1
    if number is None or tokens.word(j) != "dozen":
        return None
    return Numeral(start=i, stop=j + 1, value=number * 12, coefficient=number * 12, spelled=True)
