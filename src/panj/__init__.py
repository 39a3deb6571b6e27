"""Panj reads reports of a crisis and keeps the situation picture: who says what happened, where, when, to how many.

The flow, left to right; each stage is a folder, each arrow a function, everything between them a frozen record:

    file, text      read_report, report_from_text      Report       what was published, as one canonical text
    Report          read                               Reading      its claims, each with its words and its sources
    Reading         Case.add                           (the ledger) kept once, for good; nothing is ever changed
    Case            Case.situation(as_of=...)          Situation    events, boards, figures, disputes as of a day
    Situation       brief                              Brief        composed lines, each with the claims it stands on
    Brief           render                             str          for a terminal, as a page, as Markdown, as JSON

    >>> from panj import Case, brief, render, report_from_text
    >>> report = report_from_text("More than 300 families crossed the river on Sunday, a mayor said.", published="2021-07-06")
    >>> with Case(":memory:") as case:
    ...     added = case.add(report)
    ...     page = render(brief(case.situation()), "markdown")
    >>> added, page.startswith("# ")
    (True, True)
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from panj import records
from panj.brief import draw_brief, render
from panj.errors import PanjError
from panj.records import Brief, Claim, Reading, Report, Situation

if TYPE_CHECKING:
    from panj.case import Case
    from panj.gazetteer import Gazetteer
    from panj.reading import Reader
    from panj.reports import read_report, read_reports, report_from_text

__all__ = [
    "Brief",
    "Case",
    "Claim",
    "Gazetteer",
    "PanjError",
    "Reader",
    "Reading",
    "Report",
    "Situation",
    "brief",
    "read",
    "read_report",
    "read_reports",
    "records",
    "render",
    "report_from_text",
]

_HOMES = {
    "Case": "panj.case",
    "Gazetteer": "panj.gazetteer",
    "Reader": "panj.reading",
    "read_report": "panj.reports",
    "read_reports": "panj.reports",
    "report_from_text": "panj.reports",
}


def read(
    report: Report | str | Path,
    *,
    published: datetime | date | str | None = None,
    publisher: str | None = None,
    reader: Reader | None = None,
    gazetteer: Gazetteer | None = None,
) -> Reading:
    """The reading of one report: its claims, and the mentions, places, moments and figures that they are made of.

    Offsets count in the report's text: ``claim.span.of(text)`` is what is claimed. Whoever reads many reports gives a
    `Reader` and a `Gazetteer`, or uses a `Case`; otherwise both are opened anew each time.

    Args:
        report: a report, its text as a string, or the `Path` of a file.
        published: the day of publication, against which "on Friday" is resolved; unresolved when it is unknown.
        publisher: who put it out.
        reader: the reader; the one that comes with Panj by default.
        gazetteer: where places are looked up; the default one is built on first use.

    Raises:
        ReportError: the text or file is no report.

    >>> text = "Rebels seized the town of Imam Sahib on Sunday, a council member said."
    >>> any("seized the town" in claim.span.of(text) for claim in read(text, published="2021-07-06").claims)
    True
    """
    from panj.case import Desk, as_report

    with Desk(reader=reader, gazetteer=gazetteer) as desk:
        return desk.read(as_report(report, published=published, publisher=publisher))


def brief(situation: Situation, *, title: str | None = None) -> Brief:
    """The brief of a situation: key points, boards, disputes, timeline, sources, and what is not known.

    >>> brief(Situation(as_of=None, reports=(), claims=()), title="Border").title
    'Border'
    """
    return draw_brief(situation, title=title)


def __getattr__(name: str) -> object:
    """The names that need a database, a model or parsers, imported when first asked for: together they take a second."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'panj' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
