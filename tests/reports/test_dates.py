"""Stated days are read; days that need guessing are not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.errors import ReportError
from panj.reports.dates import as_moment, read_date


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2024-03-05", datetime(2024, 3, 5)),
        ("2024-03-05T08:15:00Z", datetime(2024, 3, 5, 8, 15, tzinfo=UTC)),
        ("Tue, 05 Mar 2024 08:15:00 +0000", datetime(2024, 3, 5, 8, 15, tzinfo=UTC)),
        ("March 5, 2024", datetime(2024, 3, 5)),
        ("5 March 2024", datetime(2024, 3, 5)),
        ("Tuesday 5 March 2024 at 08:15", datetime(2024, 3, 5, 8, 15)),
        ("05.03.2024", datetime(2024, 3, 5)),
        ("25/03/2024", datetime(2024, 3, 25)),
        ("5 марта 2024", datetime(2024, 3, 5)),
        ("05/03/2024", None),
        ("March 5", None),
        ("March 2024", None),
        ("yesterday", None),
        ("2024", None),
        ("", None),
    ],
)
def test_only_a_stated_day_is_read(words: str, moment: datetime | None) -> None:
    assert read_date(words) == moment


def test_a_callers_day_may_come_in_three_forms() -> None:
    assert as_moment("2024-03-05") == as_moment(date(2024, 3, 5)) == as_moment(datetime(2024, 3, 5)) == datetime(2024, 3, 5)
    assert as_moment(None) is None


def test_a_callers_nonsense_is_refused_with_the_form_that_works() -> None:
    with pytest.raises(ReportError, match="YYYY-MM-DD"):
        as_moment("last Tuesday")


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == datetime(day.year, day.month, day.day)
