"""A claim with everything around it that the comparisons look at: its report, its words, its day, its place, its voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import asin, cos, radians, sin, sqrt

from panj.records import Claim, PassageKind, Place, Report, Span, Standing
from panj.situation.copies import publication_order
from panj.situation.lexicon import lexicon
from panj.situation.origins import Voice
from panj.situation.words import names_of, plain, rarity, sentences_of, weighted, words_of

_BROAD = frozenset({"country", "sea", "region", "continent", "river", "adm0"})
REACH = 3
"""A place or a day set by one sentence holds for so many sentences after it."""
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One claim as the comparisons see it."""

    claim: Claim
    report: Report
    order: int
    """Rank of the claim by publication, then by where it stands."""
    words: str
    """The claim's own words."""
    sentence: str
    """The whole sentence (or sentences) that the claim stands in."""
    sentence_span: Span
    number: int
    """Which sentence of the report it is."""
    bag: Mapping[str, float]
    """Weighted words of the claim."""
    around: Mapping[str, float]
    """Weighted words of the sentence."""
    names: frozenset[str]
    voice: Voice
    first: date | None
    """Earliest day on which it happened, as far as the claim says."""
    last: date | None
    told: date | None
    """Day of publication."""
    standing: Standing
    """The claim's standing, or denied where the words around it call it false."""

    place: Place | None
    """The claim's place, unless it is too broad to tell one happening from another."""
    context: Place | None = None
    """The place last told before in the same report, for a claim that tells none."""
    context_days: tuple[date, date] | None = None
    """Likewise the days."""
    days: tuple[date, date] | None
    """The days the claim speaks of, else the day of publication; None when neither is known."""


def sight(reports: Sequence[Report], claims: Sequence[Claim], voices: Mapping[str, Voice]) -> tuple[Sighting, ...]:
    """Every claim with its surroundings, in the order of publication.

    >>> from panj.records import Kind
    >>> report = Report(text="The mill burned down.", publisher="Oru Post")
    >>> claim = Claim(report_id=report.id, reader="t", span=Span(start=0, stop=20), kind=Kind.STATE)
    >>> sight([report], [claim], {claim.id: Voice(key="a", name="a")})[0].sentence
    'The mill burned down.'
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report_id].append(claim)
    ordered = sorted(reports, key=publication_order)
    weights = rarity(words_of(r.text) for r in ordered)
    outlets = _outlets(ordered)
    found: list[Sighting] = []
    for report in ordered:
        sentences = sentences_of(report.text)
        told: list[Sighting] = []
        for claim in sorted(by_report[report.id], key=lambda c: c.span):
            told.append(_sighting(report, claim, sentences, weights, voice=voices[claim.id], order=len(found) + len(told), outlets=outlets))
        found.extend(_in_context(told))
    return tuple(found)


def _outlets(reports: Sequence[Report]) -> frozenset[str]:
    """The first telling words of the publishers' and agencies' names, which are no places."""
    names = [name for r in reports for name in (r.publisher, r.agency) if name]
    telling = [[plain(w) for w in name.split() if plain(w) not in lexicon().any_of("publisher")] for name in names]
    return frozenset(words[0] for words in telling if len(words) == 1)


def _in_context(told: Sequence[Sighting]) -> list[Sighting]:
    """The claims of one report, each with the place and the days that the words before it set."""
    found = []
    for i, s in enumerate(told):
        near = [x for x in told if abs(x.number - s.number) <= REACH and (x.number < s.number or x.number == s.number) and x is not s]
        near.sort(key=lambda x: (abs(x.number - s.number), abs(x.order - s.order)))
        place = s.place or next((x.place for x in near if x.place), None) or s.context
        # What is told as done does not take a day to come from its neighbours.
        ahead = s.standing in (Standing.PLANNED, Standing.POSSIBLE)
        dated = [x for x in near if (x.first or x.last) and (ahead or not (x.first and x.told and x.first > x.told))]
        days = s.days if s.first or s.last else (dated[0].days if dated else s.days)
        found.append(replace(told[i], context=place, context_days=days))
    return found


def _sighting(
    report: Report, claim: Claim, sentences: Sequence[Span], weights: Mapping[str, float], *, voice: Voice, order: int, outlets: frozenset[str]
) -> Sighting:
    number = max(0, bisect_right([s.start for s in sentences], claim.span.start) - 1)
    upto = max(number, bisect_right([s.start for s in sentences], claim.span.stop - 1) - 1)
    span = Span(start=min(sentences[number].start, claim.span.start), stop=max(sentences[upto].stop, claim.span.stop)) if sentences else claim.span
    own, around = claim.span.of(report.text), span.of(report.text)
    moment = claim.known_moment
    return Sighting(
        claim=claim,
        report=report,
        order=order,
        words=own,
        sentence=around,
        sentence_span=span,
        number=number,
        bag=weighted(words_of(own), weights),
        around=weighted(words_of(around), weights),
        names=names_of(around) & {plain(w) for w in re.findall(r"[\w.’'-]+", own)},
        voice=voice,
        first=moment.earliest if moment else None,
        last=moment.latest if moment else None,
        told=report.day,
        standing=_standing(claim, report.text[span.start : claim.span.start], report.text[claim.span.stop : span.stop]),
        place=_exact(_named_by(claim.place if claim.place and span.holds(claim.place.span) else None, report, outlets)),
        context=_exact(_named_by(claim.inferred_place, report, outlets)),
        days=_days(moment.earliest if moment else None, moment.latest if moment else None, report.day),
    )


def _standing(claim: Claim, before: str, after: str) -> Standing:
    """Denied when the sentence goes on to call it false, or leads to it with "denied that"."""
    if claim.standing is Standing.ASSERTED and (lexicon().finds("false_cue", after) or lexicon().finds("denies", before)):
        return Standing.DENIED
    return claim.standing


def _named_by(place: Place | None, report: Report, outlets: frozenset[str]) -> Place | None:
    """The place, unless its words are a dateline or name an outlet."""
    if place is None or place.span.stop > len(report.text):
        return place
    words = place.span.of(report.text)
    dateline = report.passage_at(place.span.start) is PassageKind.DATELINE or (words.isupper() and len(words) > 3)
    return None if dateline or plain(words) in outlets else place


def _exact(place: Place | None) -> Place | None:
    return place if place and place.lat is not None and place.feature not in _BROAD else None


def _days(first: date | None, last: date | None, told: date | None) -> tuple[date, date] | None:
    first, last = first or last or told, last or first or told
    return (first, last) if first and last else None


def kilometres(left: Place, right: Place) -> float:
    """Great-circle distance between two places, infinite when a point is missing.

    >>> a = Place(span=Span(start=0, stop=1), name="A", lat=0.0, lon=0.0)
    >>> b = Place(span=Span(start=0, stop=1), name="B", lat=0.0, lon=1.0)
    >>> round(kilometres(a, b))
    111
    """
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return float("inf")
    a, b = radians(left.lat), radians(right.lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(right.lon - left.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


def gap_in_days(left: Sighting, right: Sighting) -> int | None:
    """How many days lie between the days of two claims, 0 when they overlap; None when unknown."""
    if left.days is None or right.days is None:
        return None
    (a, b), (c, d) = left.days, right.days
    return max(0, (c - b).days, (a - d).days)
