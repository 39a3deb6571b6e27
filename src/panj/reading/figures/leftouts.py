"""Numbers that count nothing: years, days of the month, clock times, road and page numbers, names of weapons, scores, ordinals."""

from __future__ import annotations

from panj.reading.figures.effects import tells_effect
from panj.reading.figures.lexicon import words
from panj.reading.figures.tokens import NUMBER, SIGN, WORD, Tokens
from panj.reading.figures.values import Numeral

FIRST_YEAR, LAST_YEAR = 1000, 2100  # digits of this size without a comma are a year unless something is counted

LAST_DAY = 99  # "45 May" is no day, but no count either
LAST_MODEL = 20  # the number of a make ("Pixel 2", "Falcon 9") is rarely larger


def counts_nothing(tokens: Tokens, numeral: Numeral, *, noun: bool, hedged: bool) -> bool:
    """Whether the number is a name, a date or a rank; `noun` says that a unit or a plural noun follows it.

    >>> from panj.reading.figures.tokens import cut
    >>> from panj.reading.figures.numerals import read_numeral
    >>> text = cut("Route 66 in 2019")
    >>> [counts_nothing(text, read_numeral(text, i), noun=False, hedged=False) for i in (1, 3)]
    [True, True]
    """
    if _ordinal(tokens, numeral, noun=noun) or _date(tokens, numeral, noun=noun) or _clock(tokens, numeral, noun=noun):
        return True
    if _named(tokens, numeral, noun=noun, hedged=hedged) or _score(tokens, numeral, noun=noun):
        return True
    return not hedged and _year(tokens, numeral, noun=noun)


def _ordinal(tokens: Tokens, numeral: Numeral, *, noun: bool) -> bool:
    """Whether it is "21st", "1970s", "3D", "24703L202": letters against the digits that are no unit."""
    i = numeral.stop
    if tokens.kinds[numeral.start] != NUMBER or not tokens.joined(i) or tokens.kind(i) != WORD:
        return False
    return not noun or tokens.word(i) in {"st", "nd", "rd", "th", "s", "d"}


def _month(tokens: Tokens, i: int) -> bool:
    """Whether the token at i names a month; "may" and "mar" only with a capital letter."""
    j = i
    return words().has("months", tokens.word(j).rstrip(".")) and (
        tokens.word(j) not in {"may", "mar", "jun", "march", "august"} or tokens.capital(j) or tokens.word(j) in {"march", "august"}
    )


def _month_before(tokens: Tokens, i: int, hops: int = 3) -> bool:
    """Whether a month stands before token i, also across "Sept." and its point, a comma, a day and a comma."""
    k = i - 1
    if tokens.word(k) == ".":
        k -= 1
    if hops == 0:
        return False
    if _month(tokens, k) or (tokens.word(k) == "may" and tokens.word(k - 1) in {"on", "since", "until", "by", "from", "to"}):
        return True
    if tokens.word(k) == "," and tokens.kind(k - 1) == NUMBER and len(tokens.words[i]) == 4:
        return _month_before(tokens, k - 1, hops - 1)
    return (
        tokens.word(k) in {"and", "to", "-", "–", "or", "until", "through"}
        and tokens.kind(k - 1) == NUMBER
        and _month_before(tokens, k - 1, hops - 1)
    )


def _date(tokens: Tokens, numeral: Numeral, *, noun: bool) -> bool:
    """Whether it is a day: "May 8", "8 May", "8 and 9 May", "May 8, 1945", "on the 13 of June"."""
    if numeral.spelled or numeral.value != int(numeral.value) or numeral.stop != numeral.start + 1 or "," in tokens.words[numeral.start]:
        return False
    i, value = numeral.start, numeral.value
    if value > LAST_DAY and not FIRST_YEAR <= value <= LAST_YEAR:
        return False
    if _month_before(tokens, i) and (not noun or tokens.word(i - 1) != "may"):
        return True
    return value <= LAST_DAY and _month_after(tokens, numeral.stop)


def _month_after(tokens: Tokens, i: int, hops: int = 3) -> bool:
    """Whether a month follows, also after "and 9", "-11", "to 12", "of"."""
    j = i
    if tokens.word(j) in {"and", "to", "-", "–", "or", "until", ","} and tokens.kind(j + 1) == NUMBER:
        return hops > 0 and _month_after(tokens, j + 2, hops - 1)
    j += 1 if tokens.word(j) == "of" else 0
    return _month(tokens, j) or (tokens.word(j) == "may" and (tokens.word(i - 2) in {"on", "since", "by", "until"} or tokens.kind(j + 1) == NUMBER))


def _clock(tokens: Tokens, numeral: Numeral, *, noun: bool) -> bool:
    """Whether it is an hour: "9 a.m.", "2 pm", "1130 local time", "at 0700", "0630 hours"."""
    after = tokens.word(numeral.stop)
    if after in {"a", "p"} and tokens.word(numeral.stop + 1) == "." and tokens.word(numeral.stop + 2) == "m":
        return True
    if after in words().lists["clock"] and not numeral.spelled:
        return True
    if after == "o" and tokens.word(numeral.stop + 1) == "'":
        return True
    if numeral.spelled or numeral.value <= 12:
        if after == "o'clock" or (after == "in" and tokens.word(numeral.stop + 2) in {"morning", "afternoon", "evening"}):
            return True
        if not noun and _hour(tokens, numeral):
            return True
    word = tokens.words[numeral.start]
    if len(word) != 4 or not word.isdigit() or int(word[:2]) > 24 or int(word[2:]) > 59 or (noun and after != "hours" and word[0] != "0"):
        return False
    before = tokens.word(numeral.start - 1)
    before = tokens.word(numeral.start - 2) if before in {"approximately", "about", "around", "exactly"} else before
    return word[0] == "0" or after in {"hours", "local", "(", "gmt"} or before in {"at", "since"}


def _hour(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a bare small number after "at", "by" or "until" is an hour ("at ten") and no count ("put the toll at ten")."""
    if tokens.word(numeral.start - 1) not in {"at", "by", "until", "from", "till"} or numeral.value > 12 or numeral.value != int(numeral.value):
        return False
    near = {tokens.word(k) for k in range(max(0, numeral.start - 8), numeral.start - 1)}
    return not near & words().lists["tells_count"] and tokens.word(numeral.stop) not in {"-", "to"}


def _year(tokens: Tokens, numeral: Numeral, *, noun: bool) -> bool:
    """Whether it is a year: "in 2019", "2019 election", "2014-15": four digits without a comma that no counted noun follows."""
    word = tokens.words[numeral.start]
    if numeral.spelled or len(word) != 4 or not word.isdigit() or numeral.stop != numeral.start + 1:
        return False
    if not FIRST_YEAR <= int(word) <= LAST_YEAR:
        return False
    before = tokens.word(numeral.start - 1)
    if noun:
        return not (
            tokens.word(numeral.stop) in words().lists["certain_nouns"] or not 1900 <= int(word) <= LAST_YEAR or before in {"another", "a", "some"}
        ) or (before in {"in", "since"} and int(word) >= 1900)
    recent = 1900 <= int(word) <= LAST_YEAR
    return recent or before in words().lists["years_after"]


def _named(tokens: Tokens, numeral: Numeral, *, noun: bool, hedged: bool) -> bool:
    """Whether it is "Route 66", "AK-47", "Galaxy Note 20", "(3)", "paragraph 4": a number that names."""
    i = numeral.start
    before = tokens.word(i - 1)
    if before in {"-", "–", "/", "."} and tokens.joined(i) and tokens.joined(i - 1) and tokens.kind(i - 2) in {WORD, SIGN}:
        return (
            before != "."
            and tokens.kind(i - 2) == WORD
            and tokens.word(i - 2) not in words().lists["bare_prefixes"]
            and not words().cardinals.get(tokens.word(i - 2))
        )
    if before in {"/", "^"} and tokens.joined(i) and tokens.kind(i - 2) == NUMBER:
        return True
    if before == "day" or before in words().lists["indexes"] or (before == "[" and tokens.word(numeral.stop) == "]"):
        return not numeral.spelled or before == "day"
    if before == "#" or (before == "'" and tokens.joined(i)) or (before == "’" and tokens.joined(i)):
        return True
    if before == "." and tokens.word(i - 2) in words().lists["label_abbreviations"] and tokens.joined(i - 1):
        return not tokens.capital(i - 2) or not noun
    if _enumerates(tokens, numeral) or (
        tokens.word(numeral.stop) == "/" and tokens.joined(numeral.stop) and tokens.kind(numeral.stop + 1) == WORD and not noun
    ):
        return True
    if tokens.breaks(i) or tokens.kind(i - 1) != WORD or hedged:
        return False
    if noun:
        return (before in {"no", "nos"} and not numeral.spelled) or _model_before(tokens, numeral)
    if before in words().lists["labels"]:
        return not numeral.spelled or tokens.capital(i - 1) or before in words().lists["spelled_labels"]
    return _proper_before(tokens, i)


def _enumerates(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether it is "(3)", "2)", "1." at the beginning of a line."""
    i = numeral.start
    after = tokens.word(numeral.stop)
    if numeral.spelled or numeral.value > 99:
        return False
    if after == ")" and tokens.word(i - 1) == "(" and tokens.kind(i - 2) != WORD:
        return True
    if after == ")" and tokens.joined(numeral.stop) and tokens.word(i - 1) != "(" and tokens.word(i - 1) in {"", ";", ":", "and", ",", "what"}:
        return True
    return after == "." and (i == 0 or tokens.breaks(i)) and tokens.joined(numeral.stop)


def _proper_before(tokens: Tokens, i: int) -> bool:
    """Whether a name stands before the number ("Apollo 11"), which then belongs to the name."""
    word = tokens.words[i - 1]
    if (
        not tokens.capital(i - 1)
        or tokens.lower[i - 1] in words().lists["stops"]
        or _month(tokens, i - 1)
        or words().has("weekdays", tokens.lower[i - 1])
    ):
        return False
    if tells_effect(tokens.lower[i - 1]) or tokens.lower[i - 1] in words().lists["verbs"]:
        return False
    begins = i == 1 or tokens.word(i - 2) in {".", ":", ";", "“", '"', "!", "?"} or tokens.breaks(i - 1)
    return not begins or not (word[1:].islower() and tokens.kinds[i] == WORD) or word.isupper()


def _model_before(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a name of a make stands before a small number and a noun behind it: "Pixel 2 users", but not "in Kabul 12 people"."""
    i = numeral.start
    if numeral.spelled or numeral.value > LAST_MODEL or numeral.stop != i + 1 or not _proper_before(tokens, i) or i < 2:
        return False
    return tokens.word(i - 2) not in words().lists["before_places"] and tokens.words[i - 1][1:].islower()


def _score(tokens: Tokens, numeral: Numeral, *, noun: bool) -> bool:
    """Whether it is "3-1", "2-2", "6-4 6-3": two small numbers with a hyphen and nothing counted, the second not larger."""
    if noun or numeral.spelled or numeral.value > 200:
        return False
    for dash, other in ((numeral.stop, numeral.stop + 1), (numeral.start - 1, numeral.start - 2)):
        if tokens.word(dash) in {"-", "–"} and tokens.kind(other) == NUMBER and tokens.joined(max(dash, other)):
            return True
    return False
