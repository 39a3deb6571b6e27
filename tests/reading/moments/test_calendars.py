"""Days counted, also in other calendars."""

from __future__ import annotations

from datetime import date

import pytest

from panj.reading.moments import calendars


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2021, date(2021, 12, 25)),
        ("11 thu 4", 2016, date(2016, 11, 24)),
        ("5 mon -1", 2021, date(2021, 5, 31)),
        ("election", 1998, date(1998, 11, 3)),
        ("easter-2", 1998, date(1998, 4, 10)),
        ("orthodox+0", 2024, date(2024, 5, 5)),
        ("hijri 10-1", 2021, date(2021, 5, 13)),
        ("persian 1-1", 2022, date(2022, 3, 21)),
        ("hebrew 7-10", 1973, date(1973, 10, 6)),
        ("ethiopian 1-1", 2023, date(2023, 9, 12)),
        ("easter+0", 1200, None),
        ("12-25", 0, None),
    ],
)
def test_holidays(rule: str, year: int, day: date | None) -> None:
    assert calendars.holiday_day(rule, year) == day


@pytest.mark.parametrize("month", [0, 13])
def test_days_that_do_not_exist(month: int) -> None:
    assert calendars.day(2021, month, 1) is None
    assert calendars.from_persian(1400, month, 1) is None
    assert calendars.from_hijri(1442, month, 1) is None
    assert calendars.from_ethiopian(2013, month + (month > 12), 7) is None


def test_shifts_stop_at_the_ends_of_the_calendar() -> None:
    assert calendars.shift(date.max, 1) is None
    assert calendars.shift(date.min, -1) is None
    assert calendars.shift_months(date(9999, 12, 1), 1) is None
    assert calendars.shift_months(date(2021, 1, 31), 1) == date(2021, 2, 28)
    assert calendars.monday(date.min) == date.min
