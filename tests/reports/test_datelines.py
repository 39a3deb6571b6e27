"""Datelines: the shapes that agencies use, and openings that only look like one."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.reports.datelines import find_dateline

DATELINES = [
    ("GUMRUK, March 4 (Reuters) - Trucks wait.", "GUMRUK, March 4 (Reuters) -", "Reuters"),
    ("SAKHT SAR, Afghanistan, 4 March (Tarim) - Trucks wait.", "SAKHT SAR, Afghanistan, 4 March (Tarim) -", "Tarim"),
    ("NAIROBI, Kenya (AP) — Boats wait.", "NAIROBI, Kenya (AP) —", "Associated Press"),
    ("LODWAR, Kenya — Boats wait.", "LODWAR, Kenya —", None),
    ("JUBA --Boats wait.", "JUBA --", None),
    ("N'DJAMENA, Chad (AP)_ Boats wait.", "N'DJAMENA, Chad (AP)_", "Associated Press"),
    ("TAYSHET, 29 June. /Vostok Press/. Trains wait.", "TAYSHET, 29 June. /Vostok Press/.", "Vostok Press"),
    ("(Reuters) - Boats wait.", "(Reuters) -", "Reuters"),
    ("Juba (AFP) – Boats wait.", "Juba (AFP) –", "Agence France-Presse"),
    ("Jammu, Jul 5 (PTI) Trucks wait.", "Jammu, Jul 5 (PTI)", "Press Trust of India"),
    ("JUBA: Boats wait.", "JUBA:", None),
    ("Imphal (Manipur) [India], July 5 (ANI): Trucks wait.", None, None),
    ("Imphal [India], July 5 (ANI): Trucks wait.", "Imphal [India], July 5 (ANI):", "ANI"),
    ("GENEVA/JUBA, 5 July 2023 – Boats wait.", "GENEVA/JUBA, 5 July 2023 –", None),
    ("(Juba, July 5, 2023) – Boats wait.", "(Juba, July 5, 2023) –", None),
    ("MOSUL (Tarim/Radio Lake) - Boats wait.", "MOSUL (Tarim/Radio Lake) -", "Tarim"),
]
NO_DATELINES = [
    "NATO troops left on Friday - the last of them.",
    "UPDATE: The bridge is open.",
    "BREAKING: The bridge is open.",
    "The army (and its allies) - once friends - left.",
    "EU: ministers meet.",
    "Rebels (a small group) - left.",
    "Ministry of Defence: the port is ours.",
    "June 5 - The army left.",
    "Governor Lokai (left) - shown here - spoke.",
    "On July 5, 2023 - a Wednesday - the army left.",
    "FILE - In this photo the bridge is open.",
    "HUNDREDS of soldiers ran.",
    "TOO EARLY TO TELL WHO WON - The count goes on.",
    "KIBISH",
    "",
]


@pytest.mark.parametrize(("paragraph", "words", "agency"), DATELINES)
def test_a_dateline_is_found_with_its_agency(paragraph: str, words: str | None, agency: str | None) -> None:
    found = find_dateline(paragraph)
    assert (found and found.span.of(paragraph)) == words
    assert (found and found.agency) == agency


@pytest.mark.parametrize("paragraph", NO_DATELINES)
def test_other_openings_are_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_the_day_counts_only_with_its_year() -> None:
    dated = find_dateline("JUBA, March 4, 2024 (Reuters) - Boats wait.")
    undated = find_dateline("JUBA, March 4 (Reuters) - Boats wait.")
    assert dated is not None
    assert dated.day == datetime(2024, 3, 4)
    assert undated is not None
    assert undated.day is None


@given(st.text(alphabet="ABCabc ,.()-—/:1234 Marchuly", max_size=150))
def test_a_dateline_lies_in_its_paragraph_and_leaves_words_behind_it(paragraph: str) -> None:
    found = find_dateline(paragraph)
    if found:
        assert found.span.stop <= len(paragraph)
        assert paragraph[found.span.stop :].strip()
