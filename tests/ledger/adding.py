"""A process that adds 200 reports, each with a reading of its own, and says which; run by the tests, and killed."""

from __future__ import annotations

import sys

from panj.ledger import Ledger
from panj.records import Attribution, Claim, Kind, Place, Reading, Report, Span

COUNT = 200


def report_and_reading(number: int) -> tuple[Report, Reading]:
    """A report of many claims."""
    report = Report(text=f"Report {number}. " + "The bridge fell. " * 30)
    spans = [Span(start=10 + 17 * n, stop=20 + 17 * n) for n in range(20)]
    places = tuple(Place(span=span, name="Sarband", lat=36.0, lon=69.0, reasons=("only one of that name",)) for span in spans)
    claims = tuple(Claim(report_id=report.id, reader="r", span=s, kind=Kind.STATE, place=p) for s, p in zip(spans, places, strict=True))
    attributions = tuple(Attribution(source=(s,), cue=(s,), content=(s,)) for s in spans)
    return report, Reading(report_id=report.id, reader="r", claims=claims, places=places, attributions=attributions)


if __name__ == "__main__":
    with Ledger.open(sys.argv[1]) as ledger:
        for number in range(COUNT):
            sys.stdout.write(f"{number} {ledger.append(*report_and_reading(number))}\n")
            sys.stdout.flush()
