"""How the words before an expression move its days: since, until, from, the aftermath of."""

from __future__ import annotations

from datetime import date

from panj.reading.moments.cues import cues
from panj.reading.moments.found import Meaning
from panj.reading.moments.words import Words

_SKIPPED = cues("between preposition and date")
_GOVERNING = cues("governing prepositions")
_EVENT_WORDS = 9
_AFTERMATH_DAYS = 90
"""An aftermath runs to the end of the year, and at least this long."""


def preposition(words: Words, first: int) -> str:
    """The preposition that governs the expression at word `first`: "since", "until", "by", "aftermath"; empty when none of these."""
    for i in range(first - 1, max(-1, first - 4), -1):
        word = words.lower[i]
        if word in _GOVERNING:
            return "until" if word in {"till", "through"} else word
        if word == "of" and words.before(i) in {"aftermath", "wake"}:
            return "aftermath"
        if word not in _SKIPPED:
            return "since an event" if words.lower[i + 1] in {"on", "in", "of"} and _since_an_event(words, i) else ""
    return ""


def _since_an_event(words: Words, at: int) -> bool:
    """Whether the date is that of an event after "since": "since the vote of May 3"; a comma or a full stop cuts the two."""
    for i in range(at, max(-1, at - _EVENT_WORDS), -1):
        if words.lower[i] == "since":
            return True
        if not words.lower[i].isalpha():
            return False
    return False


def bounded(meant: Meaning, word: str, published: date | None, *, said: str = "") -> Meaning:
    """The meaning with the days that the preposition leaves: "since Monday" runs from Monday up to publication. `said` are its words."""
    first, last = meant.earliest, meant.latest
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
    if word == "since an event" and first <= published:
        return Meaning(meant.type, meant.value, first, published, "since that event, up to publication")
    if word == "by" and "end of" in said:
        return Meaning(meant.type, meant.value, last, last, "the last day of it")
    if word == "until" and last >= published:
        return Meaning(meant.type, meant.value, published, last, "from publication until")
    return meant
