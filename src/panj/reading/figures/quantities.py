"""Every number of a text that says how much or how many, with its hedge, range, unit and counted noun: what figures are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from panj.reading.figures.alone import is_age, stands_alone
from panj.reading.figures.effects import change_before, level_of_change
from panj.reading.figures.hedges import Hedge, hedge_after, hedge_before
from panj.reading.figures.leftouts import counts_nothing
from panj.reading.figures.lexicon import words
from panj.reading.figures.money import unit_of, with_cents
from panj.reading.figures.nouns import Counted, counted_after, singular
from panj.reading.figures.numerals import read_numeral, starters
from panj.reading.figures.ranges import Extent, join_range
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.units import Unit, currency_before, half_of_unit, hanging_unit

CODE_DIGITS = 10  # digits in a row, without commas, that are a stamp or a number of an account

_TEMPERATURES = frozenset(["celsius", "fahrenheit", "degree"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that says how much or how many, in the tokens [start, stop) with hedge and unit."""

    start: int
    stop: int
    extent: Extent
    hedge: Hedge | None = None
    unit: Unit | None = None
    counted: Counted | None = None
    change: str | None = None
    carried: Counted | None = None
    """The noun phrase of an earlier number that this one counts without saying it again."""
    moved: bool = False
    """Whether the range tells a move ("rose from 70 to 85"), whose second number is what holds."""

    @property
    def sort(self) -> str:
        """share, measure, money, duration, age, times or count."""
        if self.unit:
            return self.unit.sort
        if self.extent.first.shape == "times":
            return "times"
        return "share" if self.extent.first.shape == "share" else "count"

    @property
    def bound(self) -> str:
        """over, under, about, nearly_under or exactly."""
        return self.hedge.name if self.hedge else "exactly"


def unit_name(tokens: Tokens, quantity: Quantity) -> str | None:
    """The canonical unit or, for counted nouns, the singular of the head; None when nothing is named.

    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("12 km, 30 soldiers")
    >>> [unit_name(text, q) for q in find_quantities(text)]
    ['kilometre', 'soldier']
    """
    if quantity.unit:
        return quantity.unit.name
    if quantity.extent.first.shape == "times":
        return "times"
    counted = quantity.counted or quantity.carried
    if counted is None:
        return None
    head = tokens.lower[counted.head]
    return "people" if counted.state or head == "strong" else singular(head)


def find_quantities(tokens: Tokens) -> tuple[Quantity, ...]:
    """The quantities of a text in their order.

    >>> from panj.reading.figures.tokens import cut
    >>> [q.extent.low for q in find_quantities(cut("In 2019 about 300 fled over 12 km of Route 66."))]
    [300.0, 12.0]
    """
    return tuple(_scan(tokens))


def _scan(tokens: Tokens) -> Iterator[Quantity]:
    """The quantities, each search beginning where the last one ended."""
    first = starters()
    kinds, lower = tokens.kinds, tokens.lower
    i, end = 0, len(tokens)
    while i < end:
        if kinds[i] == NUMBER or (kinds[i] == WORD and lower[i] in first):
            found, i = _read(tokens, i)
            if found is not None:
                yield found
        else:
            i += 1


def _read(tokens: Tokens, i: int) -> tuple[Quantity | None, int]:
    """The quantity that begins with the numeral at token i, if any, and where to go on."""
    money = currency_before(tokens, i)
    numeral = read_numeral(tokens, i, money=money is not None)
    if numeral is None:
        return None, i + 1
    if money is not None and len(tokens.words[money.start]) == 4 and tokens.words[money.start][0] == "M":
        numeral = replace(numeral, value=numeral.value * 1e6)  # "MAUD 60"
    extent = join_range(tokens, numeral, money=money)
    found = _complete(tokens, extent, money)
    if found is not None:
        return found, max(found.stop, extent.stop)
    whole = extent.joint == "-" or tokens.word(numeral.start - 1) == "aged"
    return None, extent.stop if whole else numeral.stop


def _complete(tokens: Tokens, extent: Extent, money: Unit | None) -> Quantity | None:
    """The quantity around an extent: hedge, unit, counted noun; None when it counts nothing."""
    numeral = extent.first
    start = money.start if money else numeral.start
    after = hedge_after(tokens, extent.stop)
    rest = after.stop if after else extent.stop
    unit = extent.unit or unit_of(tokens, rest, money)
    extent, unit = with_cents(tokens, extent, unit)
    before = hedge_before(tokens, start - _sign_length(tokens, start))
    rest = max(rest, unit.stop if unit else 0, extent.stop)
    if after is None:
        after = hedge_after(tokens, rest) if unit else None
    unit = unit or hanging_unit(tokens, rest) or half_of_unit(tokens, extent.stop)
    counted = None if unit else counted_after(tokens, rest, one=extent.high == 1 and numeral.shape == "exact", share=numeral.shape == "share")
    before = None if before and _theme(tokens, before, extent, unit) else before
    if _left_out(tokens, extent, counted, unit, hedged=before is not None and before.stop == start):
        return None
    begin = min(start, before.start) if before else start
    moved = level_of_change(tokens, begin)
    return Quantity(
        start=begin,
        stop=max(rest, after.stop if after else 0),
        extent=_signed(tokens, extent, unit),
        hedge=before if before and (before.name != "exactly" or after is None) else after or before,
        unit=unit,
        counted=counted,
        change=None if moved else _change(tokens, begin, unit, before),
        moved=moved,
    )


def _left_out(tokens: Tokens, extent: Extent, counted: Counted | None, unit: Unit | None, *, hedged: bool) -> bool:
    """Whether the number is no count: a code, a pronoun, a date, a name, an age, a formation."""
    numeral = extent.first
    plural = unit is not None or (counted is not None and counted.plural)
    if unit is None and _is_code(tokens, extent, counted):
        return True
    if stands_alone(tokens, extent, counted, unit) or is_age(tokens, extent, noun=plural):
        return True
    if counts_nothing(tokens, numeral, noun=plural and not (counted and counted.partitive), hedged=hedged):
        return True
    if extent.joint and counts_nothing(tokens, extent.last, noun=plural, hedged=hedged):
        return True
    formation = counted is not None and not counted.plural and tokens.lower[counted.head] in words().lists["formations"]
    return formation and not numeral.spelled


def _change(tokens: Tokens, begin: int, unit: Unit | None, before: Hedge | None) -> str | None:
    """Either "up" or "down" where the words tell a change; None for a level, also one fallen "below 30%"."""
    if before and tokens.word(before.start) in {"below", "above", "under"}:
        return None
    return _sign_of_change(tokens, begin, unit) or change_before(tokens, begin)


def _sign_length(tokens: Tokens, i: int) -> int:
    """How many tokens of "minus" stand before token i."""
    if tokens.word(i - 1) in {"minus", "−"}:
        return 1
    return 2 if tokens.word(i - 1) == "-" and tokens.word(i - 2) == "minus" else 0


def _is_code(tokens: Tokens, extent: Extent, counted: Counted | None) -> bool:
    """Whether the number is part of a code: letters against it ("76ers"), or ten digits and more with nothing counted."""
    i = extent.stop
    if tokens.kinds[extent.first.start] != NUMBER:
        return False
    joined = i < len(tokens) and tokens.joined(i) and tokens.kinds[i] == WORD
    return joined or (
        len(tokens.words[extent.first.start]) >= CODE_DIGITS and tokens.words[extent.first.start].isdigit() and not (counted and counted.plural)
    )


def _theme(tokens: Tokens, hedge: Hedge, extent: Extent, unit: Unit | None) -> bool:
    """Whether "over" or "about" before a small number in words tells a theme: "regret over three shells", "word about two blasts"."""
    most = {"over": 12, "about": 3}.get(tokens.between(hedge.start, hedge.stop).lower(), 0)
    return unit is None and extent.first.spelled and extent.first.shape == "exact" and extent.first.value <= most


def _sign_of_change(tokens: Tokens, i: int, unit: Unit | None) -> str | None:
    """Either "up" or "down" for a sign before a share: "Dow +0.2%"."""
    if unit is None or unit.sort != "share" or tokens.joined(i - 1) or not tokens.joined(i):
        return None
    return {"+": "up", "-": "down", "−": "down"}.get(tokens.word(i - 1))


def _signed(tokens: Tokens, extent: Extent, unit: Unit | None) -> Extent:
    """The extent below zero where "minus" or a sign stands before degrees: "minus 20 Celsius"."""
    i = extent.first.start - 1
    i -= 1 if tokens.word(i) == "-" and tokens.word(i - 1) == "minus" else 0
    sign = tokens.word(i) in {"minus", "−"} or (tokens.word(i) == "-" and not tokens.joined(i) and tokens.kind(i - 1) != NUMBER)
    if unit is None or unit.name not in _TEMPERATURES or not sign:
        return extent
    first, last = (replace(n, value=-n.value) for n in (extent.first, extent.last))
    return replace(extent, first=first, last=last if extent.joint else first)
