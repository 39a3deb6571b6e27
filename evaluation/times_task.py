"""Time expressions in the benchmark's form: spans with TIMEX3 type and value."""

from __future__ import annotations

from evaluation.desk import Desk, Record, published_of, text_of


def predict(record: Record, _: Desk) -> Record:
    """The time expressions of the record, relative ones resolved against its publication."""
    from panj.reading.moments import find_moments

    found = find_moments(text_of(record), published_of(record))
    return {
        "times": [{"start": m.span.start, "end": m.span.stop, "type": m.type, **({"value": m.value} if m.value else {})} for m in found],
    }
