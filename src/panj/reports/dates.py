"""Days that a page states: ISO 8601, the dates of mails and feeds, and written dates with day, month and year.

Only what is stated counts. "Tuesday", "yesterday" and "05/07/2021" (which of the two is the month?) give None.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from panj.errors import ReportError

LONGEST = 80
"""Characters of the longest words read as a date; beyond that they are a sentence."""

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "ru", "uk", "tr", "ar", "fa", "zh")
"""Languages of written dates. dateparser knows two hundred; trying them all on words that are no date took 23 s on a busy machine."""

_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b")
_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MONTHS = {form: number for number, name in enumerate(_NAMES, 1) for form in (name, name[:3])} | {"Sept": 9}
_ENGLISH = re.compile(
    r"(?:[A-Z][a-z]+,?\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Z][a-z]{2,8})|(?P<month_first>[A-Z][a-z]{2,8})\.?\s+(?P<day_second>\d{1,2})(?:st|nd|rd|th)?)"
    r"\.?,?\s+(?P<year>(?:19|20)\d\d)"
)
_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_date(words: str) -> datetime | None:
    """The moment that the words state, without a time zone when they name none; None when they state no day.

    >>> read_date("6 July 2021"), read_date("2021-07-06T10:30:00+03:00").isoformat()
    (datetime.datetime(2021, 7, 6, 0, 0), '2021-07-06T10:30:00+03:00')
    >>> read_date("yesterday") is read_date("05/07/2021") is None
    True
    """
    words = words.strip()
    if not words or len(words) > LONGEST or not _YEAR.search(words):
        return None
    return _iso(words) or _mail(words) or _english(words) or _written(words)


def as_moment(published: datetime | date | str | None) -> datetime | None:
    """What a caller gave as the day of publication, as a datetime; raises ReportError when it is no day.

    >>> as_moment("2021-07-06")
    datetime.datetime(2021, 7, 6, 0, 0)
    """
    if published is None or isinstance(published, datetime):
        return published
    if isinstance(published, date):
        return datetime(published.year, published.month, published.day)
    moment = read_date(published)
    if moment is None:
        raise ReportError(f"published: {published!r} is not a day; write it as YYYY-MM-DD, as in 2021-07-06")
    return moment


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _mail(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None


def _english(words: str) -> datetime | None:
    """An English day without a time: the usual case, read without the half second that importing dateparser takes."""
    match = _ENGLISH.fullmatch(words)
    month = match and _MONTHS.get(match["month"] or match["month_first"])
    if not match or not month:
        return None
    try:
        return datetime(int(match["year"]), month, int(match["day"] or match["day_second"]))
    except ValueError:
        return None


def _written(words: str) -> datetime | None:
    numeric = _NUMERIC.search(words)
    if numeric and numeric[2] != "." and int(numeric[1]) <= 12 and int(numeric[3]) <= 12 and numeric[1] != numeric[3]:
        return None
    if not _DAY_NUMBER.search(words):
        return None
    from dateparser import parse  # imported here: half a second that ISO dates need not pay

    order = {"DATE_ORDER": "DMY"} if numeric and (numeric[2] == "." or int(numeric[1]) > 12) else {}
    settings = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], **order}
    # "Tue, July 6, 2021 at 10:30" and "(updated)" tails: the parser wants the date alone.
    plain = re.sub(r"\bat\b|[|•·]", " ", re.sub(r"\([^)]*\)", " ", words))
    found: datetime | None = parse(plain, languages=LANGUAGES, settings=settings)
    return found
