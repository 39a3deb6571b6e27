"""Days counted: ends of months, weeks, quarters and seasons, and days of the Islamic, Persian, Ethiopian and Hebrew calendars.

Nothing here raises for a day that does not exist (31 June, 30 Ramadan of a short year): the answer is None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("FA", 9), "autumn": ("FA", 9), "winter": ("WI", 12)}
"""TIMEX3 code and first month (meteorological, northern: the sources' own usage) of each season."""
PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "mornings": "TMO", "afternoons": "TAF", "evenings": "TEV",
    "nights": "TNI", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV",
    "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
}  # fmt: skip
"""The TIMEX3 suffix of each part of the day."""
_PERSIAN = {
    "farvardin": 1, "hamal": 1, "ordibehesht": 2, "sawr": 2, "saur": 2, "khordad": 3, "jawza": 3, "tir": 4, "saratan": 4,
    "mordad": 5, "amordad": 5, "asad": 5, "shahrivar": 6, "sunbula": 6, "mehr": 7, "mizan": 7, "aban": 8, "aqrab": 8,
    "azar": 9, "qaws": 9, "dey": 10, "jadi": 10, "bahman": 11, "dalw": 11, "esfand": 12, "hut": 12,
}  # fmt: skip
_ETHIOPIAN = {
    "meskerem": 1, "tikimt": 2, "tikemt": 2, "hidar": 3, "tahsas": 4, "tir": 5, "yekatit": 6, "megabit": 7,
    "miyazya": 8, "ginbot": 9, "sene": 10, "hamle": 11, "nehase": 12, "pagume": 13,
}  # fmt: skip
_ETHIOPIAN_BEHIND_COPTIC = 276
"""Years between the Ethiopian count and the Coptic, whose months are the same."""


def day(year: int, month: int, number: int) -> date | None:
    """The day of that number, or None when there is no such day.

    >>> day(2021, 6, 31) is None
    True
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def shift(start: date, days: int) -> date | None:
    """The day `days` after `start`; None outside the years 1 to 9999."""
    ordinal = start.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def shift_months(start: date, months: int) -> date | None:
    """The same day `months` later, or the last of that month when it is shorter; None outside the years 1 to 9999."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    """The last day of a month of the years 1 to 9999."""
    return date(year, month, calendar.monthrange(year, month)[1])


def monday(of: date) -> date:
    """The Monday of the week of `of`; 0001-01-01 at the earliest."""
    return date.fromordinal(max(1, of.toordinal() - of.weekday()))


def week_value(of: date) -> str:
    """The ISO week of a day as TIMEX3 writes it.

    >>> week_value(date(2021, 7, 6))
    '2021-W27'
    """
    year, week, _ = of.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(of: date) -> int:
    """The quarter, 1 to 4, that a day lies in."""
    return (of.month - 1) // 3 + 1


def month_number(word: str) -> int:
    """The number of a month by its English name or abbreviation, in lower case."""
    return MONTHS.index(word[:3]) + 1


def weekday_number(word: str) -> int:
    """The number of a weekday, Monday being 0, by its English name or abbreviation, in lower case."""
    return WEEKDAYS.index(word[:3])


def persian_month(word: str) -> int | None:
    """The number of a Solar Hijri month by its Iranian or Afghan name."""
    return _PERSIAN.get(word)


def ethiopian_month(word: str) -> int | None:
    """The number of an Ethiopian month by its name."""
    return _ETHIOPIAN.get(word)


def hijri_month(words: str) -> int | None:
    """The number of an Islamic month by its name, in the usual spellings.

    >>> hijri_month("dhu al-hijja"), hijri_month("rabi al-awwal"), hijri_month("ramadan")
    (12, 3, 9)
    """
    name = "".join(c for c in words if c.isalpha())
    plain = {"muharram": 1, "safar": 2, "rajab": 7, "shaban": 8, "ramadan": 9, "ramadhan": 9, "ramzan": 9, "shawwal": 10}
    if name in plain:
        return plain[name]
    first = not name.endswith(("thani", "akhir", "akhira"))
    if name.startswith(("rabi", "jumada")):
        return (3 if name.startswith("rabi") else 5) + (not first) if name not in {"rabi", "jumada"} else None
    if name.startswith(("dhu", "zul", "dhul")):
        return 12 if "hijj" in name else 11 if "qadah" in name or "qidah" in name else None
    return None


def from_hijri(year: int, month: int, number: int) -> date | None:
    """The day of an Islamic date by the Umm al-Qura calendar (a sighting may differ by a day); None outside 1343 to 1500."""
    from hijridate import Hijri  # only texts with such dates pay for the import

    try:
        return date(*Hijri(year, month, number).to_gregorian().datetuple())
    except (OverflowError, ValueError):
        return None


def from_persian(year: int, month: int, number: int) -> date | None:
    """The day of a Solar Hijri date, or None when there is no such day.

    >>> from_persian(1400, 1, 1), from_persian(1400, 12, 30)
    (datetime.date(2021, 3, 21), None)
    """
    if not (1 <= year <= 3000 and 1 <= month <= 12 and 1 <= number <= (31 if month <= 6 else 30)):
        return None
    found = shift(_nowruz(year), 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + number - 1)
    return found if found and found < _nowruz(year + 1) else None


@lru_cache(maxsize=512)
def _nowruz(year: int) -> date:
    """The first day of a Solar Hijri year; remembered, since the equinox takes 30 ms to compute."""
    from convertdate import persian

    return date(*persian.to_gregorian(year, 1, 1))


def from_ethiopian(year: int, month: int, number: int) -> date | None:
    """The day of an Ethiopian date, or None when there is no such day.

    >>> from_ethiopian(2014, 1, 1)
    datetime.date(2021, 9, 11)
    """
    from convertdate import coptic

    if not (_ETHIOPIAN_BEHIND_COPTIC < year <= 3000 and 1 <= month <= 13 and 1 <= number <= (30 if month <= 12 else 6)):
        return None
    return day(*coptic.to_gregorian(year - _ETHIOPIAN_BEHIND_COPTIC, month, number))


def from_hebrew(year: int, month: int, number: int) -> date | None:
    """The day of a Hebrew date."""
    from convertdate import hebrew

    return day(*hebrew.to_gregorian(year, month, number))


def holiday_day(rule: str, year: int) -> date | None:
    """The day of a holiday in a year by its rule in holidays.toml; None when it has none that year.

    >>> holiday_day("11 thu 4", 1999), holiday_day("easter+1", 2025), holiday_day("hijri 12-10", 2023)
    (datetime.date(1999, 11, 25), datetime.date(2025, 4, 21), datetime.date(2023, 6, 28))
    """
    if not 1 <= year <= 9998:
        return None
    if rule == "election":
        first_monday = _nth_weekday(year, 11, 0, 1)
        return first_monday + timedelta(days=1)
    kind, _, rest = rule.partition(" ")
    if kind in {"hijri", "persian", "hebrew", "ethiopian"}:
        month, number = (int(part) for part in rest.split("-"))
        return _holiday_elsewhere(kind, year, month, number)
    if rule.startswith(("easter", "orthodox")):
        return _easter(rule, year)
    if rest:
        weekday, nth = rest.split()
        return _nth_weekday(year, int(kind), weekday_number(weekday), int(nth))
    return day(year, int(rule[:2]), int(rule[3:]))


def _easter(rule: str, year: int) -> date | None:
    from convertdate import holidays

    church = "orthodox" if rule.startswith("orthodox") else "western"
    if not 1583 <= year <= 4099:
        return None
    return shift(date(*holidays.easter(year, church)), int(rule.removeprefix("easter").removeprefix("orthodox")))


def _holiday_elsewhere(kind: str, year: int, month: int, number: int) -> date | None:
    """The first day of that other calendar's date in the Gregorian year."""
    behind = {"hijri": (579, 580, 581, 582), "persian": (621, 622), "ethiopian": (7, 8), "hebrew": (-3760, -3761)}[kind]
    if kind == "hijri":
        rough = int((year - 622) * 33 / 32)
        candidates = [from_hijri(rough + k, month, number) for k in (-1, 0, 1, 2)] if rough > 1 else []
    elif kind == "persian":
        candidates = [from_persian(year - k, month, number) for k in behind]
    elif kind == "ethiopian":
        candidates = [from_ethiopian(year - k, month, number) for k in behind]
    else:
        candidates = [from_hebrew(year - k, month, number) for k in behind]
    return next((found for found in candidates if found and found.year == year), None)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
