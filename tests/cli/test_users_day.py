"""The user's day: a folder of reports to a brief, through the command line, with everything real."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory):
    """A folder to work in, and the command as a user runs it."""
    folder = tmp_path_factory.mktemp("day")

    def run(*words: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "panj", *map(str, words)]
        surroundings = {**os.environ, "PANJ_CONFIG": str(folder / "none.toml"), "COLUMNS": "120"}
        done = subprocess.run(command, cwd=folder, env=surroundings, input=stdin, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done

    run.folder = folder
    return run


def test_a_folder_becomes_a_brief(day) -> None:
    reports = sorted(EXAMPLES.glob("*.txt")) + sorted(EXAMPLES.glob("*.html"))
    added = day("add", "moyale.panj", EXAMPLES)
    assert added.stdout == ""
    assert added.stderr.splitlines()[-1] == f"moyale.panj: {len(reports)} added, 0 already there, 0 skipped"
    again = day("add", "moyale.panj", EXAMPLES)
    assert again.stderr.splitlines()[-1] == f"moyale.panj: 0 added, {len(reports)} already there, 0 skipped"

    brief = json.loads(day("brief", "--case", "moyale.panj", "--format", "json").stdout)
    assert len(brief["reports"]) == len(reports)
    assert brief["key_points"]
    lines = [
        *brief["key_points"],
        *brief["disputes"],
        *brief["timeline"],
        *brief["sources"],
        *(line for board in brief["boards"].values() for line in board),
    ]
    assert all(claim in brief["claims"] for line in lines for claim in line["claims"])

    day("brief", "--case", "moyale.panj", "-o", "brief.html")
    assert "<html" in (day.folder / "brief.html").read_text(encoding="utf-8")
    assert day("brief", "--case", "moyale.panj").stdout

    early = json.loads(day("brief", "--case", "moyale.panj", "--as-of", "2024-03-12", "--format", "json").stdout)
    assert {report["published"][:10] for report in early["reports"]} == {"2024-03-11", "2024-03-12"}


def test_questions_to_the_case(day) -> None:
    day("add", "moyale.panj", EXAMPLES)
    claims = [json.loads(line) for line in day("show", "claims", "--case", "moyale.panj").stdout.splitlines()]
    texts = {row["id"]: row["text"] for row in map(json.loads, day("export", "reports", "--case", "moyale.panj").stdout.splitlines())}
    assert claims
    assert all(texts[row["report_id"]][row["start"] : row["stop"]] == row["quote"] for row in claims)
    assert any(row["origin"] for row in claims)
    assert any(row["low"] for row in claims)
    assert any(row["lat"] for row in claims)
    hits = [json.loads(line) for line in day("search", "refugees", "--case", "moyale.panj").stdout.splitlines()]
    assert hits
    exported = day("export", "--case", "moyale.panj").stdout.splitlines()
    assert [json.loads(line)["id"] for line in exported] == [row["id"] for row in claims]


def test_one_report_from_standard_input(day) -> None:
    text = "More than 300 families crossed the river into Tajikistan on Sunday, a mayor said."
    rows = [json.loads(line) for line in day("read", "-", "--published", "2021-07-06", stdin=text).stdout.splitlines()]
    assert any(row["low"] == 300 and str(row["earliest"]) == "2021-07-04" for row in rows)
