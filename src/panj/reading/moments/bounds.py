"""How the words before an expression move its days: since, until, from, the aftermath of."""

from __future__ import annotations

from datetime import date

from panj.reading.moments.found import Meaning, Scene
from panj.reading.moments.words import Words

_SKIPPED = frozenset("the at least around about early late approximately roughly as".split())
_AFTERMATH_DAYS = 90
"""An aftermath runs to the end of the year, and at least this long."""


def preposition(words: Words, first: int) -> str:
    """The preposition that governs the expression at word `first`: "since", "until", "from", "by", "aftermath"; empty when none of these."""
    for i in range(first - 1, max(-1, first - 4), -1):
        word = words.lower[i]
        if word in {"since", "until", "till", "through", "from", "by", "between", "starting", "beginning", "before", "after"}:
            return "until" if word in {"till", "through"} else "from" if word in {"starting", "beginning"} else word
        if word == "of" and words.before(i) in {"aftermath", "wake"}:
            return "aftermath"
        if word not in _SKIPPED:
            return ""
    return ""


def bounded(meant: Meaning, word: str, scene: Scene) -> Meaning:
    """The meaning with the days that the preposition leaves: "since Monday" runs from Monday up to publication."""
    first, last, published = meant.earliest, meant.latest, scene.published
    if first is None or last is None or not word or meant.type in {"DURATION", "SET"}:
        return meant
    if word == "aftermath":
        end = date(first.year, 12, 31)
        late = date.fromordinal(min(first.toordinal() + _AFTERMATH_DAYS, date.max.toordinal()))
        return Meaning(meant.type, meant.value, first, max(end, late), "the aftermath, to the end of the year")
    if published is None:
        return meant
    if word == "since" and first <= published:
        return Meaning(meant.type, meant.value, first, published, "since, up to publication")
    if word == "until" and last >= published:
        return Meaning(meant.type, meant.value, published, last, "from publication until")
    return meant
