"""Which place a claim is about: the one its own words state, or the one that the words before it leave standing.

In go the places of a report as resolved, the claim's span and the text; out come the stated and the inferred place, at most
one of them set. "In", "near", "to" before a name make it a place where something happens; a country that acts ("Iran
said") and a speaker's nationality do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from panj.gazetteer.context import CAPITAL
from panj.gazetteer.relative import is_border_of
from panj.gazetteer.wordlists import word_lists
from panj.records import Place, Span

_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_WIDE = frozenset({"country", "continent"})
_MOVEMENT = re.compile(
    r"\b(?:cross|fle[ed]|arriv|return|deport|expel|enter|withdr[ae]w|deploy|sent|send|travel|refugee|displace|evacuat|repatriat|smuggl|fired|"
    r"launch|shell|flew|fly|convoy|went|came|come|migrat|retreat|extradit)",
    re.IGNORECASE,
)
_COUNTRY_BACK = re.compile(r"\bthe (?:country|state|nation|kingdom|republic)\b|\bnationwide\b|\bcountrywide\b")
_BACK = re.compile(
    r"\b(?:there|(?:the|both|these|those|that|this) (?:\w+ ){0,2}(?:bases?|towns?|city|villages?|building|camps?|cent(?:re|er)s?|area|districts?|"
    r"province|compound|airport|airfield|site|hospital|prison|crossing|island|port|hills?|valley|region|capital|market|school|mosque|church|embassy|consulate|hotel|station|scene|bridges?|border|outpost|garrison|depot))\b",
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(
    r" (?:border|bases?|towns?|city|cities|villages?|capital|provinces?|soil|territory|waters|airspace|coast|side|districts?|ports?|desert|mountains|"
    r"embassy|camps?|prisons?|air base|airfield|region|frontier|enclave|islands?|highlands|parliament)\b"
)
_EXACT = {
    "quarter": 1.0,
    "site": 1.0,
    "crossing": 1.0,
    "camp": 1.0,
    "airfield": 1.0,
    "relative": 1.0,
    "city": 0.9,
    "line": 0.8,
    "island": 0.7,
    "adm2": 0.7,
    "lake": 0.6,
    "mountain": 0.6,
    "river": 0.5,
    "adm1": 0.5,
    "sea": 0.4,
    "region": 0.4,
    "country": 0.0,
    "continent": -2.0,
}
"""How much each kind of place adds: the more exact, the likelier to be meant. Set by hand, as are the scores below."""
_MOST_UNKNOWN = 1
"""Unlisted small words allowed between "in" and the name: "in the volatile province of Kunduz"."""
_LEAST_STATED = 1.5
"""The least score of a stated place."""
_LEAST_AROUND = 3.3
"""The same for a place elsewhere in the claim's sentence: only an exact one after "in", "at", "near"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    place: Place
    score: float


def governing_place(places: Sequence[Place], claim: Span, text: str) -> tuple[Place | None, Place | None]:
    """The place that the claim's words state, and else the one inferred from the words before; at most one is not None.

    >>> kunduz = Place(span=Span(start=18, stop=24), name="Kunduz", lat=36.7, lon=68.9, feature="city")
    >>> stated, inferred = governing_place([kunduz], Span(start=0, stop=24), "Shells landed near Kunduz."[:18] + "Kunduz")
    >>> stated.name, inferred
    ('Kunduz', None)
    """
    known = [place for place in places if place.lat is not None]
    inside = [place for place in known if claim.holds(place.span)]
    if best := _best(inside, text):
        return best, None
    sentence = sentence_of(text, claim)
    around = [place for place in known if sentence.holds(place.span) and not claim.holds(place.span)]
    if best := _best([place for place in around if _opens_sentence(place, sentence, text)], text) or _best(around, text, least=_LEAST_AROUND):
        return best, None
    if _COUNTRY_BACK.search(claim.of(text)) and (country := _country_before(known, claim)):
        return country, None
    before = _before(known, claim, text)
    if before and _BACK.search(claim.of(text)):
        return before, None
    return None, before or _lead(known, text)


def sentence_of(text: str, span: Span) -> Span:
    """The sentence, or line, in which the span starts, through its end.

    >>> sentence_of("It rained. Troops left Kunduz.", Span(start=11, stop=17))
    Span(start=11, stop=30)
    """
    begins, ends = _sentence_ends(text)
    before = bisect_right(ends, span.start)
    after = max(before, bisect_left(ends, span.stop))
    stop = begins[after] + 1 if after < len(ends) else len(text)
    return Span(start=ends[before - 1] if before else 0, stop=max(stop, span.stop))


@lru_cache(maxsize=8)
def _sentence_ends(text: str) -> tuple[list[int], list[int]]:
    """Where what parts the sentences begins and ends; kept, since every claim of a report asks for it."""
    found = [match.span() for match in _SENTENCE_END.finditer(text)]
    return [begin for begin, _ in found], [end for _, end in found]


def _best(places: Sequence[Place], text: str, *, least: float = _LEAST_STATED) -> Place | None:
    standing = [_Standing(place=place, score=_stands(place, text) - 0.15 * order) for order, place in enumerate(places)]
    best = max(standing, key=lambda s: s.score, default=None)
    return best.place if best and best.score >= least else None


def _stands(place: Place, text: str) -> float:
    """How surely the words before (and after) the name make it a place where something happens."""
    exact = _EXACT.get(place.feature or "", 0.3)
    if _is_adjective(place):
        return 1.6 + exact if _PLACE_WORD.match(text[place.span.stop : place.span.stop + 20]) else 0.0
    if is_border_of(text, place.span):
        return 1.6 + exact
    return _cue(place, text) + exact


def _is_adjective(place: Place) -> bool:
    return "demonym" in place.reasons


def _cue(place: Place, text: str) -> float:
    words = re.findall(r"[\w’'-]+|[,;:()]", text[max(0, place.span.start - 80) : place.span.start])
    cues = word_lists()
    passed = unknown = 0
    for word in reversed(words):
        lower = word.lower()
        if lower in cues.at:
            return 2.5 if place.feature not in _WIDE or lower in cues.inside else 0.6
        if lower in cues.moving:
            return 2.0 if place.feature not in _WIDE or _MOVEMENT.search(text[max(0, place.span.start - 120) : place.span.stop + 40]) else 0.6
        if lower in cues.passed_over and passed < 6:
            passed += 1
            continue
        if word == "," and passed == 0:
            return 1.0
        if lower == word and word.isalpha() and unknown < _MOST_UNKNOWN:
            unknown += 1
            continue
        break
    if place.feature in ("country", "continent", "adm1", "region") or CAPITAL in place.reasons:
        return 0.2
    return 0.9 if place.feature in ("city", "adm2", "crossing", "camp", "airfield", "site", "quarter", "island", "relative") else 0.3


def _opens_sentence(place: Place, sentence: Span, text: str) -> bool:
    """Whether the name stands in the words that open the sentence ("In Goma, ..."): those govern all of it."""
    head = text[sentence.start : place.span.start]
    return len(head) < 40 and re.match(r"[\"“]?(?:In|At|Near|On|Outside|Around|Across|Inside|Further|Elsewhere|Meanwhile|From)\b", head) is not None


def _before(places: Sequence[Place], claim: Span, text: str) -> Place | None:
    """The last stated place before the claim, at most two sentences back."""
    start = sentence_of(text, claim).start
    for _ in range(2):
        if start <= 1:
            break
        sentence = sentence_of(text, Span(start=max(0, start - 2), stop=max(1, start - 1)))
        if best := _best([place for place in places if sentence.start <= place.span.start < claim.start], text):
            return best
        start = sentence.start
    earlier = [place for place in places if sentence_of(text, claim).start <= place.span.start < claim.start]
    return _best(earlier, text)


def _country_before(places: Sequence[Place], claim: Span) -> Place | None:
    """What "the country" stands for: the last country named before the claim."""
    return next((place for place in reversed(places) if place.feature == "country" and place.span.start < claim.start), None)


def _lead(places: Sequence[Place], text: str) -> Place | None:
    """The place that headline, dateline or first sentences state."""
    return _best([place for place in places if place.span.start < 400], text)
