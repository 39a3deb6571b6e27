"""A reader for tests: it claims every sentence, quickly, and without a model."""

from __future__ import annotations

import re
from types import SimpleNamespace

from panj.records import Claim, Figure, Kind, Place, Reading, Report, Source, SourceKind, Span


def claim_sentences(report: Report, *, reader: SimpleNamespace, gazetteer: object = None, least_score: float = 0.0) -> Reading:
    """Every sentence as a claim, the first surer than the rest."""
    claims = []
    for n, found in enumerate(re.finditer(r"[^\s.][^.\n]*\.", report.text)):
        span = Span(start=found.start(), stop=found.end() - 1)
        at = report.text.find("Sarband", span.start, span.stop)
        place = Place(span=Span(start=at, stop=at + 7), name="Sarband", lat=37.9, lon=68.9, score=0.8, reasons=("named",)) if at >= 0 else None
        count = re.search(r"\d+", found[0])
        figure = Figure(span=Span(start=span.start + count.start(), stop=span.start + count.end()), low=float(count[0]), high=None) if count else None
        chain = (Source(name="ministry", kind=SourceKind.BODY),) if "ministry" in found[0] else ()
        score = 0.9 if n == 0 else 0.4
        if score >= least_score:
            claims.append(
                Claim(report_id=report.id, reader=reader.name, span=span, kind=Kind.STATE, place=place, figure=figure, chain=chain, score=score)
            )
    return Reading(report_id=report.id, reader=reader.name, claims=tuple(claims), places=tuple(c.place for c in claims if c.place))
