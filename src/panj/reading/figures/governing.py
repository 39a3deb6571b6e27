"""Which figure a claim counts, if any."""

from __future__ import annotations

from collections.abc import Sequence

from panj.records import Figure, Span


def governing_figure(figures: Sequence[Figure], claim: Span, text: str) -> Figure | None:
    """The figure that the claim at this span counts; None when it counts nothing.

    >>> from panj.reading.figures.finding import find_figures
    >>> text = "24 civilians and 25 fighters have been killed"
    >>> governing_figure(find_figures(text), Span(start=17, stop=45), text).low
    25.0
    """
    inside = [f for f in figures if claim.start <= f.span.start and f.span.stop <= claim.stop]
    return inside[0] if inside else None
