"""Parts of a figure, and figures told of each."""

from __future__ import annotations

import pytest

from panj.reading.figures import counts_each, counts_part, find_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45 pilgrims drowned, among them 12 monks.", [False, True]),
        ("130 barges were held, 22 of them with coal.", [False, True]),
        ("28 sailors, 9 of whom cannot walk, are ashore.", [False, True]),
        ("70 died, including at least 15 cooks.", [False, True]),
        ("17 traders and 9 drivers died.", [False, False]),
    ],
)
def test_parts(text: str, expected: list[bool]) -> None:
    assert [counts_part(figure, text) for figure in find_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Widows get 3 million kroner each.", True),
        ("Families were given 35 litres per person.", True),
        ("Both sides lost 12 men.", False),
    ],
)
def test_each(text: str, expected: bool) -> None:
    assert counts_each(find_figures(text)[0], text) is expected
