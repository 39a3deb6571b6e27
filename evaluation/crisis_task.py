"""Crisis files: many reports to one situation, in the form of the benchmark's truth.

The boards of control are given for every day from the first report to the last, since the asked days are not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from panj.records import Claim, Commitment, Contradiction, Event, Figure, Holding, Place, Reading, Report, Series, Situation
from panj.situation import control_by_day, situation_at

Record = dict[str, Any]
Read = Callable[[Record], tuple[Report, Reading]]
LONGEST = 400
"""A predicted range of more characters matches nothing."""
MOST_DAYS = 500


def predict(records: list[Record], read: Read) -> Record:
    """The crisis as FORMAT.md writes it, from the situation after the last report."""
    ids: dict[str, str] = {}
    reports: list[Report] = []
    claims: list[Claim] = []
    for record in records:
        report, reading = read(record)
        if report.id not in ids:
            reports.append(report)
            claims.extend(reading.claims)
        ids.setdefault(report.id, str(record["id"]))
    return draw(situation_at(reports, claims), ids, list(boards_by_day(reports, claims)))


def draw(situation: Situation, ids: dict[str, str], boards: Sequence[tuple[date, tuple[Holding, ...]]]) -> Record:
    """The prediction; `ids` are the records' names for the reports."""
    unnamed = {i for e in situation.events for o in e.origins if o.unnamed for i in o.claims}
    return {
        "as_of": [day.isoformat() for day, _ in boards],
        "events": [_event(e, situation, ids) for e in situation.events],
        "copies": [[ids[c.earlier], ids[c.later]] for c in situation.copies],
        "figures": [_series(s, situation, ids) for s in situation.series],
        "control": [_holding(h, day) for day, board in boards for h in board],
        "commitments": [_commitment(c, situation, ids) for c in situation.commitments],
        "contradictions": [_contradiction(c, situation, ids) for c in situation.contradictions],
        "unnamed": [_quote(c, ids) for c in apart([c for c in situation.claims if c.id in unnamed])],
    }


def boards_by_day(reports: Sequence[Report], claims: Sequence[Claim]) -> Iterator[tuple[date, tuple[Holding, ...]]]:
    """The control board of every day from the first report to the last; a day without reports keeps the board before."""
    boards = dict(control_by_day(reports, claims))
    if not boards:
        return
    board: tuple[Holding, ...] = ()
    for ahead in range(min(MOST_DAYS, (max(boards) - min(boards)).days + 1)):
        day = min(boards) + timedelta(days=ahead)
        board = boards.get(day, board)
        yield day, board


def apart(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that overlap a better one of the same report by half of the shorter."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (-c.score, c.span.stop - c.span.start, c.id)):
        if not any(k.report_id == claim.report_id and 2 * k.span.overlap(claim.span) >= min(_size(k), _size(claim)) for k in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.report_id, c.span))


def _size(claim: Claim) -> int:
    return claim.span.stop - claim.span.start


def _quote(claim: Claim, ids: dict[str, str]) -> Record:
    return {"report": ids[claim.report_id], "start": claim.span.start, "end": min(claim.span.stop, claim.span.start + LONGEST)}


def _place(place: Place | None) -> Record | None:
    return {"name": place.name, "lat": place.lat, "lon": place.lon} if place else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _event(event: Event, situation: Situation, ids: dict[str, str]) -> Record:
    order = {claim: i for i, claim in enumerate(event.claims)}
    return {
        "id": event.id,
        "kind": event.kind.value,
        "place": _place(event.place),
        "earliest": _day(event.earliest),
        "latest": _day(event.latest),
        "claims": [_quote(situation.claim(i), ids) for i in event.claims],
        "origins": [{"name": o.name, "claims": [order[i] for i in o.claims], **({"denies": True} if o.denies else {})} for o in event.origins],
        "disputed": event.disputed,
    }


def _series(series: Series, situation: Situation, ids: dict[str, str]) -> Record:
    values = []
    for value in series.values:
        span = value.figure.span
        quote = {"report": ids[situation.claim(value.claim_id).report_id], "start": span.start, "end": span.stop}
        low, high = (_shown(end, value.figure) for end in (value.figure.low, value.figure.high))
        values.append({**quote, "low": low, "high": high, "as_of": _day(value.as_of), "origin": value.origin})
    low, high = (_shown(end, series.values[-1].figure) for end in (series.low, series.high))
    latest = {"low": low, "high": high, "as_of": _day(series.as_of), "origin": series.origin}
    return {
        "id": series.id,
        "subject": series.subject,
        "of": series.of,
        "event": series.event_id,
        "values": values,
        "relation": series.relation.value,
        "latest": latest,
    }


def _shown(end: float | None, figure: Figure) -> float | None:
    """The end of a range; a share, which Panj holds as a fraction, in per cent."""
    return round(100 * end, 6) if end is not None and figure.unit in ("percent", "%") and end <= 1 else end


def _holding(holding: Holding, day: date) -> Record:
    return {"place": _place(holding.place), "as_of": day.isoformat(), "holder": "contested" if holding.contested else holding.holder}


def _commitment(commitment: Commitment, situation: Situation, ids: dict[str, str]) -> Record:
    first, *rest = (_quote(situation.claim(i), ids) for i in commitment.claims)
    return {**first, "who": commitment.who, "what": commitment.what, "due": _day(commitment.due), "also": rest, "status": commitment.status.value}


def _contradiction(contradiction: Contradiction, situation: Situation, ids: dict[str, str]) -> Record:
    def side(claims: tuple[str, ...]) -> Record:
        first, *rest = (_quote(situation.claim(i), ids) for i in claims)
        return {**first, "also": rest}

    return {"about": contradiction.about, "a": side(contradiction.left), "b": side(contradiction.right)}
