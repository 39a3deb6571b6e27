"""Sums of money: the currency before or after the number, what it is counted by, and cents after dollars."""

from __future__ import annotations

from dataclasses import replace

from panj.reading.figures.numerals import read_numeral
from panj.reading.figures.ranges import Extent
from panj.reading.figures.tokens import WORD, Tokens
from panj.reading.figures.units import EARLIER, Unit, currency_before, unit_at

_SMALL_CHANGE = frozenset(["cent", "penny", "kobo", "sen"])


def unit_of(tokens: Tokens, i: int, money: Unit | None) -> Unit | None:
    """The unit of a number that ends before token i; a currency before it takes its rate from behind it."""
    after = unit_at(tokens, i)
    if money is None:
        return after
    if after is not None and after.sort == "money" and tokens.word(after.start) not in {"p", "c", "sen"}:
        return Unit(
            start=money.start, stop=after.stop, name=after.name if money.name == "dollar" or after.name == money.name else money.name, sort="money"
        )
    rate = _rate(tokens, i)
    if rate:
        return Unit(start=money.start, stop=rate.stop, name=f"{money.name} per {rate.name}", sort="money")
    return Unit(start=money.start, stop=i, name=money.name, sort="money")


def _rate(tokens: Tokens, i: int) -> Unit | None:
    """What money is counted by from token i: "a year", "per sq m", "-a-share"."""
    j = i
    if tokens.word(j) == "-" and tokens.word(j + 1) in {"a", "per", "an"}:
        j += 1
    if tokens.word(j) not in {"per", "a", "an", "/"}:
        return None
    k = j + 2 if tokens.word(j + 1) == "-" else j + 1
    if tokens.word(k) in {"share", "head", "person", "annum", "vote", "dozen"} or (
        tokens.word(j) == "per" and unit_at(tokens, k) is None and tokens.kind(k) == WORD
    ):
        return Unit(start=j, stop=k + 1, name={"annum": "year"}.get(tokens.word(k), tokens.word(k)), sort="count")
    found = unit_at(tokens, k)
    if (
        found is None
        or tokens.word(found.stop) in EARLIER
        or (
            tokens.word(j) in {"a", "an"}
            and (found.sort != "duration" and found.name not in {"barrel", "gallon", "ton", "ounce", "litre", "metric ton"})
        )
    ):
        return None
    return found


def with_cents(tokens: Tokens, extent: Extent, unit: Unit | None) -> tuple[Extent, Unit | None]:
    """The sum with the cents after it: "4 dollars 25 cents", "eleven dollars and sixty cents", "18 dollars 75".

    >>> from panj.reading.figures.ranges import join_range
    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("4 dollars 25 cents")
    >>> with_cents(text, join_range(text, read_numeral(text, 0), money=None), unit_at(text, 1))[0].low
    4.25
    """
    if unit is None or unit.sort != "money" or unit.start < extent.stop or unit.name in _SMALL_CHANGE or extent.joint or " per " in unit.name:
        return extent, unit
    i = unit.stop + 1 if tokens.word(unit.stop) == "and" else unit.stop
    if i >= len(tokens) or tokens.kinds[i] not in {WORD, "number"}:
        return extent, unit
    small = read_numeral(tokens, i)
    if small is None or small.shape != "exact" or not 1 <= small.value < 100 or small.value != int(small.value) or tokens.breaks(i):
        return extent, unit
    after = unit_at(tokens, small.stop)
    named = after is not None and after.name in _SMALL_CHANGE
    bare = (
        after is None
        and small.value >= 10
        and tokens.word(small.stop) in {"", ".", ",", ";", "more"}
        and not currency_before(tokens, i + 0 if tokens.lower[i - 1] != unit.name else i)
    )
    if not named and not bare:
        return extent, unit
    whole = replace(extent.first, value=extent.first.value + small.value / 100)
    stop = after.stop if named and after else small.stop
    return replace(extent, first=whole, last=whole, stop=stop), replace(unit, stop=stop)
