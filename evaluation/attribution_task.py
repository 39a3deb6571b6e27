"""Attributions in the benchmark's form: spans of source, cue and content."""

from __future__ import annotations

from evaluation.desk import Desk, Record
from panj.records import Span


def predict(record: Record, desk: Desk) -> Record:
    """Who vouches for what in the record."""
    if not str(record.get("text") or "").strip():
        return {"attributions": []}
    _, reading = desk.read(record)
    return {
        "attributions": [{"source": spans(found.source), "cue": spans(found.cue), "content": spans(found.content)} for found in reading.attributions]
    }


def spans(found: tuple[Span, ...]) -> list[dict[str, int]]:
    """The spans as the benchmarks write them.

    >>> spans((Span(start=1, stop=4),))
    [{'start': 1, 'end': 4}]
    """
    return [{"start": span.start, "end": span.stop} for span in found]
