"""Claims in the form of the situation guidelines: what the report's own words state, and what was inferred beside it."""

from __future__ import annotations

from typing import Any

from evaluation.desk import Desk, Record
from panj.records import Claim, Figure, Moment, Place, Source, SourceKind


def predict(record: Record, desk: Desk) -> Record:
    """The record's claims."""
    if not str(record.get("text") or "").strip():
        return {"claims": []}
    report, reading = desk.read(record)
    return {"claims": [as_record(claim, f"c{n}", report.text) for n, claim in enumerate(reading.claims, start=1)]}


def as_record(claim: Claim, name: str, text: str) -> dict[str, Any]:
    """One claim as the guidelines write it."""
    return {
        "id": name,
        "start": claim.span.start,
        "end": claim.span.stop,
        "kind": claim.kind.value,
        "actor": claim.actor.name if claim.actor else None,
        "recipient": claim.recipient.name if claim.recipient else None,
        "place": place_record(claim.place, text),
        "when": when_record(claim.moment, text),
        "figure": figure_record(claim.figure, text),
        "sources": [source_words(source) for source in claim.chain],
        "standing": claim.standing.value,
        "inferred_place": place_record(claim.inferred_place, text),
        "inferred_when": when_record(claim.inferred_moment, text),
        "score": round(claim.score, 4),
    }


def place_record(place: Place | None, text: str) -> dict[str, Any] | None:
    """A place with its point; None when it has none, as the guidelines want for what is not on the map."""
    if place is None or place.lat is None:
        return None
    return {"text": place.span.of(text), "lat": place.lat, "lon": place.lon}


def when_record(moment: Moment | None, text: str) -> dict[str, Any] | None:
    """A moment with its days; None when it was not resolved."""
    if moment is None or not moment.resolved:
        return None
    earliest, latest = (day.isoformat() if day else None for day in (moment.earliest, moment.latest))
    return {"text": moment.span.of(text), "start": earliest, "end": latest}


def figure_record(figure: Figure | None, text: str) -> dict[str, Any] | None:
    """A figure with its range; a share as a fraction."""
    if figure is None:
        return None
    whole = 100.0 if figure.unit == "percent" else 1.0
    low, high = (end if end is None else end / whole for end in (figure.low, figure.high))
    return {"text": figure.span.of(text), "low": low, "high": high, "of": figure.of, "approx": figure.approximate}


def source_words(source: Source) -> str:
    """A link of the chain as the guidelines write it: an unnamed one is marked so."""
    unnamed = source.kind is SourceKind.UNNAMED and not source.name.startswith("unnamed")
    return f"unnamed: {source.name}" if unnamed else source.name
