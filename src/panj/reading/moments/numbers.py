"""Numbers in words and digits, as lengths of time and dates write them."""

from __future__ import annotations

import re


def _numbered(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + i * step for i, word in enumerate(words.split())}


_SMALL = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_TENTHS = {word.replace("ty", "tieth"): value for word, value in _TENS.items()}
_ORDINALS = _numbered(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth twentieth""",
    1,
) | {"thirtieth": 30}
_DECADES = {word.replace("ty", "ties"): value for word, value in _TENS.items()}
MOST = 9_999
"""Longer counts of any unit leave the calendar; they are read as no number."""


def cardinal(words: str) -> float | None:
    """The number that words or digits say, or None.

    >>> cardinal("twenty - four"), cardinal("1,200"), cardinal("two 1/2"), cardinal("one hundred and a half")
    (24.0, 1200.0, 2.5, 100.5)
    """
    total, run = 0.0, 0.0
    seen = False
    for word in words.split():
        if word in {"-", "–", "a", "and", "of"}:
            continue
        if word == "half":
            run += 0.5
        elif "/" in word:
            top, _, bottom = word.partition("/")
            run += int(top) / int(bottom)
        elif word == "hundred":
            run = (run or 1) * 100
        elif word == "thousand":
            total, run = total + (run or 1) * 1000, 0.0
        elif (value := _plain(word)) is not None:
            run += value
        else:
            return None
        seen = True
    return min(total + run, MOST + 1.0) if seen else None


def _plain(word: str) -> float | None:
    if word in _SMALL:
        return _SMALL[word]
    if word in _TENS:
        return _TENS[word]
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,9}(\.\d{1,3})?", word, re.ASCII):
        return float(word.replace(",", ""))
    return None


def ordinal(words: str) -> int | None:
    """The number of an ordinal in words or digits, or None.

    >>> ordinal("third"), ordinal("twenty - first"), ordinal("21st")
    (3, 21, 21)
    """
    digits = re.match(r"\d{1,4}", words, re.ASCII)
    if digits:
        return int(digits[0])
    tens, _, ones = words.replace("–", "-").partition("-")
    tens, ones = tens.strip(), ones.strip()
    if ones:
        return _TENS[tens] + _ORDINALS[ones] if tens in _TENS and ones in _ORDINALS else None
    return _ORDINALS.get(tens) or _TENTHS.get(tens)


def year_said(words: str) -> int | None:
    """The year that is said in words, or None.

    >>> year_said("nineteen ninety-six"), year_said("two thousand"), year_said("nineteen oh five")
    (1996, 2000, None)
    """
    parts = words.replace("-", " ").replace("–", " ").split()
    if parts[:2] == ["two", "thousand"]:
        rest = cardinal(" ".join(parts[2:])) if len(parts) > 2 else 0.0
        return 2000 + int(rest) if rest is not None and rest < 100 else None
    if parts and parts[0] in {"sixteen", "seventeen", "eighteen", "nineteen", "twenty"} and len(parts) > 1:
        rest = cardinal(" ".join(parts[1:]))
        if rest is not None and 10 <= rest <= 99 and "hundred" not in parts:
            return int(cardinal(parts[0]) or 0) * 100 + int(rest)
    return None


def decade_said(word: str) -> int | None:
    """The first year of a decade, without its century when that is not said (70 for "the seventies"), or None.

    >>> decade_said("1990s"), decade_said("'80s"), decade_said("seventies")
    (1990, 80, 70)
    """
    digits = re.fullmatch(r"['’]?(\d\d|\d{4})s", word, re.ASCII)
    if digits:
        return int(digits[1])
    return _DECADES.get(word)


def quantity(words: str) -> float | None:
    """The number in front of a unit: "two", "a", "a couple of", "half an", "two to three" (the lower); None for "a few".

    >>> quantity("a couple of"), quantity("two to three"), quantity("a few")
    (2.0, 2.0, None)
    """
    words = words.removeprefix("the ")
    if "couple" in words:
        return 2.0
    if words in {"a", "an", "another", "an additional"}:
        return 1.0
    if words.startswith("half"):
        return 0.5
    for joint in (" to ", " or ", " - ", " – "):
        low, found, high = words.partition(joint)
        if found and (cardinal(low) or 0) < (cardinal(high) or 0) and not (joint in {" - ", " – "} and low in _TENS):
            return cardinal(low)
    return cardinal(words)
