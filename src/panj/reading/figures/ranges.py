"""Two numbers as one range: "two to three thousand", "between 3% and 8%", "52-58 million", "three or four", "from 2.5 to 4.5 mm"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from panj.reading.figures.effects import change_before
from panj.reading.figures.lexicon import words
from panj.reading.figures.numerals import read_numeral
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.units import Unit, currency_before, unit_at
from panj.reading.figures.values import Numeral

WIDEST_STEP = 2.5  # "rose 5 to 10 percent" is a range, "rose 12 to 85" a step and a level
WIDEST_OR = 1.5  # "40 or 50" is a range, "25k or 40k" are two numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """One numeral, or two as the ends of a range; `stop` is where the words end, `unit` is set where it stands between the two."""

    first: Numeral
    last: Numeral
    stop: int
    unit: Unit | None = None
    joint: str = ""
    """How the ends are joined: to, - , or, and, from (a move "from A to B"); empty for a single number."""

    @property
    def low(self) -> float:
        """The smaller end."""
        return min(self.first.value, self.last.value)

    @property
    def high(self) -> float:
        """The larger end."""
        return max(self.first.value, self.last.value)


def join_range(tokens: Tokens, numeral: Numeral, *, money: Unit | None) -> Extent:
    """The range that begins with the numeral, or the numeral alone.

    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("two to three thousand people")
    >>> extent = join_range(text, read_numeral(text, 0), money=None)
    >>> extent.low, extent.high
    (2000.0, 3000.0)
    """
    alone = Extent(first=numeral, last=numeral, stop=numeral.stop)
    if numeral.shape in {"crowd", "several", "pair", "times", "zero"}:
        return alone
    inner = unit_at(tokens, numeral.stop)
    for unit in (None, inner) if inner else (None,):
        stop = unit.stop if unit else numeral.stop
        joined = _second(tokens, numeral, stop, unit, money=money)
        if joined:
            return joined
    return alone


def _second(tokens: Tokens, first: Numeral, stop: int, unit: Unit | None, *, money: Unit | None) -> Extent | None:
    """The range whose second number follows a joint at token `stop`."""
    joint, at = _joint(tokens, first, stop, money=money)
    if not joint or tokens.breaks(at) or at >= len(tokens):
        return None
    money_second = None
    while tokens.kind(at) not in {NUMBER, WORD} and at - stop < 4 and currency_before(tokens, at + 1):
        at, money_second = at + 1, currency_before(tokens, at + 1)
    if money_second is None and tokens.kind(at) == WORD and tokens.kind(at + 1) in {"sign", NUMBER} and money:
        for k in (at + 1, at + 2):
            money_second = money_second or (currency_before(tokens, k) if tokens.kind(k) == NUMBER and k <= len(tokens) else None)
            at = k if money_second and tokens.kind(at) != NUMBER else at
    at += 1 if tokens.word(at) in {"about", "around", "nearly", "roughly", "almost"} and joint in {"and", "to"} else 0
    if at >= len(tokens) or (tokens.kind(at) == WORD and tokens.word(at) not in words().cardinals and tokens.word(at) not in {"a", "half"}):
        return None
    second = read_numeral(tokens, at, money=money is not None)
    if (
        second is None
        or (second.shape == "share") != (first.shape == "share")
        or second.shape not in {"exact", "share"}
        or (money_second and money_second.name != (money.name if money else ""))
    ):
        return None
    return _extent(tokens, first, second, unit, joint=joint)


def _joint(tokens: Tokens, first: Numeral, stop: int, *, money: Unit | None) -> tuple[str, int]:
    """The word that joins two ends at token `stop`, and where the second begins; empty where none does."""
    word = tokens.word(stop)
    before = tokens.word((money.start if money else first.start) - 1)
    if word == "to":
        return ("from" if before == "from" else "to"), stop + (2 if tokens.word(stop + 1) == "-" else 1)
    if word == "up" and tokens.word(stop + 1) == "to" and before == "from":
        return "to", stop + 2
    if word in {"-", "–", "—"} and tokens.word(stop + 1) == "to" and tokens.word(stop + 2) in {"-", "–"}:
        return "to", stop + 3
    if word == "to" or (word == "-" and tokens.word(stop + 1) == "to"):
        return "to", stop + 2
    if word in {"-", "–", "‑"} and (tokens.joined(stop) == tokens.joined(stop + 1) or word == "–"):
        return "-", stop + 1
    if word == "or":
        return "or", stop + 1
    between = before == "between" or tokens.word((money.start if money else first.start) - 2) == "between"
    return ("and", stop + 1) if word == "and" and between else ("", stop)


def _extent(tokens: Tokens, first: Numeral, second: Numeral, unit: Unit | None, *, joint: str) -> Extent | None:
    """The range of two numerals, the magnitude of the second given to the first; None where they make none."""
    scale = second.value / second.coefficient if second.coefficient else 1.0
    if first.value == first.coefficient and scale >= 100 and first.value <= second.coefficient and first.value < 1000 and unit is None:
        first = replace(first, value=first.value * scale)
    if first.value >= second.value and not (joint == "from" or (joint == "to" and unit is not None and unit.sort == "measure")):
        return None
    if joint == "or" and not (second.value - first.value <= 1 or first.value * WIDEST_OR >= second.value):
        return None
    years = all(
        n.value == int(n.value) and 1000 <= n.value <= 2100 and n.stop == n.start + 1 and "," not in tokens.words[n.start] for n in (first, second)
    )
    season = 1900 <= first.value <= 2100 and joint == "-" and second.value < 100
    if (years and joint == "-" and first.value >= 1900) or season:
        return Extent(first=first, last=first, stop=second.stop, joint="-")
    if joint == "to" and second.value > first.value * WIDEST_STEP and _changes_by(tokens, first):
        return None
    after = unit_at(tokens, second.stop)
    if unit is not None and (after is None or after.name.split(" per ")[0] != unit.name.split(" per ")[0]):
        return None
    if joint in {"to", "from"} and unit is None and after is not None and after.sort == "share" and first.value > 1000:
        return None
    return Extent(first=first, last=second, stop=after.stop if after else second.stop, unit=after, joint=joint)


def _changes_by(tokens: Tokens, first: Numeral) -> bool:
    """Whether a word of change stands before the number: "rose 12 (to 85)"."""
    money = currency_before(tokens, first.start)
    start = money.start if money else first.start
    return tokens.word(start - 1) == "by" or change_before(tokens, start) is not None
