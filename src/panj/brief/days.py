"""Days in words, without a guess: a range stays a range, an unknown end stays open."""

from __future__ import annotations

from datetime import date

from panj.records import Moment

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Spelled here because strftime's month names follow the machine's language."""


def day_words(day: date) -> str:
    """One day, the same in every locale.

    >>> day_words(date(2021, 7, 4))
    '4 Jul 2021'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def range_words(earliest: date | None, latest: date | None) -> str:
    """A day, a range, an open range, or "undated".

    >>> range_words(date(2021, 7, 3), date(2021, 7, 4)), range_words(None, date(2021, 7, 4)), range_words(None, None)
    ('3–4 Jul 2021', 'by 4 Jul 2021', 'undated')
    """
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        return f"by {day_words(latest)}" if latest else f"since {day_words(earliest)}" if earliest else "undated"
    if earliest == latest:
        return day_words(earliest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{day_words(latest)}"
    if earliest.year == latest.year:
        return f"{day_words(earliest).rsplit(' ', 1)[0]} – {day_words(latest)}"
    return f"{day_words(earliest)} – {day_words(latest)}"


def moment_words(moment: Moment | None) -> str:
    """The moment's days, or "undated"."""
    return range_words(moment.earliest, moment.latest) if moment else "undated"
