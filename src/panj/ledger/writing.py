"""Records into rows, inside a transaction that the caller holds; nothing is changed, only added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Table, insert, select

from panj.ledger import tables
from panj.ledger.publication import utc_day
from panj.records import Attribution, Claim, Figure, Judgement, Moment, Party, Place, Reading, Report, Skipped, Span, digest

_Part = TypeVar("_Part", bound=Place | Moment | Figure)
_Row = dict[str, Any]


def has_report(connection: Connection, report_id: str) -> bool:
    """Whether the report is there."""
    return connection.execute(select(tables.reports.c.number).where(tables.reports.c.id == report_id)).first() is not None


def has_reading(connection: Connection, report_id: str, reader: str) -> bool:
    """Whether that reader's reading of the report is there."""
    readings = tables.readings.c
    return connection.execute(select(readings.number).where(readings.report_id == report_id, readings.reader == reader)).first() is not None


def insert_report(connection: Connection, report: Report) -> None:
    """Nothing returned; adds the report with its custody and passages."""
    custody = report.custody
    row = {
        "id": report.id,
        "text": report.text,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "day": utc_day(report.published),
        "url": report.url,
        "language": report.language,
        "authors": list(report.authors),
        "agency": report.agency,
        "sha256": custody.sha256 if custody else None,
        "retrieved": custody.retrieved.isoformat() if custody else None,
        "origin": custody.origin if custody else None,
        "added": _now(),
    }
    connection.execute(insert(tables.reports).values(row))
    _insert(
        connection,
        tables.passages,
        ({"report_id": report.id, "position": n, "kind": p.kind.value, **_span(p.span)} for n, p in enumerate(report.passages)),
    )


def insert_reading(connection: Connection, reading: Reading) -> None:
    """Nothing returned; adds the reading, its claims and all their parts."""
    row = {"report_id": reading.report_id, "reader": reading.reader, "added": _now()}
    number = connection.execute(insert(tables.readings).values(row).returning(tables.readings.c.number)).scalar_one()
    _insert_mentions(connection, number, reading)
    claims = reading.claims
    places = _Parts(reading.places, (place for c in claims for place in (c.place, c.inferred_place)))
    moments = _Parts(reading.moments, (moment for c in claims for moment in (c.moment, c.inferred_moment)))
    figures = _Parts(reading.figures, (c.figure for c in claims))
    _insert(connection, tables.places, ({"reading": number, **places.key(n), **_place_row(part)} for n, part in enumerate(places.rows)))
    _insert(connection, tables.moments, ({"reading": number, **moments.key(n), **_moment_row(part)} for n, part in enumerate(moments.rows)))
    _insert(connection, tables.figures, ({"reading": number, **figures.key(n), **_figure_row(part)} for n, part in enumerate(figures.rows)))
    rows = (
        {
            "reading": number,
            "position": n,
            "place": places.position(c.place),
            "inferred_place": places.position(c.inferred_place),
            "moment": moments.position(c.moment),
            "inferred_moment": moments.position(c.inferred_moment),
            "figure": figures.position(c.figure),
            **_claim_row(c),
        }
        for n, c in enumerate(claims)
    )
    _insert(connection, tables.claims, rows)
    _insert(connection, tables.chain_links, (row for c in claims for row in _chain_rows(c)))


def _insert_mentions(connection: Connection, number: int, reading: Reading) -> None:
    """Nothing returned; adds the mentions and attributions of the reading of that number."""
    mentions = ({"position": n, "kind": m.kind.value, "score": m.score, **_span(m.span)} for n, m in enumerate(reading.mentions))
    attributions = ({"position": n, "score": a.score} for n, a in enumerate(reading.attributions))
    _insert(connection, tables.mentions, ({"reading": number, **row} for row in mentions))
    _insert(connection, tables.attributions, ({"reading": number, **row} for row in attributions))
    _insert(connection, tables.attribution_spans, ({"reading": number, **row} for row in _attribution_rows(reading.attributions)))


def insert_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Whether the judgement was added; False when the very same one is there."""
    made = judgement.made.isoformat()
    known = digest("judgement", judgement.left, judgement.right, judgement.verdict, judgement.score, judgement.reason, judgement.judge, made)
    if connection.execute(select(tables.judgements.c.number).where(tables.judgements.c.id == known)).first():
        return False
    row = {
        "id": known,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "score": judgement.score,
        "reason": judgement.reason,
        "judge": judgement.judge,
        "made": made,
    }
    connection.execute(insert(tables.judgements).values(row))
    return True


def insert_skipped(connection: Connection, skipped: Skipped) -> bool:
    """Whether what could not be read was added; False when it is there with the same reason."""
    columns = tables.skipped.c
    if connection.execute(select(columns.number).where(columns.origin == skipped.origin, columns.reason == skipped.reason)).first():
        return False
    connection.execute(insert(tables.skipped).values(origin=skipped.origin, reason=skipped.reason, added=_now()))
    return True


class _Parts(Generic[_Part]):
    """The places, moments or figures of a reading as rows: those listed first, then those that only claims name."""

    def __init__(self, listed: Sequence[_Part], claimed: Iterable[_Part | None]) -> None:
        self.rows = list(listed)
        self._listed = len(self.rows)
        self._positions: dict[_Part, int] = {}
        for n, one in enumerate(self.rows):
            self._positions.setdefault(one, n)
        for part in claimed:
            if part is not None and part not in self._positions:
                self._positions[part] = len(self.rows)
                self.rows.append(part)

    def position(self, part: _Part | None) -> int | None:
        """Where the part stands among the rows."""
        return None if part is None else self._positions[part]

    def key(self, position: int) -> _Row:
        """The columns that say where a row stands and whether the reading lists it."""
        return {"position": position, "listed": position < self._listed}


def _insert(connection: Connection, table: Table, rows: Iterable[_Row]) -> None:
    """Nothing returned; adds the rows in one statement."""
    batch = list(rows)
    if batch:
        connection.execute(insert(table), batch)


def _span(span: Span | None, prefix: str = "") -> _Row:
    return {f"{prefix}start": span.start if span else None, f"{prefix}stop": span.stop if span else None}


def _float(value: float | None) -> float | None:
    """A float where a record may hold an int of any size, which SQLite would refuse."""
    return None if value is None else float(value)


def _place_row(place: Place) -> _Row:
    return {
        **_span(place.span),
        "name": place.name,
        "lat": _float(place.lat),
        "lon": _float(place.lon),
        "radius_km": float(place.radius_km),
        "feature": place.feature,
        "gazetteer_id": place.gazetteer_id,
        "path": list(place.path),
        "country": place.country,
        "score": place.score,
        "reasons": list(place.reasons),
    }


def _moment_row(moment: Moment) -> _Row:
    names = ("earliest", "latest", "type", "value", "rule")
    return {**_span(moment.span), **{name: getattr(moment, name) for name in names}}


def _figure_row(figure: Figure) -> _Row:
    names = ("of", "approximate", "change", "unit", "effect")
    return {**_span(figure.span), "low": _float(figure.low), "high": _float(figure.high), **{name: getattr(figure, name) for name in names}}


def _attribution_rows(attributions: Sequence[Attribution]) -> Iterable[_Row]:
    for number, attribution in enumerate(attributions):
        for part in ("source", "cue", "content"):
            for n, span in enumerate(getattr(attribution, part)):
                yield {"attribution": number, "part": part, "position": n, **_span(span)}


def _party(party: Party | None, role: str) -> _Row:
    return {role: party.name if party else None, **_span(party.span if party else None, f"{role}_")}


def _claim_row(claim: Claim) -> _Row:
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        **_span(claim.span),
        "kind": claim.kind.value,
        "standing": claim.standing.value,
        **_span(claim.standing_span, "standing_"),
        **_party(claim.actor, "actor"),
        **_party(claim.recipient, "recipient"),
        "passage": claim.passage.value,
        "score": claim.score,
    }


def _chain_rows(claim: Claim) -> Iterable[_Row]:
    for n, source in enumerate(claim.chain):
        yield {"claim_id": claim.id, "position": n, "name": source.name, "kind": source.kind.value, "role": source.role, **_span(source.span)}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
