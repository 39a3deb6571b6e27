"""Agencies: names and credits; help and pictures make no author."""

from __future__ import annotations

import pytest

from panj.reports.agencies import find_credit, first_agency, name_agency


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AFP", "Agence France-Presse"),
        ("The Associated Press", "Associated Press"),
        ("A.P.", "Associated Press"),
        ("reuters", "Reuters"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("ap", None),
        ("map", None),
        ("our correspondent", None),
    ],
)
def test_a_name_is_known_in_its_forms(words: str, name: str | None) -> None:
    assert name_agency(words) == name


def test_the_first_of_several_agencies_is_taken() -> None:
    assert first_agency("Herald staff, Reuters and AFP") == "Reuters"
    assert first_agency("AFP in Juba") == "Agence France-Presse"
    assert first_agency("Herald staff") is None


@pytest.mark.parametrize(
    ("ending", "agency"),
    [
        ("\n\nAFP", "Agence France-Presse"),
        ("\n\nAFP / STAFF", "Agence France-Presse"),
        ("\n\nSource: Xinhua", "Xinhua"),
        ("\n\n© 2024 AFP", "Agence France-Presse"),
        ("\n\nCopyright 2024 The Associated Press. All rights reserved. This material may not be rewritten.", "Associated Press"),
        (" —AFP", "Agence France-Presse"),
        (" (Reuters)", "Reuters"),
        ("\n\n(Reporting by Reuters)", "Reuters"),
        ("\n\n(Reporting by A. Lokai in Juba; Editing by B. Deng)", None),
    ],
)
def test_a_credit_is_found_at_the_end(ending: str, agency: str | None) -> None:
    text = "The boats wait.\nNobody told them why." + ending
    credit = find_credit(text)
    assert credit is not None
    assert credit.agency == agency
    assert credit.span.of(text).strip() == ending.strip()


@pytest.mark.parametrize(
    "text",
    [
        "The boats wait.\n\nThe Associated Press contributed to this report.",
        "The boats wait, the port told AFP.",
        "The boats wait.\n\nWe were never told, said Reuters.",
        "AFP",
        "",
    ],
)
def test_help_and_mentions_are_no_credit(text: str) -> None:
    assert find_credit(text) is None


def test_help_with_reporting_gives_no_agency() -> None:
    credit = find_credit("The boats wait.\n\nWith reporting by Reuters and AFP")
    assert credit is not None
    assert credit.agency is None
