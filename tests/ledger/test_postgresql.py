"""The same ledger on PostgreSQL; runs when PANJ_TEST_POSTGRESQL holds the URL of a database that may be emptied."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from panj.errors import LedgerError
from panj.ledger import Ledger
from panj.ledger.opening import open_engine
from panj.ledger.tables import metadata
from panj.records import Claim, Judgement, Kind, Reading, Report, Skipped, Span, Verdict

from .strategies import readings, reports

URL = os.environ.get("PANJ_TEST_POSTGRESQL", "")
pytestmark = pytest.mark.skipif(not URL, reason="PANJ_TEST_POSTGRESQL is not set: give the URL of a PostgreSQL database that may be emptied")


@pytest.fixture(scope="module")
def url() -> str:
    engine = open_engine(URL)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    with pytest.raises(LedgerError, match="holds no case yet"):
        open_engine(URL, must_exist=True)
    Ledger.open(URL).close()
    return URL


def test_the_migrations_make_the_tables(url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert [change for change in found if "words" not in str(change)] == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_reading_comes_back_equal(url: str, data: st.DataObject) -> None:
    report = data.draw(reports())
    reading = data.draw(readings(report))
    assume("\0" not in repr(report) + repr(reading) and "\\x00" not in repr(report) + repr(reading))
    with Ledger.open(url) as ledger:
        added = ledger.append(report, reading)
        assert ledger.append(report, reading) is False
        if added:
            assert ledger.readings(report.id) == (reading,)
            assert report in ledger.reports()


def test_a_null_character_is_refused(url: str) -> None:
    report = Report(text="The bridge \0 fell.")
    with Ledger.open(url) as ledger, pytest.raises(LedgerError, match=r"this cannot be stored .*NUL.*; remove the control characters"):
        ledger.append(report, Reading(report_id=report.id, reader="r"))


def test_the_days_work(url: str) -> None:
    report = Report(text="Soldiers crossed the bridge at Sarband.", published=datetime(2021, 7, 5, 9, tzinfo=UTC))
    claim = Claim(report_id=report.id, reader="r", span=Span(start=0, stop=38), kind=Kind.DISPLACE)
    judgement = Judgement(left="a", right="b", verdict=Verdict.SAME, score=1, reason="r", judge="person:m", made=datetime(2021, 7, 5, tzinfo=UTC))
    with Ledger.open(url) as ledger:
        assert ledger.append(report, Reading(report_id=report.id, reader="r", claims=(claim,)))
        assert [hit.claims for hit in ledger.search('soldier "at Sarband"')] == [(claim.id,)]
        assert list(ledger.search("soldier -bridge")) == []
        assert report in ledger.reports(as_of=date(2021, 7, 5))
        assert report not in ledger.reports(as_of=date(2021, 7, 4))
        assert ledger.judge(judgement)
        assert not ledger.judge(judgement)
        assert ledger.judgements() == (judgement,)
        assert ledger.skip(Skipped(origin="x", reason="y"))
        assert not ledger.skip(Skipped(origin="x", reason="y"))
        with ledger._engine.connect() as connection:
            rows = connection.execute(text("SELECT quote FROM claim_rows WHERE report_id = :id"), {"id": report.id}).all()
    assert [row.quote for row in rows] == ["Soldiers crossed the bridge at Sarband"]
