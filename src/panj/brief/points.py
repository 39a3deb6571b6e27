"""The key points: the most material, most corroborated and newest events, each said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import log10

from panj.brief.events import all_events, event_line, lead_claim
from panj.brief.wording import lacks_subject, trim
from panj.records import Claim, Event, Kind, Line, PassageKind, Situation, Standing

MOST_POINTS = 8
"""A page's upper half; the seed article has seven things that its desk would keep."""
MATERIAL: dict[Kind, float] = {
    Kind.ASSAULT: 1.0, Kind.CONTROL: 1.0, Kind.DISPLACE: 1.0, Kind.MOBILIZE: 0.9, Kind.RETREAT: 0.9, Kind.COERCE: 0.75,
    Kind.THREATEN: 0.65, Kind.AID: 0.6, Kind.SANCTION: 0.6, Kind.PROTEST: 0.6, Kind.AGREE: 0.6, Kind.COOPERATE: 0.5,
    Kind.REJECT: 0.45, Kind.CONCEDE: 0.4, Kind.ACCUSE: 0.4, Kind.SUPPORT: 0.4, Kind.REQUEST: 0.4, Kind.CONSULT: 0.35, Kind.STATE: 0.25,
}  # fmt: skip
"""Deeds over words, after the order of PLOVER's quad classes; harm, ground and people first. Set by hand, reading the briefs of the seed
article and of the examples."""
COUNTED = frozenset({Kind.ASSAULT, Kind.DISPLACE, Kind.CONTROL, Kind.MOBILIZE, Kind.RETREAT, Kind.COERCE, Kind.PROTEST, Kind.STATE})
"""Kinds whose counts are mostly of people and places."""
STANDING_SHARE = {Standing.ASSERTED: 1.0, Standing.PLANNED: 0.85, Standing.POSSIBLE: 0.75, Standing.DENIED: 0.6}
HALF_LIFE = timedelta(days=5)
"""News this much older than the newest counts half for newness."""
BACKGROUND = timedelta(days=180)
"""What happened this long before the newest day is background: it keeps its place on boards and timeline, and makes no key point."""
REPEAT_SHARE = 0.78
"""What a further event of a kind already among the points is worth: a brief of eight attacks tells less than one of five kinds."""
ALIKE = 0.5
"""Share of content words in common from which two lines say the same."""
_COMMON = frozenset(
    {
        "that",
        "this",
        "with",
        "from",
        "have",
        "been",
        "were",
        "will",
        "would",
        "after",
        "before",
        "their",
        "they",
        "them",
        "into",
        "over",
        "more",
        "than",
    }
    | {"about", "also", "said", "when", "while", "which"}
)


def key_points(situation: Situation, *, most: int = MOST_POINTS) -> tuple[Line, ...]:
    """The lines that a reader with half a minute should see, the weightiest first."""
    newest = newest_day(situation)
    left = [(weight(event, situation, newest), event) for event in all_events(situation)]
    chosen: list[Event] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda pair: pair[0] * REPEAT_SHARE ** sum(pair[1].kind is event.kind for event in chosen))
        left.remove(best)
        if not any(says_the_same(best[1], event, situation) for event in chosen):
            chosen.append(best[1])
    return tuple(event_line(event, situation) for event in chosen)


def by_weight(events: Iterable[Event], situation: Situation) -> list[Event]:
    """The events, the weightiest first."""
    newest = newest_day(situation)
    return sorted(events, key=lambda event: -weight(event, situation, newest))


def newest_day(situation: Situation) -> date | None:
    """The day that newness is counted from: the situation's own, else the last publication, else the last event."""
    days = [report.day for report in situation.reports if report.day]
    happened = [event.latest for event in situation.events if event.latest]
    return situation.as_of or max(days, default=None) or max(happened, default=None)


def weight(event: Event, situation: Situation, newest: date | None) -> float:
    """How much an event matters to the reader of a brief: material, counted, corroborated, new, told early."""
    lead = lead_claim(event, situation)
    value = MATERIAL[event.kind] * STANDING_SHARE[lead.standing] - 0.8 * _is_background(event, newest)
    value += (
        _size(event, situation)
        + 0.25 * (min(event.independent_origins, 4) - 1)
        + 0.12 * (_reports(event, situation) - 1)
        + 0.7 * _newness(event, newest)
        + _exactness(lead, situation.quote(lead))
    )
    return value + 0.45 * max(_prominence(situation.claim(claim_id), situation) for claim_id in event.claims)


def _reports(event: Event, situation: Situation) -> int:
    """How many reports tell it, up to five: what many desks print, they think weighty, even from one origin."""
    return min(5, len({situation.claim(claim_id).report_id for claim_id in event.claims}))


def _exactness(lead: Claim, words: str) -> float:
    """More for a place and a day of its own; less for "troops withdraw", which has neither, and for a fragment without its subject."""
    if lead.actor is None and lacks_subject(trim(words)):
        return -0.25
    if lead.place is None and lead.moment is None and lead.figure is None:
        return -0.25
    return 0.15 * (lead.place is not None) + 0.15 * (lead.moment is not None and lead.moment.resolved)


def _size(event: Event, situation: Situation) -> float:
    """Up to 0.6 for a count of people or ground: 100 is worth half of 10,000. Shares count as a hundred; money and the like less."""
    figures = [figure for claim_id in event.claims if (figure := situation.claim(claim_id).figure)]
    values = [100.0 if 0 < value < 1 else value for figure in figures if (value := figure.low if figure.low is not None else figure.high)]
    share = 0.15 if event.kind in COUNTED else 0.07
    return share * min(4.0, max((log10(max(1.0, value)) for value in values), default=0.0))


def _newness(event: Event, newest: date | None) -> float:
    """1 on the newest day, half after five days; 0.5 for an undated event; nothing in the future is newer than today."""
    day = event.latest or event.earliest
    if day is None or newest is None:
        return 0.5
    return float(0.5 ** (max(0, (newest - day).days) / HALF_LIFE.days))


def _is_background(event: Event, newest: date | None) -> bool:
    """Whether all of it lies long before the news."""
    day = event.latest or event.earliest
    return day is not None and newest is not None and newest - day > BACKGROUND


def _prominence(claim: Claim, situation: Situation) -> float:
    """1 for a headline or key point, less the further down a report a claim stands: reporters put the weighty first."""
    if claim.passage in {PassageKind.HEADLINE, PassageKind.KEY_POINT}:
        return 1.0
    return 1.0 - claim.span.start / len(situation.report(claim.report_id).text)


def says_the_same(one: Event, other: Event, situation: Situation) -> bool:
    """Whether a reader would take the two for one: the same words, or the same count of the same sort of thing."""
    first, second = lead_claim(one, situation), lead_claim(other, situation)
    words, others = content_words(situation.quote(first)), content_words(situation.quote(second))
    if not words or not others:
        return False
    shared = len(words & others)
    if shared / min(len(words), len(others)) >= 0.75 or shared / len(words | others) >= ALIKE:
        return True
    same_count = first.figure and second.figure and (first.figure.low, first.figure.high) == (second.figure.low, second.figure.high)
    return bool(same_count and one.kind is other.kind and shared >= 1)


def content_words(words: str) -> frozenset[str]:
    """The words that carry meaning, cut to six letters so that "crossed" is "crossing".

    >>> sorted(content_words("They crossed the river"))
    ['crosse', 'river']
    """
    found: Sequence[str] = re.findall(r"\w{4,}|\d+", words.casefold())
    return frozenset(word[:6] for word in found if word not in _COMMON)
