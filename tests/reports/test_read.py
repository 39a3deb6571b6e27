"""Sources to reports: whatever bytes come, a report or a ReportError that says what to try."""

from __future__ import annotations

import hashlib
import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.errors import ReportError
from panj.records import Report
from panj.reports import read_report, report_from_text
from panj.reports.read import MOST_BYTES, MOST_CHARACTERS

TEXT = "The ferry at the crossing has not sailed since Sunday, the port said."


def test_custody_tells_digest_time_and_origin(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(TEXT.encode())
    before = datetime.now(UTC)
    custody = read_report(path).custody
    assert custody is not None
    assert custody.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert before <= custody.retrieved <= datetime.now(UTC)
    assert custody.origin == str(path)


def test_windows_files_read_as_any_other() -> None:
    raw = "\ufeffThe bor\u00adder is closed.\r\n\r\n“Stay,” it said.\r\n".encode()
    assert read_report(raw).text == "The border is closed.\n\n“Stay,” it said."


def test_what_the_caller_says_goes_first() -> None:
    raw = b"Title: A\nPublisher: B\nPublished: 2024-03-05\nURL: https://c.example\n\nThe ferry has stopped."
    stated = read_report(raw)
    assert (stated.title, stated.publisher, stated.day, stated.url) == ("A", "B", date(2024, 3, 5), "https://c.example")
    told = read_report(raw, title="D", publisher="E", published="2024-03-06", url="https://f.example")
    assert (told.title, told.publisher, told.day, told.url) == ("D", "E", date(2024, 3, 6), "https://f.example")


def test_the_dateline_dates_a_report_that_says_nothing_else() -> None:
    assert report_from_text("KIBISH, March 5, 2024 (AFP) - The ferry has stopped.").day == date(2024, 3, 5)
    assert report_from_text("KIBISH, March 5 (AFP) - The ferry has stopped.").published is None


def test_other_languages_are_read_and_named() -> None:
    assert read_report("Управление порта сообщило во вторник, что паром не выйдет до пятницы.".encode()).language == "ru"


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    report = read_report("-")
    assert report.text == TEXT
    assert report.custody is not None
    assert report.custody.origin == "-"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"Title: Only a title\n\n", "\u200b\u00ad".encode()])
def test_nothing_is_no_report(raw: bytes) -> None:
    with pytest.raises(ReportError):
        read_report(raw) if raw != b"Title: Only a title\n\n" else report_from_text("   ")


def test_too_much_is_no_report() -> None:
    with pytest.raises(ReportError, match="split it"):
        read_report(b"x" * (MOST_BYTES + 1))
    with pytest.raises(ReportError, match="split it"):
        read_report(b"x " * MOST_CHARACTERS)
    with pytest.raises(ReportError, match="split it"):
        report_from_text("x" * (MOST_CHARACTERS + 1))


def test_a_folder_or_a_missing_file_is_refused_with_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="read_reports"):
        read_report(tmp_path)
    with pytest.raises(ReportError, match="look at the name"):
        read_report(tmp_path / "none.txt")
    with pytest.raises(ReportError, match="cannot be read"):
        read_report("nul\0name")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ReportError, match="offset 4"):
        report_from_text("The \ud83d ferry")


def test_the_same_text_is_the_same_report() -> None:
    assert report_from_text(TEXT, published="2024-03-05").id == read_report(TEXT.encode(), published="2024-03-05").id


_CHARACTERS = st.characters(exclude_categories=["Cs"])


@given(st.text(_CHARACTERS, min_size=1).filter(lambda text: text.strip() != ""))
@settings(deadline=None)
def test_a_string_stays_exactly_as_it_is(text: str) -> None:
    assert report_from_text(text).text == text


_BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [
                b"<html>",
                b"<p>",
                b"</p>",
                b"<article>",
                b"%PDF-1.4",
                b"\xff",
                b"Title: x\n\n",
                b"The port said so. ",
                b"\r\n",
                b"<ul class=key-points><li>",
                b"\x00",
            ]
        ),
        max_size=10,
    ).map(b"".join),
)


@given(_BYTES)
@settings(deadline=None, max_examples=150)
def test_any_bytes_give_a_report_or_a_report_error(raw: bytes) -> None:
    try:
        report = read_report(raw)
    except ReportError:
        return
    assert isinstance(report, Report)
    assert all(passage.span.stop <= len(report.text) for passage in report.passages)
