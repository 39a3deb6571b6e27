"""The boards: the situation under its headings, every event on the boards that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from panj.brief.days import day_words
from panj.brief.events import all_events, event_lines
from panj.brief.points import by_weight
from panj.brief.voices import voices
from panj.brief.wording import line_words, shorten, tidy
from panj.records import Board, Commitment, Event, Holding, Kind, Line, Situation

ATTACKS = frozenset({Kind.ASSAULT, Kind.COERCE, Kind.PROTEST, Kind.THREATEN})


def draw_boards(situation: Situation) -> tuple[Board, ...]:
    """Control, displacement, forces, diplomacy, commitments, conditions; then attacks, and what no board holds."""
    boards = [
        Board(name="control", lines=_control(situation)),
        _board("displacement", situation.displacement, situation),
        _board("forces", situation.forces, situation),
        _board("diplomacy", situation.diplomacy, situation),
        Board(name="commitments", lines=tuple(_commitment_line(commitment, situation) for commitment in situation.commitments)),
        _board("conditions", situation.conditions, situation),
    ]
    held = {claim_id for board in boards for line in board.lines for claim_id in line.claims}
    rest = [event for event in all_events(situation) if not held.intersection(event.claims)]
    attacks = [event for event in rest if event.kind in ATTACKS]
    others = [event for event in rest if event.kind not in ATTACKS]
    return (*boards, _event_board("attacks", attacks, situation), _event_board("other", others, situation))


def _board(name: str, ids: tuple[str, ...], situation: Situation) -> Board:
    return _event_board(name, [situation.event(event_id) for event_id in dict.fromkeys(ids)], situation)


def _event_board(name: str, events: list[Event], situation: Situation) -> Board:
    return Board(name=name, lines=tuple(line for event in by_weight(events, situation) for line in event_lines(event, situation)))


def _control(situation: Situation) -> tuple[Line, ...]:
    """Who holds each place, then what else is told of ground taken and lost."""
    holdings = [_holding_line(holding, situation) for holding in situation.control if holding.claims]
    held = {claim_id for line in holdings for claim_id in line.claims}
    others = [event for event in all_events(situation) if event.kind is Kind.CONTROL and not held.intersection(event.claims)]
    return (*holdings, *(line for event in by_weight(others, situation) for line in event_lines(event, situation)))


def _holding_line(holding: Holding, situation: Situation) -> Line:
    claims = [situation.claim(claim_id) for claim_id in holding.claims]
    words = line_words(claims[0], situation.report(claims[0].report_id))
    origins = {event.id: event.independent_origins for event in situation.events if set(event.claims).intersection(holding.claims)}
    side = "contested" if holding.contested or not holding.holder else f"held by {holding.holder}"
    return Line(
        text=f"{holding.place.name}: {side}. “{words.removesuffix('.')}”",
        claims=holding.claims,
        day=holding.since,
        place=holding.place,
        says=voices(claims, situation),
        origins=max(origins.values(), default=1),
        note="contested" if side == "contested" else "" if holding.since else "undated",
    )


def _commitment_line(commitment: Commitment, situation: Situation) -> Line:
    claims = [situation.claim(claim_id) for claim_id in commitment.claims]
    lead = claims[0]
    events = [event for event in situation.events if lead.id in event.claims]
    shown = (commitment.shown_by,) if commitment.shown_by else ()
    return Line(
        text=_promise(commitment, line_words(lead, situation.report(lead.report_id))),
        claims=tuple(dict.fromkeys((*commitment.claims, *shown))),
        place=lead.known_place,
        says=voices(claims, situation),
        origins=max((event.independent_origins for event in events), default=1),
        note="; ".join(_commitment_notes(commitment)),
    )


def _promise(commitment: Commitment, words: str) -> str:
    """The claim's words, led by who promises where they do not name him."""
    known = any(part.casefold() in words.casefold() for part in commitment.who.split() if len(part) > 2)
    return words if known or not commitment.who else shorten(tidy(f"{commitment.who}: {words}"))


def _commitment_notes(commitment: Commitment) -> Iterator[str]:
    yield f"due {day_words(commitment.due)}" if commitment.due else "no date given"
    yield str(commitment.status)
