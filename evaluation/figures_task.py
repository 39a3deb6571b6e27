"""The figures benchmark (NewsQuant): Panj's quantities in that benchmark's form."""

from __future__ import annotations

from typing import Any

from panj.reading.figures.quantities import Quantity, find_quantities, unit_name
from panj.reading.figures.tokens import Tokens, cut

_MODIFIERS = {"over": ">", "under": "<", "nearly_under": "<", "about": "~", "exactly": "="}


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """The record's quantities as that benchmark writes them; the record needs `id` and `text`.

    >>> predict({"id": "x", "text": "Prices rose 6% to $12."})["figures"][0]["unit"]
    'percent'
    """
    tokens = cut(record["text"])
    return {"id": record["id"], "figures": [figure for q in find_quantities(tokens) for figure in _figures(tokens, q)]}


def _figures(tokens: Tokens, quantity: Quantity) -> list[dict[str, Any]]:
    """One quantity in the benchmark's form; none for words that it does not count ("several", "twice")."""
    shape = quantity.extent.first.shape
    if shape in {"several", "pair", "times"}:
        return []
    low, high = quantity.extent.low, quantity.extent.high
    if shape == "crowd":
        base = quantity.extent.first.base
        low, high = (base, base) if base < 100 else (base, base * 10)
    modifier = _MODIFIERS[quantity.bound]
    if quantity.change and modifier == "=":
        modifier = quantity.change
    unit = _unit(tokens, quantity)
    return [{"low": low, "high": high, "modifier": modifier, "unit": unit, "concept": None}]


def _unit(tokens: Tokens, quantity: Quantity) -> str | None:
    """The unit as that benchmark names it: for counted nouns all the words of the phrase."""
    if quantity.unit or quantity.counted is None:
        return unit_name(tokens, quantity)
    if quantity.counted.state:
        return "people"
    return tokens.between(quantity.counted.start, quantity.counted.stop)
