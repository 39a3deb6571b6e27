"""The facade: reports in, situation out, each read once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from panj.case import Case, Desk, as_report
from panj.errors import LedgerError, ReportError
from panj.records import Claim, Kind, Reading, Report, Skipped, Span
from panj.reports import report_from_text
from panj.settings import Settings

TEXT = "The bridge at Sarband fell on Monday."


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read, by a reader that claims the whole of each."""
    texts: list[str] = []

    def read_whole(report: Report, *, reader: SimpleNamespace, gazetteer: object, least_score: float = 0.0) -> Reading:
        texts.append(report.text)
        claim = Claim(
            report_id=report.id, reader=reader.name, span=Span(start=0, stop=len(report.text)), kind=Kind.STATE, score=max(0.5, least_score)
        )
        return Reading(report_id=report.id, reader=reader.name, claims=(claim,))

    monkeypatch.setattr("panj.reading.read_claims", read_whole)
    return texts


@pytest.fixture
def case(read: list[str]):
    with Case(":memory:", reader=SimpleNamespace(name="whole 1"), gazetteer=SimpleNamespace()) as case:
        yield case


def test_a_text_a_path_and_a_report(case: Case, read: list[str], tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Trucks wait at the bridge.\n")
    assert case.add(TEXT, published="2021-07-06", publisher="Valley Post")
    assert case.add(path, published=date(2021, 7, 7))
    assert case.add(report_from_text("The ferry stopped.", published="2021-07-05"))
    assert [str(report.day) for report in case.ledger.reports()] == ["2021-07-05", "2021-07-06", "2021-07-07"]
    assert len(read) == 3


def test_a_report_is_read_once(case: Case, read: list[str]) -> None:
    assert case.add(TEXT)
    assert not case.add(TEXT)
    assert read == [TEXT]


def test_a_better_reader_reads_again(tmp_path: Path, read: list[str]) -> None:
    for version in ("whole 1", "whole 2", "whole 1"):
        with Case(tmp_path / "a.panj", reader=SimpleNamespace(name=version), gazetteer=SimpleNamespace()) as case:
            case.add(TEXT)
            assert len(case.ledger.reports()) == 1
    assert read == [TEXT, TEXT]


def test_the_name_of_a_file_is_no_text(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    with pytest.raises(ReportError) as caught:
        case.add(str(path))
    assert str(caught.value) == f"{str(path)!r} names a file, and a string is taken as a report's text; give Path({str(path)!r})"


@pytest.mark.parametrize("text", ["no/such/file", "x" * 5000, "a\0b", "one\ntwo"])
def test_other_strings_are_texts(text: str) -> None:
    assert as_report(text).text


def test_the_situation_is_of_all_that_was_added(case: Case) -> None:
    case.add(TEXT, published="2021-07-06")
    case.add("The ferry stopped.", published="2021-07-08")
    case.skip(Skipped(origin="scan.pdf", reason="no text"))
    situation = case.situation()
    assert len(situation.reports) == 2
    assert situation.skipped == (Skipped(origin="scan.pdf", reason="no text"),)
    assert [report.text for report in case.situation(as_of=date(2021, 7, 7)).reports] == [TEXT]


def test_rows_and_search(case: Case) -> None:
    case.add(TEXT, published="2021-07-06", publisher="Valley Post")
    (row,) = case.rows()
    assert (row.quote, row.publisher, row.as_json()["published"]) == (TEXT, "Valley Post", "2021-07-06")
    assert [hit.claims for hit in case.search("bridges")] == [(row.id,)]


def test_a_case_that_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is not there; make it with: panj add"):
        Case(tmp_path / "a.panj", must_exist=True)


def test_the_desk_heeds_the_settings(read: list[str]) -> None:
    desk = Desk(Settings(min_score=0.75), reader=SimpleNamespace(name="whole 1"), gazetteer=SimpleNamespace())
    report = report_from_text(TEXT)
    assert [claim.score for claim in desk.read(report).claims] == [0.75]
    assert [claim.score for claim in desk.read(report, min_score=0.9).claims] == [0.9]


def test_the_desk_closes_only_what_it_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    mine = SimpleNamespace(close=lambda: closed.append("mine"))
    monkeypatch.setattr("panj.gazetteer.Gazetteer.open", lambda path=None, **_: SimpleNamespace(close=lambda: closed.append("desk's")))
    with Desk(Settings(), gazetteer=mine) as desk:
        assert desk.gazetteer is mine
    assert closed == []
    with Desk(Settings()) as desk:
        assert desk.gazetteer is not mine
    assert closed == ["desk's"]
