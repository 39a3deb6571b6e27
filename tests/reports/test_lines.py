"""JSON Lines: a report a line; a bad line stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

from panj.records import Report, Skipped
from panj.reports import read_reports


def test_each_line_is_a_report_or_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    good = {
        "id": "r1",
        "text": "Boats wait,\r\nthe port said.",
        "publisher": "Radio Lake",
        "published": "2024-03-05T08:00:00Z",
        "title": None,
        "url": 3,
    }
    path.write_text(
        "\n".join([json.dumps(good), "", "{broken", "[]", json.dumps({"text": " "}), json.dumps({"text": "It rains.", "published": "soon"})]),
        encoding="utf-8",
    )
    found = list(read_reports([path], publisher="Desk"))
    assert [isinstance(item, Report) for item in found] == [True, False, False, False, False]
    report = found[0]
    assert isinstance(report, Report)
    assert (report.text, report.publisher, str(report.day)) == (good["text"], "Radio Lake", "2024-03-05")
    assert report.custody is not None
    assert report.custody.origin == f"{path}:1"
    reasons = [item.reason for item in found if isinstance(item, Skipped)]
    assert [reason.split(": ")[0] for reason in reasons] == [f"{path}:{number}" for number in (3, 4, 5, 6)]


def test_a_missing_file_is_skipped_aloud(tmp_path: Path) -> None:
    (skipped,) = read_reports([tmp_path / "none.jsonl"])
    assert isinstance(skipped, Skipped)
