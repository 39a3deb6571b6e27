"""The tables of tests/reading/cases/moments*.md, one test a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from panj.reading.moments import find_moments

CASES = Path(__file__).parents[1] / "cases"
COLUMNS = ("text", "published", "words", "value", "earliest", "latest")


def rows() -> list[tuple[str, ...]]:
    """Each row of each table, with the file and line as its name."""
    found = []
    for path in sorted(CASES.glob("moments*.md")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            if line.startswith("|") and len(cells) == len(COLUMNS) and cells != COLUMNS and set(cells[0]) != {"-"}:
                found.append((f"{path.stem}:{number}", *cells))
    return found


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


def test_there_are_enough_cases() -> None:
    assert len(rows()) >= 150


@pytest.mark.parametrize("case", rows(), ids=lambda case: case[0])
def test_case(case: tuple[str, ...]) -> None:
    _, text, published, words, value, earliest, latest = case
    moments = find_moments(text, day(published))
    if words == "-":
        assert [m.span.of(text) for m in moments] == []
        return
    told = {m.span.of(text): m for m in moments}
    assert words in told
    moment = told[words]
    assert (moment.value or "-", moment.earliest, moment.latest) == (value, day(earliest), day(latest))
