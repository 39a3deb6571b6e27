"""Where something happened when its own words name no place: "the consulate", "the base", "the city"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from panj.records import Place, Span

WIDE = frozenset({"country", "adm1", "continent", "region", "sea", "river", "relative"})
"""Features too wide to be a scene."""
DEMONYM = "demonym"
_AREA = re.compile(
    r"\b(?:areas?|borders?|cit(?:y|ies)|districts?|islands?|parts?|provinces?|regions?|soil|states?|territor(?:y|ies)|towns?|villages?|waters?"
    r"|(?:north|south|east|west|central)\w*)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?:airport|airfield|barracks|base|bridge|building|camp|checkpoint|church|compound|consulate|court|embassy|headquarters|hospital|hotel|house|jail"
    r"|market|ministry|mosque|museum|office|palace|plant|police station|port|prison|scene|school|site|stadium|station|university)s?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_APPOSITION = re.compile(r",\s+(?:an?|the)\s+(?:[\w-]+\s+)?")
"""What stands between a place and words that say what it is: "Kidira, a town in the east"."""
_COUNTRY = re.compile(r"\b(?:country|nation|republic|kingdom)(?:['’]s)?\b", re.IGNORECASE)


def place_within(places: Sequence[Place], words: Span, text: str) -> Place | None:
    """The most exact place with a point whose name lies under `words`; None when there is none.

    A demonym counts only before a word for a stretch of land: "Afghan districts" lie in Afghanistan, "the German consulate"
    may lie anywhere.
    """
    inside = [p for p in places if p.lat is not None and p.span.overlap(words) and not _mere_demonym(p, words, text)]
    return min(inside, key=lambda p: (p.feature in WIDE, p.radius_km, p.span.start), default=None)


def _mere_demonym(place: Place, words: Span, text: str) -> bool:
    if DEMONYM not in place.reasons:
        return False
    rest = text[place.span.stop : words.stop]
    return bool(rest.strip()) and not _AREA.search(rest)


def find_scene(places: Sequence[Place], words: Span, text: str) -> Place | None:
    """The place that `words` mean: the one they name, else the one that the report has been about.

    >>> text = "A bomb hit Herat. The consulate in Afghanistan was empty."
    >>> herat = Place(span=Span(start=11, stop=16), name="Herat", lat=34.3, lon=62.2, feature="city", country="AF")
    >>> land = Place(span=Span(start=35, stop=46), name="Afghanistan", lat=33.0, lon=66.0, feature="country", country="AF")
    >>> find_scene([herat, land], Span(start=22, stop=46), text).name
    'Herat'
    """
    if (told := _told_beside(places, words, text)) is not None:
        return told
    named = place_within(places, words, text)
    if named is not None and (named.feature not in WIDE or not _names_a_site(named, words, text)):
        return named
    if _COUNTRY.search(words.of(text)):
        return _told_most([p for p in places if p.feature == "country"], words)
    if (again := _named_again(places, words, text)) is not None:
        return again
    scene = _told_most([p for p in places if p.feature not in WIDE and DEMONYM not in p.reasons], words)
    return scene if named is None or (scene and scene.country == named.country) else named


def _told_beside(places: Sequence[Place], words: Span, text: str) -> Place | None:
    """The exact place that `words` only describe: "Kidira" for "a district in the province of Bakel" right after it."""
    if not _AREA.search(text, words.start, words.stop):
        return None
    exact = (p for p in places if p.lat is not None and p.feature not in WIDE and p.span.stop < words.start)
    return next((p for p in exact if _APPOSITION.fullmatch(text, p.span.stop, words.start)), None)


def _names_a_site(place: Place, words: Span, text: str) -> bool:
    """Whether the words are of something inside the place: "the consulate in Afghanistan", not "a third of Afghanistan"."""
    return bool(_SITE.search(text, words.start, place.span.start))


def _named_again(places: Sequence[Place], words: Span, text: str) -> Place | None:
    """The last exact place told before whose name has a plain word of `words`: "the base" after "Bagram Air Base"."""
    plain = {w.casefold() for w in _WORD.findall(words.of(text))} - {"the", "of", "in", "at"}
    for place in sorted(places, key=lambda p: -p.span.start):
        told = place.lat is not None and place.span.stop <= words.start and place.feature not in WIDE
        if told and plain & {w.casefold() for w in _WORD.findall(place.span.of(text))}:
            return place
    return None


def _told_most(places: Sequence[Place], words: Span) -> Place | None:
    """Of the places with a point told up to `words`, the one named most often; the first of equals."""
    before = [p for p in places if p.lat is not None and p.span.start < words.stop]
    often = Counter(p.gazetteer_id or p.name for p in before)
    return max(before, key=lambda p: (often[p.gazetteer_id or p.name], -p.span.start), default=None)
