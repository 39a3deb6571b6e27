"""A brief as JSON: a stable form (``"format": "panj-brief/1"``) with every claim's report, offsets and quote."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from panj.brief.events import all_events
from panj.records import Brief, Claim, Event, Figure, Line, Moment, Party, Place, Report, Series, Situation, Source

FORMAT = "panj-brief/1"
"""Fields are only added within a number; a field that changes its meaning or goes raises it."""

Json = dict[str, Any]


def render_json(brief: Brief) -> str:
    """The brief as indented JSON. Dates are ISO 8601, offsets count Unicode characters in the report's text."""
    return json.dumps(brief_form(brief), ensure_ascii=False, indent=2) + "\n"


def brief_form(brief: Brief) -> Json:
    """The brief as plain lists and dictionaries, ready for JSON."""
    situation = brief.situation
    return {
        "format": FORMAT,
        "title": brief.title,
        "as_of": _day(situation.as_of),
        "key_points": [line_form(line) for line in brief.key_points],
        "boards": {board.name: [line_form(line) for line in board.lines] for board in brief.boards},
        "disputes": [line_form(line) for line in brief.disputes],
        "timeline": [line_form(line) for line in brief.timeline],
        "sources": [line_form(line) for line in brief.sources.lines],
        "unresolved": list(brief.unresolved),
        "events": [_event(event) for event in all_events(situation)],
        "figures": [_series(series) for series in situation.series],
        "claims": {claim.id: claim_form(claim, situation) for claim in situation.claims},
        "reports": [_report(report) for report in situation.reports],
        "skipped": [{"origin": skipped.origin, "reason": skipped.reason} for skipped in situation.skipped],
    }


def line_form(line: Line) -> Json:
    """A line and the ids of the claims it stands on."""
    return {
        "text": line.text,
        "day": _day(line.day),
        "place": _place(line.place),
        "says": line.says,
        "origins": line.origins,
        "note": line.note,
        "claims": list(line.claims),
    }


def claim_form(claim: Claim, situation: Situation) -> Json:
    """A claim with its quote: ``text[start:stop]`` of the report's text."""
    return {
        "report": claim.report_id,
        "start": claim.span.start,
        "stop": claim.span.stop,
        "quote": situation.quote(claim),
        "kind": str(claim.kind),
        "standing": str(claim.standing),
        "actor": _party(claim.actor),
        "recipient": _party(claim.recipient),
        "place": _place(claim.place),
        "moment": _moment(claim.moment),
        "inferred_place": _place(claim.inferred_place),
        "inferred_moment": _moment(claim.inferred_moment),
        "figure": _figure(claim.figure),
        "chain": [_source(source) for source in claim.chain],
        "passage": str(claim.passage),
        "score": round(claim.score, 4),
        "reader": claim.reader,
    }


def _day(day: date | datetime | None) -> str | None:
    return day.isoformat() if day else None


def _party(party: Party | None) -> str | None:
    return party.name if party else None


def _source(source: Source) -> Json:
    return {"name": source.name, "kind": str(source.kind), "role": source.role}


def _figure(figure: Figure | None) -> Json | None:
    if figure is None:
        return None
    return {"low": figure.low, "high": figure.high, "of": figure.of, "approximate": figure.approximate, "change": figure.change}


def _moment(moment: Moment | None) -> Json | None:
    if moment is None:
        return None
    return {"earliest": _day(moment.earliest), "latest": _day(moment.latest), "start": moment.span.start, "stop": moment.span.stop}


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "feature": place.feature,
        "path": list(place.path),
        "country": place.country,
        "id": place.gazetteer_id,
    }


def _event(event: Event) -> Json:
    origins = [{"name": o.name, "unnamed": o.unnamed, "denies": o.denies, "claims": list(o.claims)} for o in event.origins]
    return {
        "id": event.id,
        "kind": str(event.kind),
        "claims": list(event.claims),
        "origins": origins,
        "place": _place(event.place),
        "earliest": _day(event.earliest),
        "latest": _day(event.latest),
        "disputed": event.disputed,
        "credibility": event.credibility,
        "reason": event.reason,
    }


def _series(series: Series) -> Json:
    values = [{"claim": v.claim_id, "figure": _figure(v.figure), "as_of": _day(v.as_of), "origin": v.origin} for v in series.values]
    return {
        "subject": series.subject,
        "of": series.of,
        "relation": str(series.relation),
        "low": series.low,
        "high": series.high,
        "as_of": _day(series.as_of),
        "origin": series.origin,
        "values": values,
        "reason": series.reason,
    }


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "agency": report.agency,
        "published": _day(report.published),
        "url": report.url,
        "language": report.language,
        "authors": list(report.authors),
        "sha256": report.custody.sha256 if report.custody else None,
        "characters": len(report.text),
    }
