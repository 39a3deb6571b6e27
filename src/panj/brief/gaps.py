"""What the brief cannot tell, said aloud: reports not read, days not known, places not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from panj.brief.events import all_events, event_day
from panj.brief.voices import own_voice
from panj.records import Place, Report, Situation

MOST_NAMED = 12
"""Names spelled out in one sentence; the rest are counted."""


def find_gaps(situation: Situation) -> tuple[str, ...]:
    """Sentences that say what is missing; empty when nothing is."""
    return (*_skipped(situation), *_undated_reports(situation), *_silent_reports(situation), *_undated_claims(situation), *_unplaced(situation))


def _skipped(situation: Situation) -> Iterator[str]:
    for skipped in situation.skipped:
        yield f"Could not be read: {skipped.origin} ({skipped.reason.rstrip('.')})."


def report_words(report: Report) -> str:
    """A report as it is named in a sentence."""
    name = f"“{report.title}”" if report.title else f"“{' '.join(report.text.split())[:60]}…”"
    return f"{name} ({own_voice(report)})" if report.publisher or report.agency else name


def _undated_reports(situation: Situation) -> Iterator[str]:
    undated = [report_words(report) for report in situation.reports if report.published is None]
    if undated:
        yield f"No day of publication, so that “on Friday” and the like stay unresolved: {_listed(undated)}."


def _silent_reports(situation: Situation) -> Iterator[str]:
    speaking = {claim.report_id for claim in situation.claims}
    silent = [report_words(report) for report in situation.reports if report.id not in speaking]
    if silent:
        yield f"Nothing was found to note in: {_listed(silent)}."


def _undated_claims(situation: Situation) -> Iterator[str]:
    events = list(all_events(situation))
    undated = sum(event_day(event) is None for event in events)
    if undated:
        yield f"{undated} of {len(events)} events carry no day and are not on the timeline."
    words = {moment.span.of(situation.report(claim.report_id).text) for claim in situation.claims if (moment := claim.moment) and not moment.resolved}
    if words:
        yield f"Times that could not be turned into days: {_listed(sorted(f'“{word}”' for word in words))}."


def _unplaced(situation: Situation) -> Iterator[str]:
    events = list(all_events(situation))
    unplaced = sum(event.place is None for event in events)
    if unplaced:
        yield f"{unplaced} of {len(events)} events name no place."
    places: list[Place] = [place for claim in situation.claims if (place := claim.known_place)]
    unknown = sorted({place.name for place in places if place.lat is None})
    if unknown:
        yield f"Places that were not found on the map: {_listed(unknown)}."


def _listed(names: Sequence[str]) -> str:
    shown, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
