"""Folders of reports: every file is a report or a reason, in a stable order."""

from __future__ import annotations

from pathlib import Path

import pytest

from panj.errors import ReportError
from panj.records import Report, Skipped
from panj.reports import read_reports

TEXT = "The ferry at the crossing has not sailed since Sunday, the port said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"Publisher: Radio Lake\nPublished: 2024-03-05\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / ".hidden").write_text(TEXT, encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.html").write_text(f"<html><body><h1>Ferry</h1><p>{TEXT}</p><p>{TEXT} It rains.</p></body></html>", encoding="utf-8")
    return tmp_path


def _names(found: list[Report | Skipped]) -> list[str]:
    origins = (item.origin if isinstance(item, Skipped) else item.custody.origin if item.custody else "" for item in found)
    return [Path(origin).name for origin in origins]


def test_a_folder_is_read_by_name_and_one_bad_file_stops_nothing(folder: Path) -> None:
    found = list(read_reports([folder]))
    assert _names(found) == ["a.txt", "b.txt", "broken.jpg", "empty.txt", "c.html"]
    assert [isinstance(item, Skipped) for item in found] == [False, False, True, True, False]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert _names(list(read_reports([folder / "b.txt", folder, str(folder / "b.txt")]))).count("b.txt") == 1


def test_day_and_publisher_stand_in_only_where_none_is_stated(folder: Path) -> None:
    found = [item for item in read_reports([folder], published="2024-03-09", publisher="Desk") if isinstance(item, Report)]
    assert [(str(item.day), item.publisher) for item in found[:2]] == [("2024-03-05", "Radio Lake"), ("2024-03-09", "Desk")]


def test_what_is_not_there_is_skipped_aloud(folder: Path) -> None:
    found = list(read_reports([folder / "none.txt", folder / "b.txt"]))
    assert isinstance(found[0], Skipped)
    assert "no such file" in found[0].reason
    assert isinstance(found[1], Report)


def test_a_bad_day_is_the_callers_mistake(folder: Path) -> None:
    with pytest.raises(ReportError, match="YYYY-MM-DD"):
        list(read_reports([folder], published="soon"))
