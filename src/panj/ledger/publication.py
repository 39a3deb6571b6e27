"""When a report counts as published: in UTC, so that reports of several time zones have one order and one day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from panj.records import Report


def utc_day(published: datetime | None) -> date | None:
    """The day of publication in UTC; a time without a zone is taken as UTC, an unknown one stays unknown.

    >>> utc_day(datetime.fromisoformat("2021-07-06T01:30:00+04:30"))
    datetime.date(2021, 7, 5)
    """
    return _in_utc(published).date() if published else None


def published_by(report: Report, as_of: date | None) -> bool:
    """Whether the report was published up to the end of that day in UTC, or at an unknown time, or no day is asked for.

    >>> published_by(Report(text="One.", published=datetime(2021, 7, 5, 23, 59)), date(2021, 7, 5))
    True
    """
    day = utc_day(report.published)
    return as_of is None or day is None or day <= as_of


def publication_order(report: Report) -> tuple[bool, datetime, str]:
    """The key that sorts reports oldest first, undated last; ids break ties, so that the order of adding leaves no trace.

    >>> early, late = Report(text="One.", published=datetime(2021, 7, 5)), Report(text="Two.", published=datetime(2021, 7, 6))
    >>> [r.text for r in sorted([late, Report(text="Undated."), early], key=publication_order)]
    ['One.', 'Two.', 'Undated.']
    """
    return report.published is None, _in_utc(report.published or datetime.min), report.id


def _in_utc(published: datetime) -> datetime:
    """The time in UTC, without a zone."""
    if published.tzinfo is None:
        return published
    try:
        return published.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:  # the first and the last day of the calendar have no neighbour
        return published.replace(tzinfo=None)
