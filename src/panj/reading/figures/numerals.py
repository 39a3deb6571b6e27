"""Words and digits as a value: "1.2m", "two and a half", "a hundred and thirty-nine", "dozens", "two thirds", "one in four"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from math import isfinite

from panj.reading.figures.lexicon import words
from panj.reading.figures.tokens import NUMBER, WORD, Tokens

MOST_DIGITS = 24  # a longer run of digits is a code: the world's debt in dollars has 15

_SMALL_FRACTION = frozenset([2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 128, 1000])
_ROUND = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000])
_CODES = frozenset(["USD", "EUR", "GBP", "AUD", "CAD", "NZD", "CHF", "JPY", "CNY", "NOK", "SEK", "DKK", "INR", "SGD", "HKD", "ZAR"])


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


def _digits(tokens: Tokens, i: int) -> float | None:
    """The value of a digit token; None where it is none that counts."""
    word = tokens.words[i]
    if len(word) == 1 and not word.isdecimal():
        return unicodedata.numeric(word, None)
    plain = word.replace(",", "")
    if len(plain) > MOST_DIGITS:
        return None
    value = float(plain)
    return value if isfinite(value) else None


def _scaled(value: float, magnitude: float) -> float:
    """The product without the dust of binary fractions: 4.1 billion is 4,100,000,000."""
    return round(value * magnitude, 6)


def _fraction(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """The value of "1/16" or "1⁄32" at i and where it ends."""
    if tokens.word(i + 1) not in {"/", "⁄"} or tokens.kind(i + 2) != NUMBER or not (tokens.joined(i + 1) and tokens.joined(i + 2)):
        return None
    above, below = _digits(tokens, i), _digits(tokens, i + 2)
    if above is None or not below or above >= below or below not in _SMALL_FRACTION:
        return None
    return above / below, i + 3


def _digit_numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The numeral that begins with a digit token: "1,200", "7 3/4", "1/16", "½", "10½"."""
    fraction = _fraction(tokens, i)
    if fraction:
        return Numeral(start=i, stop=fraction[1], value=fraction[0], coefficient=fraction[0], shape="share")
    if tokens.word(i + 1) in {"/", "⁄", "^"} and tokens.joined(i + 1) and tokens.kind(i + 2) == NUMBER:
        return None
    value = _digits(tokens, i)
    if value is None:
        return None
    shape = "share" if len(tokens.words[i]) == 1 and not tokens.words[i].isdecimal() else "exact"
    stop = i + 1
    if tokens.word(stop) == "," and tokens.word(stop + 1) == "000" and value < 1000:
        return Numeral(start=i, stop=stop + 2, value=value * 1000, coefficient=value * 1000)  # "80, 000", as scanned text has it
    if value == int(value) and tokens.kind(stop) == NUMBER and not tokens.breaks(stop):
        part = _fraction(tokens, stop)
        half = _digits(tokens, stop) if len(tokens.words[stop]) == 1 and not tokens.words[stop].isdecimal() else None
        if part or half:
            value, stop = (value + part[0], part[1]) if part else (value + (half or 0.0), stop + 1)
    return Numeral(start=i, stop=stop, value=value, coefficient=value, shape=shape)


def _below_hundred(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """The value of "twelve", "twenty-one" or "twenty one" at i and where it ends."""
    known = words().cardinals
    value = known.get(tokens.word(i))
    if value is None:
        return None
    stop = i + 1
    if value >= 20:
        j = stop + 1 if tokens.word(stop) == "-" and tokens.joined(stop) else stop
        unit = known.get(tokens.word(j))
        if unit is not None and 0 < unit < 10 and not tokens.breaks(j):
            return value + unit, j + 1
    return value, stop


def _spelled(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """The value of number words at i and where they end: magnitudes fall, "and" joins only a smaller part."""
    magnitudes = words().magnitudes
    total, current, stop, least = 0.0, 0.0, i, float("inf")
    article = tokens.word(i) in {"a", "an"}
    if article:
        if tokens.word(i + 1) not in magnitudes or tokens.word(i + 1).endswith("s"):
            return None
        current, stop = 1.0, i + 1
    while True:
        j = stop + 1 if stop > i and tokens.word(stop) == "and" and (current or total) and (total or current >= 100) else stop
        part = _below_hundred(tokens, j)
        if part and (stop == i or (part[0] < 100 and current % 100 == 0 and (current or total))):
            current, stop = current + part[0], part[1]
            continue
        dash = 1 if tokens.word(stop) == "-" and tokens.joined(stop) else 0
        magnitude = magnitudes.get(tokens.word(stop + dash), 0.0)
        if not current or not magnitude or tokens.word(stop + dash) in {"millions", "lakhs", "crores"}:
            break
        if magnitude == 100:
            if current >= 100:
                break
            current *= 100
        elif magnitude < least:
            total, current, least = total + current * magnitude, 0.0, magnitude
        else:
            break
        stop += 1 + dash
    return (total + current, stop) if stop > i + article or total else None


def _magnified(tokens: Tokens, numeral: Numeral, *, money: bool) -> Numeral:
    """The numeral with the magnitudes after it: "1.2 million", "40k", "4 hundred million", "2-million"."""
    stop, value = numeral.stop, numeral.value
    suffix = words().suffixes.get(tokens.words[stop]) if stop < len(tokens) and tokens.kinds[stop] == WORD else None
    if suffix and _suffix_counts(tokens, stop, money=money):
        return replace(numeral, stop=stop + 1, value=_scaled(value, suffix), shape="exact")
    while True:
        dash = 1 if tokens.word(stop) == "-" and tokens.joined(stop) and tokens.word(stop + 1) in words().magnitudes else 0
        magnitude = words().magnitudes.get(tokens.word(stop + dash))
        if not magnitude or tokens.breaks(stop + dash) or value >= 1e9:
            break
        value, stop = _scaled(value, magnitude), stop + dash + 1
    if stop == numeral.stop:
        return _coded(tokens, numeral)
    return replace(numeral, stop=stop, value=value, shape="exact")


def _coded(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The numeral with the magnitude that a currency code hides or parts from it: "30 MUSD", "75 USD million"."""
    word = tokens.words[numeral.stop] if numeral.stop < len(tokens) else ""
    if len(word) == 4 and word.isupper() and word[0] == "M" and word[1:] in _CODES:
        return replace(numeral, value=_scaled(numeral.value, 1e6))
    magnitude = words().magnitudes.get(tokens.word(numeral.stop + 1)) if word in _CODES else None
    return replace(numeral, value=_scaled(numeral.value, magnitude)) if magnitude else numeral


def _suffix_counts(tokens: Tokens, i: int, *, money: bool) -> bool:
    """Whether the letters at i magnify: "$1.2m", "40k", "1.2m tonnes", but not "1.8m tall" nor "5 m"."""
    word, joined = tokens.words[i], tokens.joined(i)
    if word in words().lists["sure_suffixes"]:
        return joined or (word not in {"k", "K", "mil"})
    follower = tokens.word(i + 1)
    if money:
        return joined or follower not in words().lists["stops"]
    noun = tokens.kind(i + 1) == WORD and follower not in words().lists["stops"] and follower not in words().lists["metre_follows"]
    if word in {"B", "M"}:
        return noun or (joined and word == "M")
    return word in {"m", "b"} and joined and noun and follower not in {"x"}


def _share(tokens: Tokens, i: int) -> Numeral | None:
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


def _in_every(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """The share of "one in four", "one man in four", "nine out of ten", "one in every 20"; None where there is none."""
    j = numeral.stop
    if tokens.kind(j) == WORD and tokens.word(j) not in {"in", "out"} and tokens.word(j + 1) == "in":
        j += 1
    if tokens.word(j) not in {"in", "out"} or numeral.value > 100:
        return None
    j += 2 if tokens.word(j) == "out" and tokens.word(j + 1) == "of" else 1
    j += 1 if tokens.word(j) == "every" else 0
    below = words().cardinals.get(tokens.word(j)) if tokens.kind(j) == WORD else (_digits(tokens, j) if tokens.kind(j) == NUMBER else None)
    closed = tokens.word(j + 1) in words().lists["stops"] or tokens.kind(j + 1) not in {WORD, NUMBER} or tokens.word(j - 1) == "every"
    if not below or numeral.value >= below or below > 1000 or "." in tokens.words[j] or not (closed or tokens.word(j + 1).endswith("s")):
        return None
    if (tokens.word(numeral.stop) == "in" and not closed) or ("out" in tokens.lower[numeral.stop : j] and below not in _ROUND):
        return None
    return Numeral(start=numeral.start, stop=j + 1, value=numeral.value / below, coefficient=numeral.value / below, shape="share", spelled=True)


def _of_magnitude(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The plain number of "half a million", "a quarter of a million", "three quarters of a billion"; else the share."""
    j = numeral.stop
    j += 1 if tokens.word(j) == "of" else 0
    j += 1 if tokens.word(j) in {"a", "an"} else 0
    magnitude = words().magnitudes.get(tokens.word(j), 12.0 if tokens.word(j) == "dozen" and j == numeral.stop + 1 else None)
    if magnitude is None or (j == numeral.stop + 1 and tokens.word(numeral.stop) == "of"):
        return numeral
    return replace(numeral, stop=j + 1, value=numeral.value * magnitude, coefficient=numeral.value, shape="exact")


def _crowd(tokens: Tokens, i: int) -> Numeral | None:
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


def _dozen(tokens: Tokens, i: int) -> Numeral | None:
    """The number of "a dozen", "two dozen", "half a dozen", "3 dozen"."""
    word = tokens.word(i)
    number = 1.0 if word in {"a", "dozen"} else words().cardinals.get(word) if tokens.kind(i) == WORD else _digits(tokens, i)
    j = i if word == "dozen" else i + 1
    if number is None or tokens.word(j) != "dozen":
        return None
    return Numeral(start=i, stop=j + 1, value=number * 12, coefficient=number * 12, spelled=True)


def _with_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The numeral of "two and a half", "one and three quarters"; the magnitude may follow."""
    j = numeral.stop
    if tokens.word(j) != "and" or numeral.value >= 1000:
        return numeral
    share = _share(tokens, j + 1) if tokens.word(j + 1) != "half" else None
    if share is None or share.value >= 1:
        return numeral
    return replace(numeral, stop=share.stop, value=numeral.value + share.value, coefficient=numeral.value + share.value)


_MULTIPLES = {"twice": 2.0, "thrice": 3.0}


def starters() -> frozenset[str]:
    """The words with which a numeral may begin."""
    known = words()
    return frozenset([*known.cardinals, *known.crowds, "a", "an", "half", "dozen", "twice", "thrice", "several", "few", "couple", "quarter"])


def read_numeral(tokens: Tokens, i: int, *, money: bool = False) -> Numeral | None:
    """The numeral that begins at token i, with its magnitude; None where none does.

    >>> from panj.reading.figures.tokens import cut
    >>> [read_numeral(cut(t), 0).value for t in ("a hundred and thirty-nine", "1.2 million", "half a million", "two and a half")]
    [139.0, 1200000.0, 500000.0, 2.5]
    """
    if tokens.kinds[i] == NUMBER:
        found = _dozen(tokens, i) or _digit_numeral(tokens, i)
        if found is None:
            return None
        found = _magnified(tokens, _with_half(tokens, found), money=money)
        return _in_every(tokens, found) or found
    return _read_words(tokens, i)


def _read_words(tokens: Tokens, i: int) -> Numeral | None:
    """The numeral in words that begins at token i."""
    word = tokens.lower[i]
    if word in _MULTIPLES:
        return Numeral(start=i, stop=i + 1, value=_MULTIPLES[word], coefficient=_MULTIPLES[word], shape="times", spelled=True)
    special = _dozen(tokens, i) or _crowd(tokens, i) or _share(tokens, i)
    if special is None and word == "quarter" and tokens.word(i + 1) in words().magnitudes:
        special = Numeral(start=i, stop=i + 1, value=0.25, coefficient=0.25, shape="share", spelled=True)
    if special is not None:
        return _of_magnitude(tokens, special) if special.shape == "share" else special
    spelled = _spelled(tokens, i)
    if spelled is None:
        return None
    value, stop = spelled
    plain = _without_magnitude(tokens, i, stop) if stop > i + 1 else value
    numeral = Numeral(start=i, stop=stop, value=value, coefficient=plain, spelled=True)
    if _with_half(tokens, numeral) is not numeral:
        numeral = _magnified(tokens, _with_half(tokens, numeral), money=False)
    numeral = _coded(tokens, numeral)
    return _in_every(tokens, numeral) or numeral


def _without_magnitude(tokens: Tokens, i: int, stop: int) -> float:
    """The value of the number words of [i, stop) up to the last magnitude: 2 of "two thousand"."""
    if tokens.word(stop - 1) in words().magnitudes:
        part = _below_hundred(tokens, i)
        return part[0] if part else 1.0
    spelled = _spelled(tokens, i)
    return spelled[0] if spelled else 0.0
