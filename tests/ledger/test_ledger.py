"""The ledger gives back what was put in, once, whole, and as of any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.errors import LedgerError
from panj.ledger import Ledger
from panj.records import Claim, Custody, Judgement, Kind, Reading, Report, Skipped, Span, Verdict

from .strategies import readings, reports

QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
)


def told(text: str, *, day: str | None = None, reader: str = "reader 1", **fields: str) -> tuple[Report, Reading]:
    """A report of one claim, and its reading."""
    report = Report(text=text, published=datetime.fromisoformat(day) if day else None, **fields)
    claim = Claim(report_id=report.id, reader=reader, span=Span(start=0, stop=len(text) - 1), kind=Kind.STATE)
    return report, Reading(report_id=report.id, reader=reader, claims=(claim,))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    """One case for all examples of a property: ids are digests, so that they do not meet."""
    with Ledger.open(tmp_path_factory.mktemp("case") / "shared.panj") as ledger:
        yield ledger


@QUICK
@given(data=st.data())
def test_a_reading_comes_back_equal(shared: Ledger, data: st.DataObject) -> None:
    report = data.draw(reports())
    reading = data.draw(readings(report))
    added = shared.append(report, reading)
    assert shared.append(report, reading) is False
    back = shared.readings(report.id, "test reader 1")
    assert len(back) == 1
    if added:
        assert back[0] == reading
        assert [c.id for c in back[0].claims] == [c.id for c in reading.claims]


@QUICK
@given(report=reports())
def test_a_report_comes_back_equal(report: Report) -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.append(report, Reading(report_id=report.id, reader="none"))
        (back,) = ledger.reports()
    assert back == report
    assert back.id == report.id


@QUICK
@given(order=st.permutations(range(6)))
def test_the_order_of_adding_leaves_no_trace(order: list[int]) -> None:
    days = ["2021-07-05", "2021-07-05", None, "2021-07-06T03:00:00+05:00", "2021-07-04", None]
    pairs = [told(f"Bridge {n} fell.", day=day) for n, day in enumerate(days)]
    with Ledger.open(":memory:") as ledger, Ledger.open(":memory:") as other:
        for n in order:
            ledger.append(*pairs[n])
        for pair in pairs:
            other.append(*pair)
        assert ledger.contents() == other.contents()


def test_adding_twice_adds_nothing(tmp_path: Path) -> None:
    report, reading = told("The bridge at Sarband fell.")
    with Ledger.open(tmp_path / "a.panj") as ledger:
        assert ledger.append(report, reading) is True
        before = ledger.contents()
        again = replace(report, custody=Custody(sha256="0" * 64, retrieved=datetime.now(UTC), origin="elsewhere"))
        assert ledger.append(again, reading) is False
        assert ledger.contents() == before
    with Ledger.open(tmp_path / "a.panj") as ledger:
        assert ledger.contents() == before


def test_as_of_is_the_end_of_the_day_in_utc_and_keeps_the_undated() -> None:
    early = told("One.", day="2021-07-05T23:59:00+00:00")
    abroad = told("Two.", day="2021-07-06T02:00:00+05:00")  # 21:00 UTC on the 5th
    late = told("Three.", day="2021-07-06T00:00:00")
    undated = told("Four.")
    with Ledger.open(":memory:") as ledger:
        for pair in (late, undated, abroad, early):
            ledger.append(*pair)
        assert [r.text for r in ledger.reports(as_of=date(2021, 7, 5))] == ["Two.", "One.", "Four."]
        assert [c.report_id for c in ledger.claims(as_of=date(2021, 7, 5))] == [abroad[0].id, early[0].id, undated[0].id]
        assert len(ledger.claims(as_of=date(2021, 7, 6))) == 4
        assert len(ledger.claims(as_of=date(2021, 7, 4))) == 1


def test_several_readers_may_read_one_report_and_the_newest_is_shown() -> None:
    report, first = told("The bridge at Sarband fell.", reader="reader 1")
    _, second = told("The bridge at Sarband fell.", reader="reader 2")
    with Ledger.open(":memory:") as ledger:
        assert ledger.append(report, first)
        assert ledger.append(report, second)
        assert ledger.reports() == (report,)
        assert [c.reader for c in ledger.claims()] == ["reader 2"]
        assert ledger.readings(report.id) == (first, second)
        assert ledger.has(report, "reader 1")
        assert not ledger.has(report, "reader 3")


def test_a_person_outranks_a_rule_and_a_later_judgement_an_earlier_one() -> None:
    def judgement(judge: str, verdict: Verdict, hour: int) -> Judgement:
        made = datetime(2021, 7, 5, hour, tzinfo=timezone(timedelta(hours=4, minutes=30)))
        return Judgement(left="a", right="b", verdict=verdict, score=0.5, reason="because", judge=judge, made=made)

    first, person = judgement("rule:words", Verdict.SAME, 1), judgement("person:mina", Verdict.DIFFERENT, 2)
    later, changed = judgement("rule:words", Verdict.SAME, 3), judgement("person:mina", Verdict.UNSURE, 4)
    with Ledger.open(":memory:") as ledger:
        assert [ledger.judge(j) for j in (first, first, person, later)] == [True, False, True, True]
        assert ledger.judgements() == (person,)
        ledger.judge(changed)
        assert ledger.judgements() == (changed,)
        assert ledger.judgements(superseded=True) == (first, person, later, changed)


def test_what_was_skipped_is_noted_once_until_it_is_read() -> None:
    skipped = Skipped(origin="scan.pdf", reason="no text found")
    report, reading = told("The bridge at Sarband fell.")
    custody = Custody(sha256="0" * 64, retrieved=datetime(2021, 7, 5, tzinfo=UTC), origin="scan.pdf")
    with Ledger.open(":memory:") as ledger:
        assert ledger.skip(skipped) is True
        assert ledger.skip(skipped) is False
        assert ledger.skipped() == (skipped,)
        ledger.append(replace(report, custody=custody), reading)
        assert ledger.skipped() == ()


def test_half_a_character_is_refused_by_name() -> None:
    report, reading = told("The bridge \ud800 fell.", title="Sarband")
    with Ledger.open(":memory:") as ledger:
        with pytest.raises(LedgerError, match=r"report \w+ \(Sarband\) holds half a character at offset 11; decode the file as what it is"):
            ledger.append(report, reading)
        assert ledger.reports() == ()


def test_a_reading_of_another_report_is_refused() -> None:
    report, _ = told("One.")
    other, reading = told("Two.")
    with Ledger.open(":memory:") as ledger, pytest.raises(LedgerError, match=f"the reading is of report {other.id}, not {report.id}"):
        ledger.append(report, reading)


def test_a_failure_in_the_middle_leaves_nothing_of_the_report(tmp_path: Path) -> None:
    report, reading = told("The bridge at Sarband fell.")
    broken = replace(reading, claims=(replace(reading.claims[0], reader="half \udc80"),))
    object.__setattr__(broken.claims[0], "id", "\udc80")
    with Ledger.open(tmp_path / "a.panj") as ledger:
        with pytest.raises(LedgerError):
            ledger.append(report, broken)
        assert ledger.reports() == ()
        assert ledger.append(report, reading) is True


def test_sql_users_see_flat_rows(tmp_path: Path) -> None:
    import sqlite3

    report, reading = told("The bridge at Sarband fell.", day="2021-07-05", publisher="Valley Post")
    with Ledger.open(tmp_path / "a.panj") as ledger:
        ledger.append(report, reading)
    connection = sqlite3.connect(tmp_path / "a.panj")
    try:
        rows = connection.execute("SELECT quote, kind, publisher, day FROM claim_rows").fetchall()
    finally:
        connection.close()
    assert rows == [("The bridge at Sarband fell", "STATE", "Valley Post", "2021-07-05")]
