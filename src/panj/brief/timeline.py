"""The timeline: every dated event, first day first."""

from __future__ import annotations

from datetime import date

from panj.brief.events import all_events, event_day, event_line
from panj.brief.points import by_weight
from panj.records import Change, Event, Line, Situation


def draw_timeline(situation: Situation) -> tuple[Line, ...]:
    """One line an event that has a day; on one day the weightiest first. Plans stand on the day they are due."""
    dated = [event for event in by_weight(all_events(situation), situation) if event_day(event)]
    dated.sort(key=_day)
    return tuple(event_line(event, situation) for event in dated)


def _day(event: Event) -> date:
    day = event_day(event)
    return day if day else date.max


def draw_changes(situation: Situation) -> tuple[Line, ...]:
    """What is different from the situation before, as the situation has it."""
    return tuple(_change_line(change) for change in situation.changes if change.claims)


def _change_line(change: Change) -> Line:
    return Line(text=change.what, claims=change.claims, day=change.day)
