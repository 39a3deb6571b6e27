"""Which ground a clause is about: the place that it says is taken, held or left, by the words around its name."""

from __future__ import annotations

import re
from functools import cache

from panj.records import Place, Span
from panj.situation.lexicon import lexicon
from panj.situation.words import plain

_NAME = r"(?P<place>[A-Z][\w’'-]+(?:[ -](?:(?:al|el|de|la|e|i|du|des)[ -])?[A-Z][\w’'-]+){0,3})"


def named_grounds(words: str) -> list[Span]:
    """Where in `words` the names of ground taken, held or left stand: the object of such a verb first, then a subject.

    >>> words = "rebels seized the town of Oru on Monday"
    >>> [s.of(words) for s in named_grounds(words)]
    ['Oru']
    """
    found = (pattern.search(words) for pattern in _patterns())
    return [Span(start=m.start("place"), stop=m.end("place")) for m in found if m]


def lies_around(place: Place, words: str) -> bool:
    """Whether `words` only speak of what lies around the place: "villages near Oru"."""
    pattern = rf"\b(?:{lexicon().pieces['ground_around']})\s+(?:the\s+)?{re.escape(place.name)}"
    return re.search(pattern, words) is not None


def same_name(one: str, other: str) -> bool:
    """Whether two names of places are one, words like "district" aside.

    >>> same_name("Oru district", "Oru")
    True
    """
    left, right = telling_words(one), telling_words(other)
    return bool(left) and left == right


def telling_words(name: str) -> frozenset[str]:
    """The words of a place's name without what sort of place it is."""
    return frozenset(plain(w) for w in re.findall(r"[\w’'-]+", name)) - lexicon().any_of("place_sorts")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    part = lexicon().pieces
    people = rf"[A-Z]\w+\s+(?=(?i:{part['ground_nouns']})\b)"
    sort = rf"(?:(?:(?i:{part['ground_sorts']})\s+|{people})*)"
    after = rf"(?=$|[,.;:)“”\"]|\s+(?:{part['ground_after']})\b)"
    between = rf"(?:,[^,]{{0,60}},)?\s+(?:(?:{part['ground_between']})\s+)*"
    told = rf"{between}(?:(?:{part['ground_lost']})|(?:was|were|been|is|are|remains?|being)\s+(?:\w+\s+)?(?:{part['ground_taken']}))\b"
    return re.compile(rf"\b(?:{part['ground_verbs']})\s+{sort}{_NAME}{after}"), re.compile(rf"^{sort}{_NAME}{told}")
