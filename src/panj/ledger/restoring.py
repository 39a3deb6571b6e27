"""Rows back into records: the same rows give the same records in the same order, whenever and by whomever they were added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, func, or_, select

from panj.ledger import tables
from panj.ledger.publication import publication_order
from panj.records import (
    Attribution,
    Claim,
    Custody,
    Figure,
    Judgement,
    Kind,
    Mention,
    MentionKind,
    Moment,
    Party,
    Passage,
    PassageKind,
    Place,
    Reading,
    Report,
    Skipped,
    Source,
    SourceKind,
    Span,
    Standing,
    Verdict,
)

_Record = TypeVar("_Record")
_Key = tuple[int, int]


def select_reports(connection: Connection, as_of: date | None = None) -> tuple[Report, ...]:
    """The reports published up to the end of that day in UTC, and those of unknown date; oldest first, undated last."""
    day = tables.reports.c.day
    query = select(tables.reports)
    if as_of is not None:
        query = query.where(or_(day.is_(None), day <= as_of))
    passages = _passages(connection)
    rows = connection.execute(query).mappings()
    return tuple(sorted((_report(row, passages.get(row["id"], ())) for row in rows), key=publication_order))


def select_report(connection: Connection, report_id: str) -> Report | None:
    """The report of that id; None when there is none."""
    row = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).mappings().first()
    return _report(row, _passages(connection, report_id).get(report_id, ())) if row else None


def newest_readings(as_of: date | None = None) -> Select[tuple[int]]:
    """The query for the numbers of the newest reading of each report published up to `as_of`."""
    readings, day = tables.readings.c, tables.reports.c.day
    query = select(func.max(readings.number)).group_by(readings.report_id)
    if as_of is not None:
        known = select(tables.reports.c.id).where(or_(day.is_(None), day <= as_of))
        query = query.where(readings.report_id.in_(known))
    return query


def newest_reading_of(report_id: str) -> Select[tuple[int]]:
    """The query for the number of a report's newest reading."""
    return newest_readings().where(tables.readings.c.report_id == report_id)


def readings_of(report_id: str, reader: str | None = None) -> Select[tuple[int]]:
    """The query for the numbers of a report's readings, or of the one by that reader."""
    readings = tables.readings.c
    query = select(readings.number).where(readings.report_id == report_id)
    return query.where(readings.reader == reader) if reader is not None else query


def select_claims(connection: Connection, readings: Select[tuple[int]]) -> dict[int, tuple[Claim, ...]]:
    """The claims of those readings, by the reading's number, each reading's in its own order."""
    readers = {row.number: row.reader for row in _of(connection, tables.readings, readings, "number")}
    places, moments, figures = (_parts(connection, table, readings, make) for table, make in _MAKERS)
    chains = _chains(connection, readings)
    found: dict[int, list[Claim]] = defaultdict(list)
    for row in _of(connection, tables.claims, readings, "reading"):
        number = row.reading
        found[number].append(
            Claim(
                report_id=row.report_id,
                reader=readers[number],
                span=Span(start=row.start, stop=row.stop),
                kind=Kind(row.kind),
                standing=Standing(row.standing),
                standing_span=_maybe_span(row.standing_start, row.standing_stop),
                actor=_party(row.actor, row.actor_start, row.actor_stop),
                recipient=_party(row.recipient, row.recipient_start, row.recipient_stop),
                place=places.get((number, row.place)),
                moment=moments.get((number, row.moment)),
                inferred_place=places.get((number, row.inferred_place)),
                inferred_moment=moments.get((number, row.inferred_moment)),
                figure=figures.get((number, row.figure)),
                chain=tuple(chains.get(row.id, ())),
                passage=PassageKind(row.passage),
                score=row.score,
            )
        )
    return {number: tuple(claims) for number, claims in found.items()}


def select_readings(connection: Connection, readings: Select[tuple[int]]) -> tuple[Reading, ...]:
    """Those readings, the newest last, equal to what was added."""
    claims = select_claims(connection, readings)
    places, moments, figures = (_listed(connection, table, readings, make) for table, make in _MAKERS)
    mentions, attributions = _mentions(connection, readings), _attributions(connection, readings)
    return tuple(
        Reading(
            report_id=row.report_id,
            reader=row.reader,
            claims=claims.get(row.number, ()),
            attributions=attributions.get(row.number, ()),
            mentions=mentions.get(row.number, ()),
            places=places.get(row.number, ()),
            moments=moments.get(row.number, ()),
            figures=figures.get(row.number, ()),
        )
        for row in _of(connection, tables.readings, readings, "number")
    )


def select_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, in the order in which they were stored."""
    rows = connection.execute(select(tables.judgements).order_by(tables.judgements.c.number))
    return tuple(
        Judgement(
            left=row.left,
            right=row.right,
            verdict=Verdict(row.verdict),
            score=row.score,
            reason=row.reason,
            judge=row.judge,
            made=datetime.fromisoformat(row.made),
        )
        for row in rows
    )


def select_skipped(connection: Connection) -> tuple[Skipped, ...]:
    """What could not be read and has not been read since, in order of origin."""
    skipped, reports = tables.skipped.c, tables.reports.c
    read_since = select(reports.origin).where(reports.origin.is_not(None))
    query = select(tables.skipped).where(skipped.origin.not_in(read_since)).order_by(skipped.origin, skipped.number)
    return tuple(Skipped(origin=row.origin, reason=row.reason) for row in connection.execute(query))


def _of(connection: Connection, table: Table, readings: Select[tuple[int]], key: str) -> Any:
    """The table's rows for those readings, in order of reading and position."""
    column = table.c[key]
    order = [column] + [table.c[name] for name in ("attribution", "part", "position") if name in table.c]
    return connection.execute(select(table).where(column.in_(readings)).order_by(*order))


def _passages(connection: Connection, report_id: str | None = None) -> dict[str, tuple[Passage, ...]]:
    query = select(tables.passages).order_by(tables.passages.c.report_id, tables.passages.c.position)
    if report_id is not None:
        query = query.where(tables.passages.c.report_id == report_id)
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.report_id].append(Passage(kind=PassageKind(row.kind), span=Span(start=row.start, stop=row.stop)))
    return {key: tuple(passages) for key, passages in found.items()}


def _report(row: RowMapping, passages: tuple[Passage, ...]) -> Report:
    custody = None
    if row["sha256"] is not None:
        custody = Custody(sha256=row["sha256"], retrieved=datetime.fromisoformat(row["retrieved"]), origin=row["origin"])
    return Report(
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        published=datetime.fromisoformat(row["published"]) if row["published"] else None,
        url=row["url"],
        language=row["language"],
        authors=tuple(row["authors"]),
        agency=row["agency"],
        passages=passages,
        custody=custody,
    )


def _maybe_span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start=start, stop=stop)


def _party(name: str | None, start: int | None, stop: int | None) -> Party | None:
    span = _maybe_span(start, stop)
    return Party(name=name, span=span) if name is not None and span is not None else None


def _place(row: Any) -> Place:
    return Place(
        span=Span(start=row.start, stop=row.stop),
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        feature=row.feature,
        gazetteer_id=row.gazetteer_id,
        path=tuple(row.path),
        country=row.country,
        score=row.score,
        reasons=tuple(row.reasons),
    )


def _moment(row: Any) -> Moment:
    span = Span(start=row.start, stop=row.stop)
    return Moment(span=span, earliest=row.earliest, latest=row.latest, type=row.type, value=row.value, rule=row.rule)


def _figure(row: Any) -> Figure:
    return Figure(
        span=Span(start=row.start, stop=row.stop),
        low=row.low,
        high=row.high,
        of=row.of,
        approximate=row.approximate,
        change=row.change,
        unit=row.unit,
        effect=row.effect,
    )


_MAKERS: tuple[tuple[Table, Callable[[Any], Any]], ...] = ((tables.places, _place), (tables.moments, _moment), (tables.figures, _figure))


def _parts(connection: Connection, table: Table, readings: Select[tuple[int]], make: Callable[[Any], _Record]) -> dict[_Key, _Record]:
    """The parts by reading and position."""
    return {(row.reading, row.position): make(row) for row in _of(connection, table, readings, "reading")}


def _listed(connection: Connection, table: Table, readings: Select[tuple[int]], make: Callable[[Any], _Record]) -> dict[int, tuple[_Record, ...]]:
    """The parts that each reading lists."""
    found: dict[int, list[_Record]] = defaultdict(list)
    for row in _of(connection, table, readings, "reading"):
        if row.listed:
            found[row.reading].append(make(row))
    return {number: tuple(parts) for number, parts in found.items()}


def _chains(connection: Connection, readings: Select[tuple[int]]) -> dict[str, list[Source]]:
    links, claims = tables.chain_links, tables.claims
    query = select(links).join(claims, claims.c.id == links.c.claim_id).where(claims.c.reading.in_(readings))
    found: dict[str, list[Source]] = defaultdict(list)
    for row in connection.execute(query.order_by(links.c.claim_id, links.c.position)):
        found[row.claim_id].append(Source(name=row.name, kind=SourceKind(row.kind), role=row.role, span=_maybe_span(row.start, row.stop)))
    return found


def _mentions(connection: Connection, readings: Select[tuple[int]]) -> dict[int, tuple[Mention, ...]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for row in _of(connection, tables.mentions, readings, "reading"):
        found[row.reading].append(Mention(span=Span(start=row.start, stop=row.stop), kind=MentionKind(row.kind), score=row.score))
    return {number: tuple(mentions) for number, mentions in found.items()}


def _attributions(connection: Connection, readings: Select[tuple[int]]) -> dict[int, tuple[Attribution, ...]]:
    spans: dict[tuple[int, int, str], list[Span]] = defaultdict(list)
    for row in _of(connection, tables.attribution_spans, readings, "reading"):
        spans[row.reading, row.attribution, row.part].append(Span(start=row.start, stop=row.stop))
    found: dict[int, list[Attribution]] = defaultdict(list)
    for row in _of(connection, tables.attributions, readings, "reading"):
        source, cue, content = (tuple(spans[row.reading, row.position, part]) for part in ("source", "cue", "content"))
        found[row.reading].append(Attribution(source=source, cue=cue, content=content, score=row.score))
    return {number: tuple(attributions) for number, attributions in found.items()}
