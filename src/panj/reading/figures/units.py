"""What is measured: units after a number, currencies before or after it, rates ("a year", "per barrel", "km/h")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale

from panj.reading.figures.lexicon import read_rows, words
from panj.reading.figures.tokens import NUMBER, WORD, Tokens

EARLIER = frozenset(["earlier", "ago", "before", "later"])  # "a year earlier" is no rate

LONGEST = 4  # tokens in the longest unit that the table holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as written in the tokens [start, stop): its canonical name and sort (share, measure, money, duration, age, times)."""

    start: int
    stop: int
    name: str
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The known ways to write a unit: folded, and with capitals where these tell units apart."""

    folded: dict[str, tuple[str, str]]
    exact: dict[str, tuple[str, str]]
    signs: dict[str, str]
    """Currency signs and codes to the currency's name."""


@cache
def table() -> Table:
    """The known ways to write units and currencies; names of currencies also from CLDR."""
    folded: dict[str, tuple[str, str]] = {}
    exact: dict[str, tuple[str, str]] = {}
    signs: dict[str, str] = {}
    for name, currency in Locale("en").currencies.items():
        if not any(mark in currency for mark in "(–)"):
            folded[_key(currency.lower())] = folded[_key(currency.lower() + "s")] = (currency.lower(), "money")
            signs[name.lower()] = currency.lower()
    folded.update(
        {
            sign: (name, "money")
            for sign, name in (("$", "dollar"), ("€", "euro"), ("£", "pound sterling"), ("₹", "indian rupee"), ("₽", "russian ruble"))
        }
    )
    for row in read_rows("currencies.tsv"):
        signs.update(dict.fromkeys(filter(None, row[1].split("|")), row[0]))
        folded.update({_key(form): (row[0], "money") for form in row[2].split("|") if form})
    for name, sort, forms, *case in read_rows("units.tsv"):
        target = exact if case else folded
        target.update({_key(form) if not case else form: (name, sort) for form in forms.split("|")})
    return Table(folded=folded, exact=exact, signs=signs)


def _key(form: str) -> str:
    """A written form without blanks and hyphens, so that "sq m", "sq. m" and "foot-pound" each have one spelling."""
    return form.lower().replace(" ", "").replace("-", "")


def _longest(tokens: Tokens, i: int) -> Unit | None:
    """The longest written unit that begins at token i."""
    known = table()
    key, best = "", None
    for j in range(i, min(i + LONGEST, len(tokens))):
        if j > i and tokens.breaks(j):
            break
        key += "" if tokens.lower[j] == "-" else tokens.lower[j]
        entry = known.exact.get(tokens.text[tokens.starts[i] : tokens.stops[j]]) or known.folded.get(key)
        if entry and tokens.lower[j] != "-":
            best = Unit(start=i, stop=j + 1, name=entry[0], sort=entry[1])
    return best


def unit_at(tokens: Tokens, i: int) -> Unit | None:
    """The unit written from token i, after an optional hyphen or bracket, with its rate ("a day", "per hour"); None where none is.

    >>> from panj.reading.figures.tokens import cut
    >>> unit_at(cut("500 barrels a day"), 1).name
    'barrel per day'
    """
    j = i
    if tokens.word(j) in {"-", "–", "(", "[", "{", "<"} and (tokens.joined(j) or tokens.word(j) != "-"):
        j += 1
    if j >= len(tokens) or tokens.breaks(j) or (j > i and tokens.word(i) not in {"-", "–"} and tokens.word(j + 1) not in {")", "]", "}", ">"}):
        return None
    found = _longest(tokens, j)
    if found is None or not _is_unit(tokens, i, found):
        return None
    return _rated(tokens, found)


def _is_unit(tokens: Tokens, i: int, unit: Unit) -> bool:
    """Whether the words are meant as a unit and not as the words "in", "a", "p", "second", "mark"."""
    written = tokens.lower[unit.start]
    if written == "p" and tokens.word(unit.stop) == "." and tokens.word(unit.stop + 1) == "m":
        return False
    if written == "°" and len(tokens.words[unit.start - 1].partition(".")[2]) > 2:
        return False  # a latitude
    if len(written) == 1 and written.isalpha():
        if tokens.word(unit.start + 1) == "/" and tokens.joined(unit.start + 1):
            return True
        if tokens.words[unit.start] in {"W", "V"} and is_number(tokens, unit.start - 1):
            return True
        return tokens.joined(unit.start) or (
            written in "pgmtcl" and tokens.word(unit.stop) not in {"'"} and unit.stop - unit.start == 1 and tokens.words[unit.start].islower()
        )
    if written == '"':
        return _inch_mark(tokens, unit.start)
    if written in {"m2", "in.", "x"}:
        return tokens.joined(unit.start)
    if unit.sort == "money" and written in {"mark", "try", "sol", "colon", "won"} and tokens.kind(unit.stop) == WORD and written == "won":
        return tokens.word(unit.stop) in words().lists["stops"]
    if written in {"$", "€", "£", "₹", "₽"}:
        return not is_number(tokens, unit.stop) or tokens.joined(unit.start)
    return unit.name != "second" or written != "second" or tokens.word(i - 1) not in {"the", "a"}


def hanging_unit(tokens: Tokens, i: int) -> Unit | None:
    """The unit of a number whose hyphen hangs before token i + 1: "two-, three- and nine-inch pipes", "a 20- or 30-metre gap"."""
    if tokens.word(i) != "-" or not tokens.joined(i) or tokens.word(i + 1) not in {",", "or", "and", "to"}:
        return None
    for k in range(i + 2, min(i + 9, len(tokens))):
        if tokens.word(k) == "-" and tokens.joined(k + 1) and tokens.kind(k + 1) == WORD:
            found = _longest(tokens, k + 1)
            return Unit(start=i, stop=i + 1, name=found.name, sort=found.sort) if found else None
    return None


def half_of_unit(tokens: Tokens, i: int) -> Unit | None:
    """The unit of "half a kilometre", "half an hour", where "half" ends before token i."""
    if tokens.word(i - 1) != "half" or tokens.word(i) not in {"a", "an"}:
        return None
    return unit_at(tokens, i + 1)


def _inch_mark(tokens: Tokens, i: int) -> bool:
    """Whether the quotation mark at i is one of inches: no quotation of its line is open."""
    start = max(tokens.text.rfind("\n", max(0, tokens.starts[i] - 300), tokens.starts[i]) + 1, tokens.starts[i] - 300)
    return (
        tokens.joined(i)
        and tokens.text.count('"', start, tokens.starts[i]) % 2 == 0
        and tokens.text.count('"', tokens.stops[i], tokens.stops[i] + 300) % 2 == 0
    )


def _rated(tokens: Tokens, unit: Unit) -> Unit:
    """The unit with what it is counted by: "per barrel", "a day", "an hour", "/cm2", "-a-share"."""
    stop, dashed = unit.stop, False
    if tokens.word(stop) == "-" and tokens.word(stop + 1) in {"a", "an", "per"} and tokens.word(stop + 2) == "-":
        stop, dashed = stop + 1, True
    word = tokens.word(stop)
    if word not in {"per", "a", "an", "/"} or tokens.breaks(stop) or unit.sort in {"duration", "age", "times"}:
        return unit
    start = stop + 2 if dashed else stop + 1
    by = _longest(tokens, start)
    if by is None and word in {"per", "/"} and tokens.kind(start) == WORD:
        name = "year" if tokens.word(start) in {"annum"} else tokens.word(start)
        return Unit(start=unit.start, stop=start + 1, name=f"{unit.name} per {name}", sort=unit.sort)
    if tokens.word(start) in {"share", "head", "person", "dozen", "piece"}:
        return Unit(start=unit.start, stop=start + 1, name=f"{unit.name} per {tokens.word(start)}", sort=unit.sort)
    if (
        by is None
        or tokens.word(by.stop) in EARLIER
        or (word in {"a", "an"} and (by.sort != "duration" and by.name not in words().lists["rate_goods"]))
    ):
        return unit
    if word == "a" and len(tokens.lower[start]) < 3:
        return unit
    return Unit(start=unit.start, stop=by.stop, name=f"{unit.name} per {by.name}", sort=unit.sort)


def currency_before(tokens: Tokens, i: int) -> Unit | None:
    """The currency written before token i: "$", "US $", "HK$", "EUR", "Rs."; None where none is."""
    signs = table().signs
    if i > len(tokens):
        return None
    for length in (3, 2, 1):
        start = i - length
        if start < 0 or (length > 1 and any(tokens.stops[k] + 1 < tokens.starts[k + 1] for k in range(start, i - 1))):
            continue
        written = "".join(tokens.lower[start:i])
        if written in signs and (length == 1 or tokens.lower[i - 1] in {"$", "£", "€", "¥", "="}) and _sign_stands(tokens, start, i):
            return Unit(start=start, stop=i, name=signs[written], sort="money")
    return None


def _sign_stands(tokens: Tokens, start: int, i: int) -> bool:
    """Whether a sign or code is meant: codes in letters count in capitals, or written against the number."""
    written = tokens.words[start]
    if written in {"a", "s"}:
        return False  # "a $4 billion loan"
    if not written[0].isalpha() or tokens.lower[i - 1] in {"$", "=", "€", "£"}:
        return True
    if tokens.joined(i) and tokens.kinds[start] != WORD:
        return True
    if len(written) < 2 or written in words().lists["not_codes"]:
        return False
    return written.isupper() or written in {"Rs", "Rs.", "Tk", "Sh", "KSh", "Ksh"} or written.lower() in {"rmb", "usd", "eur", "gbp"}


def is_number(tokens: Tokens, i: int) -> bool:
    """Whether the token at i is a number in digits."""
    return tokens.kind(i) == NUMBER
