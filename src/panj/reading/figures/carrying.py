"""What a number takes from the one before it: "72 points, or 0.4%", "nine miners were killed and 14 wounded"."""

from __future__ import annotations

from dataclasses import replace

from panj.reading.figures.effects import tells_effect
from panj.reading.figures.lexicon import words
from panj.reading.figures.quantities import Quantity
from panj.reading.figures.tokens import Tokens

FARTHEST = 30  # tokens from one number to the next that goes on without its noun


def carry(tokens: Tokens, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities with the noun, hedge or change that they share with the one before them.

    >>> from panj.reading.figures.quantities import find_quantities
    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("The index shed 72 points, or 0.4%.")
    >>> [q.change for q in carry(text, find_quantities(text))]
    ['down', 'down']
    """
    out: list[Quantity] = []
    for quantity in quantities:
        out.append(_carried(tokens, quantity, out[-1]) if out else quantity)
    return tuple(out)


def _end(quantity: Quantity) -> int:
    """The token after the quantity and its noun."""
    return max(quantity.stop, quantity.counted.stop if quantity.counted else 0)


def _carried(tokens: Tokens, quantity: Quantity, before: Quantity) -> Quantity:
    """The quantity with what it shares with the one before it."""
    start = quantity.unit.start if quantity.unit and quantity.unit.sort == "money" and quantity.unit.start < quantity.start else quantity.start
    between = tokens.lower[_end(before) : start]
    if between and quantity.change is None and all(word in {",", "or"} for word in between) and "or" in between:
        quantity = replace(quantity, change=before.change)
    if between == ["("] and before.hedge and quantity.hedge is None and before.hedge.name in {"over", "under"} and quantity.unit and before.unit:
        quantity = replace(quantity, hedge=before.hedge)
    if (
        quantity.counted is None
        and quantity.unit is None
        and before.counted is not None
        and quantity.sort == "count"
        and _shares_noun(tokens, quantity, before, between)
    ):
        return replace(quantity, carried=before.carried or before.counted)
    return quantity


def _shares_noun(tokens: Tokens, quantity: Quantity, before: Quantity, between: list[str]) -> bool:
    """Whether a bare number counts what the one before it counted."""
    if "." in between or len(between) > FARTHEST or before.sort != "count" or tokens.breaks(quantity.start) or "$" in between:
        return False
    if before.counted is None or not before.counted.plural or before.extent.joint == "-":
        return False
    follows = tokens.word(quantity.stop)
    if follows in words().lists["people_states"] or follows in {"who", "whom", "others"}:
        return True
    lead = tokens.word(quantity.start - 1)
    goes_on = follows in words().lists["goes_on"] or follows.endswith("ed") or follows in words().lists["verbs"] or quantity.stop >= len(tokens)
    return (
        (goes_on and lead in words().lists["listed"])
        or (goes_on and tells_effect(lead))
        or (goes_on and (follows in {"were", "have", "had", "of", "died", "fled"} or follows.endswith("ed")))
    )
