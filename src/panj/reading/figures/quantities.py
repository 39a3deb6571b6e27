"""Every number of a text that says how much or how many, with its hedge, range, unit and counted noun: what figures are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from panj.reading.figures.effects import change_before, level_of_change
from panj.reading.figures.hedges import Hedge, hedge_after, hedge_before
from panj.reading.figures.leftouts import counts_nothing
from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import Counted, counted_after, singular
from panj.reading.figures.numerals import Numeral, read_numeral, starters
from panj.reading.figures.ranges import Extent, join_range
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.units import Unit, currency_before, unit_at


OLDEST = 110  # years of age; a larger number between commas after a name is no age

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
    if quantity.counted is None:
        return None
    head = tokens.lower[quantity.counted.head]
    return "people" if quantity.counted.state or head == "strong" else singular(head)


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
    return None, extent.stop if extent.joint == "-" else numeral.stop


def _complete(tokens: Tokens, extent: Extent, money: Unit | None) -> Quantity | None:
    """The quantity around an extent: hedge, unit, counted noun; None when it counts nothing."""
    numeral = extent.first
    start = money.start if money else numeral.start
    after = hedge_after(tokens, extent.stop)
    rest = after.stop if after else extent.stop
    unit = extent.unit or _unit(tokens, rest, money)
    before = hedge_before(tokens, start)
    rest = max(rest, unit.stop if unit else 0, extent.stop)
    if after is None:
        after = hedge_after(tokens, rest) if unit else None
    counted = None if unit else counted_after(tokens, rest, one=extent.high == 1 and numeral.shape == "exact")
    plural = unit is not None or (counted is not None and counted.plural) or money is not None
    hedged = before is not None and before.stop == start
    if _stands_alone(tokens, extent, counted, unit) or counts_nothing(tokens, numeral, noun=plural, hedged=hedged):
        return None
    if extent.joint and counts_nothing(tokens, extent.last, noun=plural, hedged=hedged):
        return None
    if (counted and not counted.plural and tokens.lower[counted.head] in words().lists["formations"] and not numeral.spelled) or _is_age(tokens, extent, noun=plural):
        return None
    extent = _signed(tokens, extent, unit)
    hedge = before if before and (before.name != "exactly" or after is None) else after or before
    begin = min(start, before.start) if before else start
    moved = level_of_change(tokens, begin)
    change = None if moved else _sign_of_change(tokens, begin, unit) or change_before(tokens, begin)
    return Quantity(start=begin, stop=max(rest, after.stop if after else 0), extent=extent, hedge=hedge, unit=unit, counted=counted, change=change, moved=moved)


def _sign_of_change(tokens: Tokens, i: int, unit: Unit | None) -> str | None:
    """"up" or "down" for a sign before a share: "Dow +0.2%"."""
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


def _is_age(tokens: Tokens, extent: Extent, *, noun: bool) -> bool:
    """Whether a bare number is an age: "Karim, 28, said", "women aged 25 to 54", "a boy of 14"."""
    numeral = extent.first
    if numeral.value > OLDEST or numeral.value != int(numeral.value):
        return False
    before, after = tokens.word(numeral.start - 1), tokens.word(extent.stop)
    if before == "aged" or (before == "of" and tokens.word(numeral.start - 2) in {"boy", "girl", "boys", "girls"}):
        return not noun
    name = tokens.kind(numeral.start - 2) == WORD and (after in {",", ")"} or (after in {".", "", "and", ";"} and tokens.capital(numeral.start - 2)))
    return before == "," and tokens.kinds[numeral.start] == NUMBER and not noun and name and not extent.joint


def _unit(tokens: Tokens, i: int, money: Unit | None) -> Unit | None:
    """The unit of a number that ends before token i; a currency before it takes its rate from behind it."""
    after = unit_at(tokens, i)
    if money is None:
        return after
    if after is not None and after.sort == "money" and tokens.word(after.start) not in {"p", "c", "sen"}:
        return Unit(start=money.start, stop=after.stop, name=after.name if money.name == "dollar" or after.name == money.name else money.name, sort="money")
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
    if tokens.word(k) in {"share", "head", "person", "annum", "vote", "dozen"} or (tokens.word(j) == "per" and unit_at(tokens, k) is None and tokens.kind(k) == WORD):
        return Unit(start=j, stop=k + 1, name={"annum": "year"}.get(tokens.word(k), tokens.word(k)), sort="count")
    found = unit_at(tokens, k)
    if found is None or (tokens.word(j) in {"a", "an"} and (found.sort != "duration" and found.name not in {"barrel", "gallon", "ton", "ounce", "litre", "metric ton"})):
        return None
    return found


def _stands_alone(tokens: Tokens, extent: Extent, counted: Counted | None, unit: Unit | None) -> bool:
    """Whether the words are no count for want of a noun: the pronoun "one", "half", a bare "a couple"."""
    numeral = extent.first
    before, after = tokens.word(numeral.start - 1), tokens.word(extent.stop)
    if numeral.shape == "share" and numeral.value == 0.5 and numeral.spelled and extent.low == 0.5 and extent.stop == numeral.start + 1:
        return _half_alone(tokens, numeral)
    if numeral.shape == "share" and numeral.spelled and tokens.word(numeral.start) in {"a", "an"}:
        return after not in {"of", ",", ".", "were", "are", "had", "have", "more", "less"}
    if numeral.shape == "pair":
        return counted is None and unit is None
    if numeral.spelled and extent.low == extent.high == 1 and tokens.word(numeral.start) == "one" and extent.stop == numeral.start + 1:
        return _pronoun(tokens, numeral, counted, unit, before=before, after=after)
    return False


def _half_alone(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether "half" is no share: "half-staff", "the second half", "half past"."""
    before, after = tokens.word(numeral.start - 1), tokens.word(numeral.stop)
    if before in {"first", "second", "latter", "top", "bottom", "-"} or (before in {"other", "better", "the", "a", "and", "last", "each"} and after != "of"):
        return True
    return after not in {"of", "the", "its", "their", "his", "her", "all", "those", "have", "has", "had", "were", "are", ",", "."} and before not in {"almost", "about", "nearly", "by", "than", "roughly", "over", "under"}


def _pronoun(tokens: Tokens, numeral: Numeral, counted: Counted | None, unit: Unit | None, *, before: str, after: str) -> bool:
    """Whether "one" stands for a thing already named or for anyone: "the old one", "one can", "one another", "no one"."""
    bare = counted is None and unit is None
    if before in {"no", "any", "every", "each", "which", "another"} or (bare and before in {"this", "that", "such"}) or after in {"another", "'", "day", "can", "could", "should", "would", "might", "must", "may"}:
        return True
    if unit is not None:
        return after == "-" and tokens.word(numeral.stop + 1) == "time"
    if counted is None or counted.start >= len(tokens):
        acts = after in {"was", "were", "died", "has", "had", "of", "is"} or after in words().lists["people_states"]
        return not (acts and before in {"", ".", ",", ";", "and", "but", "while", "left", "least", "killed", "wounded", "only", "injured", "“", '"'})
    if tokens.word(counted.start - 1) == "-" and tokens.word(counted.head) in {"time", "sided", "way", "off", "on", "third", "size", "stop", "liner"}:
        return True
    return before in {"the", "a"} and not counted.partitive and not _noun_like(tokens, counted)


def _noun_like(tokens: Tokens, counted: Counted) -> bool:
    """Whether the counted phrase is more than a verb: it has a head that is no participle."""
    head = tokens.lower[counted.head]
    return head not in words().lists["verbs"] and not head.endswith("ed")
