"""The figures benchmark (NewsQuant): Panj's quantities in that benchmark's form."""

from __future__ import annotations

from typing import Any

from panj.reading.figures.carrying import carry
from panj.reading.figures.quantities import Quantity, find_quantities, unit_name
from panj.reading.figures.subjects import subject_of, tokens_taken
from panj.reading.figures.tokens import Tokens, cut

_MODIFIERS = {"over": ">", "under": "<", "nearly_under": "<", "about": "~", "exactly": "="}


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """The record's quantities as that benchmark writes them; the record needs `id` and `text`.

    >>> predict({"id": "x", "text": "Prices rose 6% to $12."})["figures"][0]["unit"]
    'percent'
    """
    tokens = cut(record["text"])
    quantities = carry(tokens, find_quantities(tokens))
    taken = tokens_taken(quantities)
    return {"id": record["id"], "figures": [figure for q in quantities for figure in _figures(tokens, q, taken)]}


def _figures(tokens: Tokens, quantity: Quantity, taken: frozenset[int]) -> list[dict[str, Any]]:
    """One quantity in the benchmark's form; none for words that it does not count ("several", "twice")."""
    shape = quantity.extent.first.shape
    if shape in {"several", "pair", "times"}:
        return []
    low, high = quantity.extent.low, quantity.extent.high
    if shape == "crowd":
        base = quantity.extent.first.base
        low, high = (base, base) if base < 100 else (base, base * 10)
    modifier = _modifier(tokens, quantity)
    unit = _unit(tokens, quantity)
    head = subject_of(tokens, quantity, taken)
    return [{"low": low, "high": high, "modifier": modifier, "unit": unit, "concept": _word(tokens, head) if head is not None else None}]


def _modifier(tokens: Tokens, quantity: Quantity) -> str:
    """The modifier: a bound goes before a change, a change before an estimate; a range is only ever an estimate."""
    modifier = _MODIFIERS[quantity.bound]
    if quantity.extent.joint or (quantity.unit and quantity.unit.sort == "duration" and tokens.word(quantity.start) == "within"):
        return modifier if modifier == "~" else "="
    if quantity.change and modifier in "=~" and tokens.word(quantity.start - 1) != "of":
        return quantity.change
    return modifier


def _word(tokens: Tokens, i: int) -> str:
    """The whole word at token i with what is joined to it by hyphens: "TA-125"."""
    start = stop = i
    while tokens.word(start - 1) == "-" and tokens.joined(start) and tokens.joined(start - 1):
        start -= 2
    while tokens.word(stop + 1) == "-" and tokens.joined(stop + 1) and tokens.joined(stop + 2):
        stop += 2
    return tokens.between(start, stop + 1)


def _unit(tokens: Tokens, quantity: Quantity) -> str | None:
    """The unit as that benchmark names it: for counted nouns all the words of the phrase."""
    counted = quantity.counted or quantity.carried
    if quantity.unit and quantity.unit.name == "penny":
        return tokens.word(quantity.unit.start)
    if quantity.unit or counted is None:
        return unit_name(tokens, quantity)
    if counted.state:
        return "people"
    start = counted.start + 1 if tokens.word(counted.start) == "most" else counted.start
    return tokens.between(start, counted.stop)
