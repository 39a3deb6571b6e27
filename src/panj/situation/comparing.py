"""Whether two claims are about one happening: a score in log-odds, and its reasons.

Two sightings go in; a `Comparison` comes out, whose score is the sum of its reasons, above 0 for "more likely the same". The weights were
set by hand after logistic regressions over the pairs of claims of crisis/dev (true claims with a part of the kinds made wrong, and the reader's).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panj.records import Kind, Span, Standing
from panj.situation.copies import Alignment
from panj.situation.sightings import Sighting, gap_in_days, kilometres
from panj.situation.words import covered, likeness, stem

BASE = -2.9
SAME_KIND, LIKE_KIND = 1.5, 0.8
NEAR, FAR = 1.2, -2.6
NEAR_BY_CONTEXT, FAR_BY_CONTEXT = 0.6, -1.0
NEAR_KM = 20.0
"""Places up to so far apart may be one: a town and the posts around it."""
WORDS, SENTENCES, COVERED = 1.6, 2.8, 2.2
DAY_APART, DAYS_COUNTED = -0.7, 6
UNDATED = -0.9
NEXT_TO = 1.1
SAME_VOICE = 0.8
PARTY, OTHER_PARTY = 0.8, -0.8
SAME_FIGURE = 2.0
OTHER_COUNTED = -0.6
COPIED = 2.5
COPIED_WORDS = 0.3
"""The likeness of two claims in aligned sentences from which they are the same claim."""
ONE_STRETCH = 6.0
"""Two claims of one stretch of words are of one happening, whatever the reader made of each."""
UNSETTLED = -0.8
"""A thing planned, feared or promised is seldom the thing done."""

_GROUPS = (
    frozenset({Kind.ASSAULT, Kind.CONTROL, Kind.RETREAT}),
    frozenset({Kind.ASSAULT, Kind.COERCE}),
    frozenset({Kind.CONTROL, Kind.COERCE}),
    frozenset({Kind.DISPLACE, Kind.RETREAT}),
    frozenset({Kind.DISPLACE, Kind.AID}),
    frozenset({Kind.AGREE, Kind.AID, Kind.SUPPORT, Kind.COOPERATE, Kind.CONSULT}),
    frozenset({Kind.CONCEDE, Kind.AGREE, Kind.RETREAT}),
    frozenset({Kind.REJECT, Kind.ACCUSE, Kind.THREATEN, Kind.REQUEST}),
    frozenset({Kind.MOBILIZE, Kind.COOPERATE, Kind.AID}),
    frozenset({Kind.PROTEST, Kind.COERCE}),
)
"""Kinds that two reports may well give to one happening."""
_SAID = frozenset({Standing.PLANNED, Standing.POSSIBLE})

Links = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How far two claims are about one happening, and why."""

    left: str
    right: str
    parts: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """The sum of the parts, in log-odds."""
        return sum(weight for _, weight in self.parts)

    @property
    def reason(self) -> str:
        """The parts that speak, strongest first: "near +1.5, days apart -0.9"."""
        told = sorted((p for p in self.parts if p[0] != "base" and abs(p[1]) >= 0.05), key=lambda p: -abs(p[1]))
        return ", ".join(f"{name} {weight:+.1f}" for name, weight in told) or "nothing in common"


def compare(left: Sighting, right: Sighting, *, links: Links | None = None) -> Comparison:
    """The comparison of two claims; `links` are the claims that stand in sentences copied from each other.

    >>> from panj.records import Claim, Report
    >>> from panj.situation.origins import Voice
    >>> from panj.situation.sightings import sight
    >>> report = Report(text="The mill burned down. The mill in Oru burned.", publisher="Oru Post")
    >>> claims = [Claim(report_id=report.id, reader="t", span=Span(start=a, stop=b), kind=Kind.STATE) for a, b in ((0, 20), (22, 44))]
    >>> one, other = sight([report], claims, {c.id: Voice(key="a", name="a") for c in claims})
    >>> compare(one, other).score > 0
    True
    """
    parts: list[tuple[str, float]] = [("base", BASE)]
    parts.append(("kind", _kind(left, right)))
    parts.append(("place", _place(left, right)))
    parts.append(("days apart", _days(left, right)))
    parts.extend(_words(left, right))
    parts.append(("parties", _parties(left, right)))
    parts.append(("figure", _figure(left, right)))
    parts.append(("source", SAME_VOICE if left.voice.key == right.voice.key else 0.0))
    if (left.standing in _SAID) != (right.standing in _SAID):
        parts.append(("planned and done", UNSETTLED))
    if links and links.get((left.claim.id, right.claim.id), 0.0) >= COPIED_WORDS:
        parts.append(("copied", COPIED))
    return Comparison(left=left.claim.id, right=right.claim.id, parts=tuple(p for p in parts if p[1]))


def links_of(sightings: Sequence[Sighting], alignments: Sequence[Alignment]) -> dict[tuple[str, str], float]:
    """(claim, claim) -> likeness, both ways, for claims that stand in sentences of which one copies the other."""
    by_report: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_report[sighting.report.id].append(sighting)
    found: dict[tuple[str, str], float] = {}
    for alignment in alignments:
        for a, b, _ in alignment.pairs:
            for left in _within(by_report[alignment.left], a):
                for right in _within(by_report[alignment.right], b):
                    alike = likeness(left.bag, right.bag)
                    found[left.claim.id, right.claim.id] = found[right.claim.id, left.claim.id] = alike
    return found


def _within(sightings: Sequence[Sighting], span: Span) -> list[Sighting]:
    return [s for s in sightings if s.claim.span.overlap(span) * 2 > s.claim.span.stop - s.claim.span.start]


def _kind(left: Sighting, right: Sighting) -> float:
    if left.claim.kind == right.claim.kind:
        return SAME_KIND
    return LIKE_KIND if any({left.claim.kind, right.claim.kind} <= group for group in _GROUPS) else 0.0


def _place(left: Sighting, right: Sighting) -> float:
    """Near or far, by half when a place is only the context's."""
    one, other = left.place or left.context, right.place or right.context
    if one is None or other is None:
        return 0.0
    sure = left.place is not None and right.place is not None
    apart = kilometres(one, other)
    if apart <= NEAR_KM + max(one.radius_km, other.radius_km) * 0.3:
        return NEAR if sure else NEAR_BY_CONTEXT
    inside = apart <= max(one.radius_km, other.radius_km)
    return 0.0 if inside else FAR if sure else FAR_BY_CONTEXT


def _days(left: Sighting, right: Sighting) -> float:
    gap = gap_in_days(left, right)
    if gap is None:
        return UNDATED
    return DAY_APART * min(DAYS_COUNTED, gap)


def _words(left: Sighting, right: Sighting) -> list[tuple[str, float]]:
    parts = [("words", WORDS * likeness(left.bag, right.bag))]
    same_report = left.report.id == right.report.id
    shared = left.claim.span.overlap(right.claim.span) if same_report else 0
    if 2 * shared >= min(left.claim.span.stop - left.claim.span.start, right.claim.span.stop - right.claim.span.start):
        return [*parts, ("one stretch", ONE_STRETCH)]
    if same_report and abs(left.number - right.number) <= 1:
        parts.append(("next to", NEXT_TO))
    if same_report and left.number == right.number:
        parts.append(("covered", COVERED * 0.5 * max(covered(left.bag, right.bag), covered(right.bag, left.bag))))
    else:
        parts.append(("sentences", SENTENCES * likeness(left.around, right.around)))
        parts.append(("covered", COVERED * max(covered(left.bag, right.around), covered(right.bag, left.around))))
    return parts


def _parties(left: Sighting, right: Sighting) -> float:
    """Same actor or same recipient speaks for, other ones against."""
    pairs = [(left.claim.actor, right.claim.actor), (left.claim.recipient, right.claim.recipient)]
    total = 0.0
    for one, other in pairs:
        if one and other:
            a, b = ({stem(w) for w in p.name.split()} for p in (one, other))
            total += (PARTY if a & b else OTHER_PARTY) / 2
    return total


def _figure(left: Sighting, right: Sighting) -> float:
    a, b = left.claim.figure, right.claim.figure
    if a is None or b is None:
        return 0.0
    if a.low == b.low and a.high == b.high and (a.low or 0) not in (0, 1, 2):
        return SAME_FIGURE
    counted = [{stem(w) for w in (f.of or f.unit or "").split()} for f in (a, b)]
    return OTHER_COUNTED if all(counted) and not counted[0] & counted[1] else 0.0
