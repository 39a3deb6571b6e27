"""The timeline: every dated event, first day first."""

from __future__ import annotations

from datetime import date

from panj.brief.events import all_events, event_lines
from panj.brief.points import by_weight
from panj.brief.voices import voices
from panj.brief.wording import line_words, shorten
from panj.records import Change, Kind, Line, Situation


def draw_timeline(situation: Situation) -> tuple[Line, ...]:
    """The lines of every event that has a day; on one day the weightiest first. Plans stand on the day they are due."""
    lines = [line for event in by_weight(all_events(situation), situation) for line in event_lines(event, situation)]
    return tuple(sorted((line for line in lines if line.day), key=lambda line: line.day or date.max))


def draw_changes(situation: Situation) -> tuple[Line, ...]:
    """What is different from the situation before, as the situation has it."""
    return tuple(_change_line(change, situation) for change in situation.changes if change.claims)


def _change_line(change: Change, situation: Situation) -> Line:
    """The change in the situation's words; a new event in those of its claim."""
    claims = [situation.claim(claim_id) for claim_id in change.claims]
    what = " ".join(change.what.split())
    if what.startswith("new: ") and what.split()[1] in Kind.__members__:
        what = f"New: {line_words(claims[0], situation.report(claims[0].report_id))}"
    return Line(text=shorten(what[:1].upper() + what[1:]), claims=change.claims, day=change.day, says=voices(claims, situation))
