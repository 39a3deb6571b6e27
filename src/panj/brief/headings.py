"""Headings and the small print beside a line, the same in every printed form."""

from __future__ import annotations

from collections.abc import Iterator

from panj.brief.days import day_words, range_words
from panj.brief.events import all_events
from panj.records import Brief, Line, Place, Situation

BOARD_HEADINGS = {
    "changes": "What changed",
    "control": "Control",
    "displacement": "Displacement",
    "forces": "Forces",
    "diplomacy": "Diplomacy",
    "commitments": "Commitments",
    "conditions": "Conditions",
    "attacks": "Attacks and arrests",
    "other": "Also reported",
    "figures": "Figures over time",
    "sources": "Sources",
}
CREDIBILITY = {
    1: "confirmed by other origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The Admiralty code's grades of a piece of information (AJP-2.1)."""


def heading(name: str) -> str:
    """A board's heading.

    >>> heading("control")
    'Control'
    """
    return BOARD_HEADINGS.get(name, name.capitalize())


def count_words(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> count_words(1, "origin"), count_words(3, "origin")
    ('1 origin', '3 origins')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def when_words(line: Line, situation: Situation) -> str:
    """The day or days of a line: of its event where it has one, so that a range stays a range; when unknown, the day of the report."""
    if line.day is None:
        reported = situation.report(situation.claim(line.claims[0]).report_id).day
        return f"reported {day_words(reported)}" if reported else ""
    lead = situation.claim(line.claims[0])
    if lead.moment and line.day == (lead.moment.earliest or lead.moment.latest):
        return range_words(lead.moment.earliest, lead.moment.latest)
    stated = any((moment := situation.claim(claim_id).moment) and moment.resolved for claim_id in line.claims)
    inferred = " (inferred)" if not stated and lead.inferred_moment else ""
    for event in situation.events:
        if line.claims[0] in event.claims and line.day == (event.earliest or event.latest):
            return range_words(event.earliest, event.latest) + inferred
    return day_words(line.day) + inferred


def place_words(place: Place | None) -> str:
    """A place with the smallest area around it that is not itself: "Kunduz, Afghanistan".

    >>> from panj.records import Span
    >>> place_words(Place(span=Span(start=0, stop=1), name="Faizabad", path=("Afghanistan", "Badakhshan")))
    'Faizabad, Badakhshan'
    """
    if place is None:
        return ""
    around = [area for area in place.path if area.casefold() != place.name.casefold()]
    return f"{place.name}, {around[-1]}" if around else place.name


def small_print(line: Line, situation: Situation) -> Iterator[str]:
    """What stands beside a line: day, place, who says so, how many origins, what is doubtful."""
    notes = [note for note in line.note.split("; ") if note]
    yield from (words for words in (when_words(line, situation) if line.origins or line.day else "", place_words(line.place)) if words)
    if line.says:
        yield line.says
    if line.origins:
        yield count_words(line.origins, "origin")
    yield from notes


def summary_words(brief: Brief) -> str:
    """What the brief stands on, in one sentence."""
    situation = brief.situation
    days = sorted(report.day for report in situation.reports if report.day)
    span = f", published {range_words(days[0], days[-1])}" if days else ""
    parts = (
        count_words(len(situation.claims), "claim"),
        count_words(len(list(all_events(situation))), "event"),
        count_words(len(brief.sources.lines), "origin"),
    )
    copies = (
        f" {count_words(len({copy.later for copy in situation.copies}), 'report repeats', 'reports repeat')} another's words."
        if situation.copies
        else ""
    )
    return f"{count_words(len(situation.reports), 'report')}{span}: {', '.join(parts)}.{copies}"
