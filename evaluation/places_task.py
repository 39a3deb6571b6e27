"""Place names of a record and their coordinates, in the form of the places benchmark."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from panj.gazetteer import Gazetteer, find_place_names, resolve_places
from panj.records import Report

Record = dict[str, Any]


def predict(record: Record, gazetteer: Gazetteer) -> Record:
    """The record's place names with latitude, longitude and GeoNames number where known."""
    text = str(record["text"])
    if not text.strip():
        return {"id": record["id"], "places": []}
    report = Report(
        text=text, title=record.get("title"), publisher=record.get("publisher"), url=record.get("url"), published=_day(record.get("date"))
    )
    places = resolve_places(report, find_place_names(text, gazetteer), gazetteer)
    return {
        "id": record["id"],
        "places": [
            {"start": p.span.start, "end": p.span.stop, "text": p.span.of(text), "lat": p.lat, "lon": p.lon, "geonameid": _geonameid(p.gazetteer_id)}
            for p in places
        ],
    }


def _day(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def _geonameid(gazetteer_id: str | None) -> int | None:
    source, _, number = (gazetteer_id or "").partition(":")
    return int(number) if source == "geonames" else None
