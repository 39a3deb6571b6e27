"""A report read as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.errors import ReadingError
from panj.reading import Reader, read_claims
from panj.records import Kind, Standing
from panj.reports import report_from_text


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def test_a_report_becomes_claims_with_words_sources_figures_and_days(reader: Reader) -> None:
    text = "Rebels seized the town of Kidira on Sunday. At least nine soldiers were killed, a police officer told Reuters on condition of anonymity."
    reading = read_claims(report_from_text(text, published="2025-02-11"), reader=reader)
    kinds = {claim.kind for claim in reading.claims}
    assert {Kind.CONTROL, Kind.ASSAULT} <= kinds
    deaths = next(c for c in reading.claims if c.kind is Kind.ASSAULT and c.figure)
    assert deaths.figure is not None
    assert (deaths.figure.low, deaths.figure.high) == (9, None)
    assert deaths.origin is not None
    assert "police officer" in deaths.origin.name
    taken = next(c for c in reading.claims if c.kind is Kind.CONTROL)
    assert taken.moment is not None
    assert str(taken.moment.earliest) == "2025-02-09"


def test_who_signs_a_report_is_no_source(reader: Reader) -> None:
    text = "By Awa Sow\n\nRebels seized the town of Kidira on Sunday, Awa Sow reports. Nine soldiers were killed, a nurse said."
    report = report_from_text(text, published="2025-02-11", publisher="The Courier")
    reading = read_claims(replace(report, authors=("Awa Sow",)), reader=reader)
    assert {source.name for claim in reading.claims for source in claim.chain} == {"nurse"}


def test_a_thing_mulled_is_possible(reader: Reader) -> None:
    reading = read_claims(report_from_text("The ministry is mulling the possibility of opening camps for refugees."), reader=reader)
    assert [claim.standing for claim in reading.claims] == [Standing.POSSIBLE]


def test_without_a_day_relative_dates_stay_open(reader: Reader) -> None:
    reading = read_claims(report_from_text("Rebels seized the town of Kidira on Sunday."), reader=reader)
    assert all(claim.moment is None or not claim.moment.resolved for claim in reading.claims)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_read_and_every_span_lies_in_it(reader: Reader, text: str) -> None:
    reading = read_claims(report_from_text(text), reader=reader, least_score=0.0)
    spans = [c.span for c in reading.claims] + [m.span for m in reading.mentions]
    assert all(span.stop <= len(text) for span in spans)


def test_reading_twice_gives_the_same_ids(reader: Reader) -> None:
    report = report_from_text("More than 300 families crossed the river on Sunday, a mayor said.", published="2021-07-06")
    assert [c.id for c in read_claims(report, reader=reader).claims] == [c.id for c in read_claims(report, reader=reader).claims]


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        Reader.open(tmp_path)
