"""The tables of tests/reading/cases/figures_*.md, one test a row."""

from __future__ import annotations

import re
from math import isclose
from pathlib import Path

import pytest

from panj.reading.figures import find_figures, governing_figure
from panj.records import Figure, Span

CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table]


def told(figure: Figure) -> str:
    def number(value: float) -> str:
        return f"{value:.4f}".rstrip("0").rstrip(".")

    if figure.low is None and figure.high is not None:
        return f"..{number(figure.high)}"
    assert figure.low is not None
    if figure.high is None:
        return f"{number(figure.low)}.."
    mark = "~" if figure.approximate else ""
    return mark + (number(figure.low) if isclose(figure.low, figure.high) else f"{number(figure.low)}..{number(figure.high)}")


def all_told(text: str) -> str:
    return " ; ".join(told(figure) for figure in find_figures(text)) or "none"


@pytest.mark.parametrize(("text", "expected"), [row[:2] for name in ("figures_values.md", "figures_leftouts.md") for row in rows(name)])
def test_values(text: str, expected: str) -> None:
    assert all_told(text) == expected


@pytest.mark.parametrize(("text", "value", "of", "unit", "effect", "change"), rows("figures_counted.md"))
def test_what_is_counted(text: str, value: str, of: str, unit: str, effect: str, change: str) -> None:
    found = [f for f in find_figures(text) if told(f) == value]
    assert found, all_told(text)
    figure = found[0]
    assert tuple(part or "-" for part in (figure.of, figure.unit, figure.effect, figure.change)) == (of, unit, effect, change)


@pytest.mark.parametrize(("text", "expected"), rows("figures_claims.md"))
def test_the_figure_of_a_claim(text: str, expected: str) -> None:
    start, stop = text.index("["), text.index("]") - 1
    plain = re.sub(r"[\[\]]", "", text)
    figure = governing_figure(find_figures(plain), Span(start=start, stop=stop), plain)
    assert (told(figure) if figure else "none") == expected


@pytest.mark.parametrize("text", [row[0] for row in rows("figures_bad_values.md")])
def test_bad_values_never_raise(text: str) -> None:
    for figure in find_figures(text):
        assert figure.span.of(text)


@pytest.mark.parametrize(("text", "expected"), rows("figures_bad_values.md"))
def test_bad_values_never_invent(text: str, expected: str) -> None:
    assert all_told(text) == expected
