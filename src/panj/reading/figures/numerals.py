"""Words and digits as a value: "1.2m", "two and a half", "a hundred and sixty-two", "dozens", "two thirds", "one in four"."""

from __future__ import annotations

from dataclasses import replace

from panj.reading.figures.crowds import crowd_at, dozen_at
from panj.reading.figures.lexicon import words
from panj.reading.figures.shares import of_magnitude, one_in_every, share_at, with_half
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.values import Numeral, digits_value, scaled, slashed

_CODES = frozenset(["USD", "EUR", "GBP", "AUD", "CAD", "NZD", "CHF", "JPY", "CNY", "NOK", "SEK", "DKK", "INR", "SGD", "HKD", "ZAR"])


def _digit_numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The numeral that begins with a digit token: "1,200", "7 3/4", "1/16", "½", "10½"."""
    fraction = slashed(tokens, i)
    if fraction:
        return Numeral(start=i, stop=fraction[1], value=fraction[0], coefficient=fraction[0], shape="share")
    if tokens.word(i + 1) in {"/", "⁄", "^"} and tokens.joined(i + 1) and tokens.kind(i + 2) == NUMBER:
        return None
    value = digits_value(tokens, i)
    if value is None:
        return None
    shape = "share" if len(tokens.words[i]) == 1 and not tokens.words[i].isdecimal() else "exact"
    stop = i + 1
    if tokens.word(stop) == "," and tokens.word(stop + 1) == "000" and value < 1000:
        return Numeral(start=i, stop=stop + 2, value=value * 1000, coefficient=value * 1000)  # "80, 000", as scanned text has it
    if value == int(value) and tokens.kind(stop) == NUMBER and not tokens.breaks(stop):
        part = slashed(tokens, stop)
        half = digits_value(tokens, stop) if len(tokens.words[stop]) == 1 and not tokens.words[stop].isdecimal() else None
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
        return replace(numeral, stop=stop + 1, value=scaled(value, suffix), shape="exact")
    while True:
        dash = 1 if tokens.word(stop) == "-" and tokens.joined(stop) and tokens.word(stop + 1) in words().magnitudes else 0
        magnitude = words().magnitudes.get(tokens.word(stop + dash))
        if not magnitude or tokens.breaks(stop + dash) or value >= 1e9:
            break
        value, stop = scaled(value, magnitude), stop + dash + 1
    if stop == numeral.stop:
        return _coded(tokens, numeral)
    return replace(numeral, stop=stop, value=value, shape="exact")


def _coded(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The numeral with the magnitude that a currency code hides or parts from it: "30 MUSD", "75 USD million"."""
    word = tokens.words[numeral.stop] if numeral.stop < len(tokens) else ""
    if len(word) == 4 and word.isupper() and word[0] == "M" and word[1:] in _CODES:
        return replace(numeral, value=scaled(numeral.value, 1e6))
    magnitude = words().magnitudes.get(tokens.word(numeral.stop + 1)) if word in _CODES else None
    return replace(numeral, value=scaled(numeral.value, magnitude)) if magnitude else numeral


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


_MULTIPLES = {"twice": 2.0, "thrice": 3.0}


def starters() -> frozenset[str]:
    """The words with which a numeral may begin."""
    known = words()
    return frozenset([*known.cardinals, *known.crowds, "a", "an", "half", "dozen", "twice", "thrice", "several", "few", "couple", "quarter"])


def read_numeral(tokens: Tokens, i: int, *, money: bool = False) -> Numeral | None:
    """The numeral that begins at token i, with its magnitude; None where none does.

    >>> from panj.reading.figures.tokens import cut
    >>> [read_numeral(cut(t), 0).value for t in ("a hundred and sixty-two", "1.2 million", "half a million", "two and a half")]
    [162.0, 1200000.0, 500000.0, 2.5]
    """
    if tokens.kinds[i] == NUMBER:
        found = dozen_at(tokens, i) or _digit_numeral(tokens, i)
        if found is None:
            return None
        found = _magnified(tokens, with_half(tokens, found), money=money)
        return one_in_every(tokens, found) or found
    return _read_words(tokens, i) if tokens.kinds[i] == WORD else None


def _read_words(tokens: Tokens, i: int) -> Numeral | None:
    """The numeral in words that begins at token i."""
    word = tokens.lower[i]
    if word in _MULTIPLES:
        return Numeral(start=i, stop=i + 1, value=_MULTIPLES[word], coefficient=_MULTIPLES[word], shape="times", spelled=True)
    special = dozen_at(tokens, i) or crowd_at(tokens, i) or share_at(tokens, i)
    if special is None and word == "quarter" and tokens.word(i + 1) in words().magnitudes:
        special = Numeral(start=i, stop=i + 1, value=0.25, coefficient=0.25, shape="share", spelled=True)
    if special is not None:
        return of_magnitude(tokens, special) if special.shape == "share" else special
    spelled = _spelled(tokens, i)
    if spelled is None:
        return None
    value, stop = spelled
    plain = _without_magnitude(tokens, i, stop) if stop > i + 1 else value
    numeral = Numeral(start=i, stop=stop, value=value, coefficient=plain, spelled=True)
    if with_half(tokens, numeral) is not numeral:
        numeral = _magnified(tokens, with_half(tokens, numeral), money=False)
    numeral = _coded(tokens, numeral)
    return one_in_every(tokens, numeral) or numeral


def _without_magnitude(tokens: Tokens, i: int, stop: int) -> float:
    """The value of the number words of [i, stop) up to the last magnitude: 2 of "two thousand"."""
    if tokens.word(stop - 1) in words().magnitudes:
        part = _below_hundred(tokens, i)
        return part[0] if part else 1.0
    spelled = _spelled(tokens, i)
    return spelled[0] if spelled else 0.0
