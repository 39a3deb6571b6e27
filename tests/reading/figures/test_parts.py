"""Parts of a figure, and figures told of each."""

from __future__ import annotations

import pytest

from panj.reading.figures import counts_each, counts_part, find_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("33 people were locked in, among them 19 minors.", [False, True]),
        ("212 trucks were turned back, 40 of them with tomatoes.", [False, True]),
        ("36 people, 11 of whom have bullet wounds, are in hospital.", [False, True]),
        ("60 died, including at least 10 children.", [False, True]),
        ("24 civilians and 25 fighters died.", [False, False]),
    ],
)
def test_parts(text: str, expected: list[bool]) -> None:
    assert [counts_part(figure, text) for figure in find_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Survivors get 1.2 million quetzales each.", True),
        ("Families were given 20 litres per person.", True),
        ("Both sides lost 12 men.", False),
    ],
)
def test_each(text: str, expected: bool) -> None:
    assert counts_each(find_figures(text)[0], text) is expected
