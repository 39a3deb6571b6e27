"""Whether a figure counts a part of one before it, or is told of each of several."""

from __future__ import annotations

import re

from panj.records import Figure

_PART_BEFORE = re.compile(r"\b(?:among (?:them|whom|those)|including|included|of (?:them|whom|which|those|these))[,:]?\s*(?:\w+\s)?$", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s+(?:of (?:them|whom|which)|among them)\b", re.IGNORECASE)
_EACH = re.compile(r"(?:\s+[\w'’-]+){0,3}?\s+(?:each|apiece|per (?:person|head|family|household|capita))\b", re.IGNORECASE)
_SHARERS = frozenset(["person", "head", "family", "household", "capita"])
_AROUND = 40  # characters on either side that are looked at


def counts_part(figure: Figure, text: str) -> bool:
    """Whether the figure counts a part of the one before it: "45 pilgrims, among them 12 monks", "130 barges, 22 of them with coal".

    >>> from panj.reading.figures.finding import find_figures
    >>> text = "45 pilgrims died, among them 12 monks"
    >>> [counts_part(f, text) for f in find_figures(text)]
    [False, True]
    """
    before = text[max(0, figure.span.start - _AROUND) : figure.span.start]
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(text, figure.span.stop))


def counts_each(figure: Figure, text: str) -> bool:
    """Whether the figure is told of each of several and is no total: "3 million kroner each".

    >>> from panj.reading.figures.finding import find_figures
    >>> text = "The skippers were fined 90 euros each"
    >>> counts_each(find_figures(text)[0], text)
    True
    """
    if figure.unit is not None and figure.unit.partition(" per ")[2] in _SHARERS:
        return True
    return bool(_EACH.match(text[figure.span.stop : figure.span.stop + _AROUND]))
