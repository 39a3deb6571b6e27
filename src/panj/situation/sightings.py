"""A claim with everything around it that the comparisons look at: its report, its words, its day, its place, its voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import asin, cos, radians, sin, sqrt

from panj.records import Claim, Place, Report, Span
from panj.situation.copies import publication_order
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
    found: list[Sighting] = []
    for report in ordered:
        sentences = sentences_of(report.text)
        told: list[Sighting] = []
        for claim in sorted(by_report[report.id], key=lambda c: c.span):
            told.append(_sighting(report, claim, sentences, weights, voice=voices[claim.id], order=len(found) + len(told)))
        found.extend(_in_context(told))
    return tuple(found)


def _in_context(told: Sequence[Sighting]) -> list[Sighting]:
    """The claims of one report, each with the place and the days that the words before it set."""
    found = []
    for i, s in enumerate(told):
        near = [x for x in told if abs(x.number - s.number) <= REACH and (x.number < s.number or x.number == s.number) and x is not s]
        near.sort(key=lambda x: (abs(x.number - s.number), abs(x.order - s.order)))
        place = s.place or next((x.place for x in near if x.place), None)
        dated = [x for x in near if x.first or x.last]
        days = s.days if s.first or s.last else (dated[0].days if dated else s.days)
        found.append(replace(told[i], context=place, context_days=days))
    return found


def _sighting(report: Report, claim: Claim, sentences: Sequence[Span], weights: Mapping[str, float], *, voice: Voice, order: int) -> Sighting:
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
        place=_exact(claim.known_place),
        days=_days(moment.earliest if moment else None, moment.latest if moment else None, report.day),
    )


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
