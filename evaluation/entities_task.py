"""Entities in the benchmark's form: the reader's mentions, with moments as Temporal and figures as Quantity or Money."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.desk import Desk, Record
from panj.records import Figure, Mention, MentionKind, Reading, Span

TYPES = {
    MentionKind.PERSON: "Person",
    MentionKind.ORGANISATION: "Organisation",
    MentionKind.GROUP: "Organisation",
    MentionKind.NATIONALITY: "Nationality",
    MentionKind.PLACE: "Location",
    MentionKind.FACILITY: "Location",
    MentionKind.WEAPON: "Weapon",
    MentionKind.VEHICLE: "MilitaryPlatform",
    MentionKind.OTHER: "DocumentReference",
}
CURRENCIES = frozenset({"dollar", "euro", "pound sterling", "dinar", "lira", "rial", "ruble", "yen", "rupee", "franc", "yuan"})


def predict(record: Record, desk: Desk) -> Record:
    """The record's entities."""
    if not str(record.get("text") or "").strip():
        return {"entities": []}
    report, reading = desk.read(record)
    unique = dict.fromkeys(found_in(reading, report.text))
    return {"entities": [{"start": span.start, "end": span.stop, "type": kind} for span, kind in unique]}


def found_in(reading: Reading, text: str) -> Iterator[tuple[Span, str]]:
    """Every entity of the reading with the benchmark's name for its kind."""
    for mention in reading.mentions:
        if not (TYPES[mention.kind] == "Location" and any(inside(mention, other) for other in reading.mentions)):
            yield mention.span, TYPES[mention.kind]
    for moment in reading.moments:
        yield moment.span, "Temporal"
    for figure in reading.figures:
        span = number_of(figure, text)
        if not any(span.overlap(moment.span) for moment in reading.moments):
            yield span, "Money" if is_money(figure) else "Quantity"


def inside(place: Mention, other: Mention) -> bool:
    """Whether a place is only a part of another mention, which the benchmark marks alone (cross-validated exact F1 with them .558, without .592)."""
    if TYPES[other.kind] == "Location":
        return other.span.overlap(place.span) > 0 and other.span.stop - other.span.start > place.span.stop - place.span.start
    return other.span.holds(place.span)


def is_money(figure: Figure) -> bool:
    """Whether the figure counts money."""
    return bool(figure.unit) and any(word in CURRENCIES for word in str(figure.unit).lower().split())


def number_of(figure: Figure, text: str) -> Span:
    """The figure without the words for what is counted.

    >>> figure = Figure(span=Span(start=0, stop=20), low=300, high=None, of="troops")
    >>> number_of(figure, "more than 300 troops").of("more than 300 troops")
    'more than 300'
    """
    words = figure.span.of(text)
    at = words.find(figure.of) if figure.of and not is_money(figure) else -1
    cut = words[:at].rstrip() if at > 0 else words
    return Span(start=figure.span.start, stop=figure.span.start + len(cut))
