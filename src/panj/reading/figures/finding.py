"""Figures of a text: quantities told as ranges by the conventions of the situation picture."""

from __future__ import annotations

from panj.reading.figures.carrying import carry
from panj.reading.figures.effects import effect_of
from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import Counted, singular, with_complement
from panj.reading.figures.quantities import Quantity, find_quantities, unit_name
from panj.reading.figures.tokens import Tokens, cut
from panj.reading.figures.zeros import Zero, find_zeros
from panj.records import Figure, Span


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in their order: counts, shares, money and measures as ranges; ages, ranks, dates and durations are none.

    "More than 300" has no upper end, "up to 50" no lower; "dozens" is 24 or more, "hundreds" 200, "several" 3; "a third" is 0.3333 and "15%" 0.15;
    "no casualties" is 0. Values too large to hold are left out. Raises nothing.

    >>> [(f.low, f.high, f.of, f.effect) for f in find_figures("More than 300 troops fled; about 12 of the 26 valleys fell, and no one was hurt.")]
    [(300.0, None, 'troops', 'displaced'), (12.0, 12.0, 'valleys', None), (26.0, 26.0, 'valleys', None), (0.0, 0.0, None, 'wounded')]
    """
    tokens = cut(text)
    found: list[tuple[int, Figure, int]] = []
    for quantity in carry(tokens, find_quantities(tokens)):
        figure = _figure(tokens, quantity, found[-1] if found else None)
        if figure:
            found.append((quantity.start, figure, _end(tokens, quantity)))
    taken = {start for start, _, _ in found}
    found += [(zero.start, _zero_figure(tokens, zero), zero.end) for zero in find_zeros(tokens) if zero.start not in taken]
    return tuple(figure for _, figure, _ in sorted(found, key=lambda row: row[0]))


def _end(tokens: Tokens, quantity: Quantity) -> int:
    """The token after the quantity and what it counts."""
    return max(quantity.stop, with_complement(tokens, quantity.counted) if quantity.counted else 0)


def _figure(tokens: Tokens, quantity: Quantity, before: tuple[int, Figure, int] | None) -> Figure | None:
    """The figure that a quantity is; None for ages, durations and values that are told as something else."""
    if quantity.sort in {"age", "duration"} or _lasts(tokens, quantity) or _uncounted(tokens, quantity):
        return None
    low, high, approximate = bounds(quantity)
    if low is not None and high is not None and low > high:
        return None
    of, end = _counted_words(tokens, quantity)
    inside = quantity.counted.start if quantity.counted else quantity.stop
    told = quantity.sort in {"money", "measure"}  # what befalls tonnes and dollars befell something else
    effect = None if told else effect_of(tokens, quantity.start, end, inside=inside) or _carried_effect(tokens, quantity, before)
    unit = unit_name(tokens, quantity)
    span = Span(start=tokens.starts[quantity.start], stop=tokens.stops[quantity.stop - 1])
    return Figure(span=span, low=low, high=high, of=of, approximate=approximate, change=quantity.change, unit=unit, effect=effect)


def bounds(quantity: Quantity) -> tuple[float | None, float | None, bool]:
    """The lower end, the upper end and whether they are approximate, by the conventions of the situation picture."""
    low, high = quantity.extent.low, quantity.extent.high
    if quantity.extent.joint == "from" and (quantity.moved or quantity.extent.first.value > quantity.extent.last.value):
        low = high = quantity.extent.last.value
    if quantity.unit is not None and quantity.unit.sort == "share":
        low, high = round(low / 100, 6), round(high / 100, 6)
    elif quantity.sort == "share":
        low, high = round(low, 4), round(high, 4)
    if quantity.extent.first.shape in {"crowd", "several"}:
        return low, None, False
    if low == high and quantity.bound == "over":
        return low, None, False
    if low == high and quantity.bound == "under":
        return None, high, False
    return low, high, quantity.bound in {"about", "nearly_under"}


def _counted_words(tokens: Tokens, quantity: Quantity) -> tuple[str | None, int]:
    """What is counted, as worded, and the token after it: the noun phrase, or what stands behind "of" after a unit."""
    counted = quantity.counted
    if counted is not None:
        stop = with_complement(tokens, counted)
        return " ".join(tokens.between(counted.start, stop).split()) or None, stop
    if quantity.carried is not None:
        return " ".join(tokens.between(quantity.carried.start, with_complement(tokens, quantity.carried)).split()), quantity.stop
    if quantity.unit is None:
        return None, quantity.stop
    whole = Counted(start=quantity.unit.start, stop=quantity.stop, head=quantity.stop - 1, plural=True)
    stop = with_complement(tokens, whole)
    if stop == quantity.stop:
        return None, stop
    return " ".join(tokens.between(quantity.stop + 1, stop).split()), stop


def _lasts(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether the counted noun is a stretch of time: "dozens of hours"."""
    return quantity.counted is not None and tokens.lower[quantity.counted.head] in words().lists["durations"]


def _uncounted(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether the number is part of a name or a way to speak: "two-state solution", "several occasions", "a week or two"."""
    lists = words().lists
    if tokens.word(quantity.extent.stop) == "-" and tokens.word(quantity.extent.stop + 1) in lists["makes"]:
        return True
    if quantity.start > 2 and tokens.word(quantity.start - 1) == "or" and tokens.word(quantity.start - 2) in lists["durations"]:
        return True
    if quantity.sort == "times" and quantity.extent.first.shape == "several":
        return True
    if tokens.word(quantity.start - 1) in {"age", "ages"} or (tokens.word(quantity.start - 1) == "but" and tokens.word(quantity.start - 2) == "all"):
        return True
    if (
        tokens.word(quantity.start - 2) == "who"
        and tokens.word(quantity.start - 1) in {"is", "was"}
        and quantity.sort == "count"
        and quantity.counted is None
    ):
        return True
    head = singular(tokens.lower[quantity.counted.head]) if quantity.counted else ""
    return head in lists["uncounted"] and (quantity.extent.first.shape == "several" or quantity.extent.high == 1)


def _carried_effect(tokens: Tokens, quantity: Quantity, before: tuple[int, Figure, int] | None) -> str | None:
    """The effect of the figure before in a list: "killing 12 soldiers and three civilians"."""
    if before is None or quantity.unit is not None:
        return None
    between = tokens.lower[before[2] : quantity.start]
    return before[1].effect if between and all(word in {",", "and", "plus", "or"} for word in between) else None


def _zero_figure(tokens: Tokens, zero: Zero) -> Figure:
    """The figure of a count of nothing."""
    of = " ".join(tokens.between(zero.noun, zero.end).split()) or None
    unit = tokens.lower[zero.end - 1] if zero.end > zero.noun else None
    span = Span(start=tokens.starts[zero.start], stop=tokens.stops[zero.stop - 1])
    effect = effect_of(tokens, zero.start, zero.end, inside=zero.noun)
    return Figure(span=span, low=0.0, high=0.0, of=of, unit=unit, effect=effect)
